//! What other nodes have said of certificates, as far as the node that runs the log may see: header parts. For Participants.

use kpcs_domain::{
    act::{Act as _, Effect, IssueCertificate, IssueTechnicalCertificate, ReplaceCertificate},
    value::{AuthorityId, CertificateNumber, CountryCode, Timestamp},
};

use crate::{Row, Sql, StoreFault, act::FindingKind, bind};

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardRow {
    /// Who said it.
    pub authority: AuthorityId,
    /// The act's code.
    pub act: u64,
    /// What it does.
    pub effect: Effect,
    /// The certificate that it is about.
    pub number: CertificateNumber,
    /// Where its goods are to go, as that act says.
    pub destination: Option<CountryCode>,
}

impl HeardRow {
    /// Whether this is the issue of a certificate by one of its Participant's authorities.
    #[must_use]
    pub fn issues(&self) -> bool {
        is_issue(self.act) && self.effect == Effect::Issued && self.is_of_issuer()
    }

    /// Whether an authority of the issuing Participant says it.
    #[must_use]
    pub fn is_of_issuer(&self) -> bool {
        self.authority.participant() == Some(self.number.issuer())
    }
}

/// Whether the act with this code issues a certificate.
#[must_use]
pub fn is_issue(act: u64) -> bool {
    [IssueCertificate::INFO.code, ReplaceCertificate::INFO.code, IssueTechnicalCertificate::INFO.code].contains(&act)
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// What.
    pub kind: FindingKind,
    /// When it was stated, as it says itself.
    pub at: Timestamp,
    /// Its place in the log, once it has one.
    pub place: Option<u64>,
    /// What was said.
    pub said: HeardRow,
}

/// What is not as it should be, the newest first, and how much there is of it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn findings(sql: &Sql<'_>, limit: i64) -> Result<(Vec<FindingRow>, u64), StoreFault> {
    let rows = sql.query(
        "select h.authority, h.act, h.effect, h.number, h.destination, f.kind, j.at, w.place
         from view_finding f join view_heard h on h.position = f.position join journal_entry j on j.position = f.position
         left join work_log_entry w on w.position = f.position order by f.position desc limit $1",
        bind![limit],
        |row| {
            Ok(FindingRow {
                kind: row.word(5, FindingKind::parse)?,
                at: row.instant(6)?,
                place: row.optional_integer(7)?.map(i64::cast_unsigned),
                said: read(row)?,
            })
        },
    )?;
    let all = sql.query_integer("select count(*) from view_finding", bind![])?;
    Ok((rows, all.unwrap_or(0).cast_unsigned()))
}

/// Everything that was said of a certificate, in the order in which it came.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn heard_of(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Vec<HeardRow>, StoreFault> {
    sql.query(
        "select authority, act, effect, number, destination from view_heard
         where participant = $1 and serial = $2 order by position",
        bind![&number.issuer(), number.serial()],
        read,
    )
}

/// What was said of certificates that refer to this one.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn heard_referring_to(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Vec<HeardRow>, StoreFault> {
    sql.query(
        "select authority, act, effect, number, destination from view_heard where refers_to = $1 order by position",
        bind![number],
        read,
    )
}

/// The places from `first` up to before `end` of the log at which other nodes have said something of a certificate, each with its number.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn heard_between(sql: &Sql<'_>, (first, end): (u64, u64)) -> Result<Vec<(u64, HeardRow)>, StoreFault> {
    sql.query(
        "select h.authority, h.act, h.effect, h.number, h.destination, w.place
         from work_log_entry w join view_heard h on h.position = w.position where w.place >= $1 and w.place < $2",
        bind![first, end],
        |row| Ok((row.integer(5)?.cast_unsigned(), read(row)?)),
    )
}

fn read(row: &Row<'_>) -> Result<HeardRow, StoreFault> {
    Ok(HeardRow {
        authority: row.parsed(0)?,
        act: row.integer(1)?.cast_unsigned(),
        effect: row.word(2, Effect::parse)?,
        number: row.parsed(3)?,
        destination: row.optional_parsed(4)?,
    })
}
