//! Cases in the register of one of their two authorities; what was said stands in the statements.

use kpcs_domain::value::{AuthorityId, CertificateNumber, Day, Reference, Timestamp};

use super::Page;
use crate::{
    Row, Sql, StoreFault,
    act::{
        case::{CaseKind, CaseState},
        held::case_key,
    },
    bind,
};

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The certificate as issuer and serial, or the office's reference.
    pub key: String,
    /// 1 for the first case about these goods.
    pub sequence: i64,
    /// The gravest of what it is about.
    pub kind: CaseKind,
    /// Whose turn it is.
    pub state: CaseState,
    /// The certificate; `None` for goods that came without one.
    pub number: Option<CertificateNumber>,
    /// The office's reference; `None` where a certificate names them.
    pub reference: Option<Reference>,
    /// Who opened it.
    pub opened_by: AuthorityId,
    /// Who is asked.
    pub issuer: Option<AuthorityId>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// By when the issuer is to be told or to answer; `None` where no rule sets a day.
    pub due: Option<Day>,
    /// Since when goods are held under it.
    pub held_since: Option<Day>,
    /// When and by what it ended: a word such as `released`.
    pub ended: Option<(Timestamp, String)>,
}

impl CaseRow {
    /// The number or reference, as people write it.
    #[must_use]
    pub fn subject(&self) -> String {
        let number = self.number.as_ref().map(ToString::to_string);
        number.or_else(|| self.reference.as_ref().map(ToString::to_string)).unwrap_or_default()
    }
}

/// One statement of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEntryRow {
    /// Where it stands in the holder's journal.
    pub position: i64,
    /// The code of the act.
    pub act: u64,
    /// Who did it.
    pub authority: AuthorityId,
    /// When.
    pub at: Timestamp,
}

/// Cases in the register of `holder`: the open ones by the day they are due, then those without one, then the ended.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn cases(sql: &Sql<'_>, holder: &AuthorityId, open_only: bool, page: Page) -> Result<Vec<CaseRow>, StoreFault> {
    sql.query(
        "select key, sequence, kind, state, number, reference, opened_by, issuer, opened_at, due, held_since,
             ended_at, ended_how
         from view_case where holder = $1 and ($2 = 0 or state <> 'ended')
         order by state = 'ended', case when state = 'ended' then 0 else due is null end,
             case when state = 'ended' then -ended_at else due end, opened_at, key, sequence
         limit $3 offset $4",
        bind![holder, open_only, i64::from(page.limit), i64::from(page.offset)],
        read,
    )
}

/// How many cases of `holder` are open, and how many of those were due before `today`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_cases(sql: &Sql<'_>, holder: &AuthorityId, today: Day) -> Result<(i64, i64), StoreFault> {
    let found = sql.query_one(
        "select count(*), coalesce(sum(due is not null and due < $2), 0) from view_case
         where holder = $1 and state <> 'ended'",
        bind![holder, today],
        |row| Ok((row.integer(0)?, row.integer(1)?)),
    )?;
    Ok(found.unwrap_or((0, 0)))
}

/// Every case about the goods named, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn cases_of(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: Option<&CertificateNumber>,
    reference: Option<&Reference>,
) -> Result<Vec<CaseRow>, StoreFault> {
    sql.query(
        "select key, sequence, kind, state, number, reference, opened_by, issuer, opened_at, due, held_since,
             ended_at, ended_how
         from view_case where holder = $1 and key = $2 order by sequence desc",
        bind![holder, case_key(number, reference)],
        read,
    )
}

/// The statements of a case, in the order of the holder's journal.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn case_entries(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    key: &str,
    sequence: i64,
) -> Result<Vec<CaseEntryRow>, StoreFault> {
    sql.query(
        "select position, act, authority, at from view_case_entry
         where holder = $1 and key = $2 and sequence = $3 order by position",
        bind![holder, key, sequence],
        |row| {
            Ok(CaseEntryRow {
                position: row.integer(0)?,
                act: row.integer(1)?.cast_unsigned(),
                authority: row.parsed(2)?,
                at: row.instant(3)?,
            })
        },
    )
}

/// Where goods that came without a certificate stand, in one word; `None` for an unknown reference.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn goods_without_certificate(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    reference: &Reference,
) -> Result<Option<kpcs_domain::certificate::Goods>, StoreFault> {
    sql.query_one(
        "select state from view_goods_without_certificate where receiver = $1 and reference = $2",
        bind![receiver, reference],
        |row| row.word(0, kpcs_domain::certificate::Goods::parse),
    )
}

fn read(row: &Row<'_>) -> Result<CaseRow, StoreFault> {
    Ok(CaseRow {
        key: row.text(0)?,
        sequence: row.integer(1)?,
        kind: row.word(2, CaseKind::parse)?,
        state: row.word(3, CaseState::parse)?,
        number: row.optional_parsed(4)?,
        reference: row.optional_parsed(5)?,
        opened_by: row.parsed(6)?,
        issuer: row.optional_parsed(7)?,
        opened_at: row.instant(8)?,
        due: row.optional_day(9)?,
        held_since: row.optional_day(10)?,
        ended: row.optional_instant(11)?.zip(row.optional_text(12)?),
    })
}
