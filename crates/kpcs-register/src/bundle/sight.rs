//! Who may see which part of a statement in a bundle.
//!
//! Invariant: in doubt nothing. The public sees public acts; a Participant header parts besides, and the content of what one of its authorities
//! stated or received; an authority everything of its own besides. A statement of another year is shown only where its act is public.
//! Must not know: how parts are written.
//! Source: threat-model 12.1; decision 1.

use kpcs_audit::Reader;
use kpcs_domain::{
    act::Tier,
    value::{AuthorityId, CountryCode, Timestamp},
};
use kpcs_statement::PartName;
use kpcs_store::{
    Sql, StoreFault,
    act::info_of,
    entry,
    work::{LoggedRow, received_by},
};

/// The parts of a header for everybody.
const HEADER: &[PartName] = &[PartName::Header];
const CONTENT: &[PartName] = &[PartName::Header, PartName::Core, PartName::Details];

/// What a reader sees of one statement.
pub(super) struct Sight {
    pub parts: &'static [PartName],
    /// It is of the reader's own chain, in this year.
    pub is_own: bool,
    pub is_of_year: bool,
}

/// What one reader sees of a year.
pub(super) struct Sights<'a> {
    sql: &'a Sql<'a>,
    reader: &'a Reader,
    year: (Timestamp, Timestamp),
}

impl<'a> Sights<'a> {
    pub const fn new(sql: &'a Sql<'a>, reader: &'a Reader, year: (Timestamp, Timestamp)) -> Self {
        Self { sql, reader, year }
    }

    /// What is seen of a statement; `None` for one of which only its place is seen.
    pub fn of(&self, row: &LoggedRow) -> Result<Option<Sight>, StoreFault> {
        let is_of_year = self.year.0 <= row.at && row.at < self.year.1;
        let is_readers = matches!(self.reader, Reader::Authority(own) if *own == row.authority);
        let is_own = is_of_year && is_readers && row.running.is_some();
        let tier = info_of(row.act).map(|info| info.tier);
        let parts = match (tier, self.reader) {
            _ if is_own => &PartName::ALL,
            (Some(Tier::Public), _) => HEADER,
            (Some(Tier::Header), Reader::Participant(code)) if is_of_year => self.of_header(row, Some(*code))?,
            (Some(Tier::Header), Reader::Authority(own)) if is_of_year => self.of_header(row, own.participant())?,
            _ => return Ok(None),
        };
        Ok(Some(Sight { parts, is_own, is_of_year }))
    }

    fn of_header(&self, row: &LoggedRow, reader: Option<CountryCode>) -> Result<&'static [PartName], StoreFault> {
        let is_readers = |authority: &AuthorityId| reader.is_some() && authority.participant() == reader;
        if is_readers(&row.authority) {
            return Ok(CONTENT);
        }
        let leaf = entry(self.sql, row.position)?.opened.statement().leaf();
        let is_party = received_by(self.sql, leaf)?.iter().any(is_readers);
        Ok(if is_party { CONTENT } else { HEADER })
    }
}
