//! What happened, in order: to a certificate, to a file, at an office.

use kpcs_domain::{
    act::{ActInfo, DocumentKind, Effect},
    value::{AuthorityId, CertificateNumber, Timestamp},
};

use super::Page;
use crate::{Row, Sql, StoreFault, act::info_of, bind};

/// One act.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRow {
    /// Its journal entry.
    pub position: i64,
    /// The act.
    pub act: &'static ActInfo,
    /// When it was stated.
    pub at: Timestamp,
    /// Who stated it.
    pub authority: AuthorityId,
    /// Who received it; `None` for an act of the register's own authority.
    pub received_by: Option<AuthorityId>,
    /// What it is about, in one word.
    pub subject: String,
    /// What document or fact it states; `None` for acts of the authority alone.
    pub document: Option<DocumentKind>,
    /// What it does to the state.
    pub effect: Option<Effect>,
}

/// What the register of `holder` has of a certificate, oldest first: its own acts and what it received.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn timeline_of_number(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Vec<TimelineRow>, StoreFault> {
    sql.query(
        "select position, act, at, authority, received_by, subject, document, effect from view_act
         where participant = $1 and serial = $2
             and ((authority = $3 and received_by = '') or received_by = $3)
         order by position",
        bind![&number.issuer(), number.serial(), holder],
        read,
    )
}

/// What the register of `holder` has of a file, a Participant or a key, oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn timeline_of_subject(sql: &Sql<'_>, holder: &AuthorityId, subject: &str) -> Result<Vec<TimelineRow>, StoreFault> {
    sql.query(
        "select position, act, at, authority, received_by, subject, document, effect from view_act
         where subject = $1 and ((authority = $2 and received_by = '') or received_by = $2)
         order by position",
        bind![subject, holder],
        read,
    )
}

/// What happened in the register of `holder`, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn timeline_of_authority(sql: &Sql<'_>, holder: &AuthorityId, page: Page) -> Result<Vec<TimelineRow>, StoreFault> {
    sql.query(
        "select position, act, at, authority, received_by, subject, document, effect from view_act
         where ((authority = $1 and received_by = '') or received_by = $1) and ($4 is null or position < $4)
         order by position desc limit $2 offset $3",
        bind![holder, i64::from(page.limit), i64::from(page.offset), page.below],
        read,
    )
}

pub(super) fn read(row: &Row<'_>) -> Result<TimelineRow, StoreFault> {
    let code = row.integer(1)?;
    let unknown = || StoreFault::Row { table: "view_act", reason: format!("the act {code}") };
    let document = row.optional_text(6)?;
    let effect = row.optional_text(7)?;
    Ok(TimelineRow {
        position: row.integer(0)?,
        act: info_of(code.cast_unsigned()).ok_or_else(unknown)?,
        at: row.instant(2)?,
        authority: row.parsed(3)?,
        received_by: AuthorityId::parse(&row.text(4)?).ok(),
        subject: row.text(5)?,
        document: document.and_then(|word| DocumentKind::parse(&word).ok()),
        effect: effect.and_then(|word| Effect::parse(&word).ok()),
    })
}
