//! What is new in an office's work since somebody looked: prepared acts, answers by link, events of accounts.
//!
//! Invariant: no content of an act is read; a number, a name and a time are enough to tell somebody.
//! Must not know: who is to be told.

use kpcs_domain::value::{AuthorityId, OfficerHandle, Timestamp};

use super::{OfficeEntry, OfficeEvent};
use crate::{Sql, StoreFault, bind};

/// A prepared act without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedRow {
    /// Its number.
    pub proposal: i64,
    /// Whose.
    pub authority: AuthorityId,
    /// The code of the act.
    pub act: u64,
    /// What it is about, as people write it.
    pub subject: String,
    /// Who prepared it.
    pub prepared_by: OfficerHandle,
    /// When.
    pub prepared_at: Timestamp,
}

/// Prepared acts after a number that still wait, the oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn prepared_after(sql: &Sql<'_>, proposal: i64, limit: i64) -> Result<Vec<PreparedRow>, StoreFault> {
    sql.query(
        "select proposal, authority, act, coalesce(number, subject), prepared_by, prepared_at from work_proposal
         where proposal > $1 and state = 'prepared' order by proposal limit $2",
        bind![proposal, limit],
        |row| {
            Ok(PreparedRow {
                proposal: row.integer(0)?,
                authority: row.parsed(1)?,
                act: row.integer(2)?.cast_unsigned(),
                subject: row.text(3)?,
                prepared_by: row.parsed(4)?,
                prepared_at: row.instant(5)?,
            })
        },
    )
}

/// Answers by link that nobody has dealt with, of every office: letter, office, certificate and when.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn answers_waiting(sql: &Sql<'_>) -> Result<Vec<(i64, AuthorityId, String, Timestamp)>, StoreFault> {
    sql.query(
        "select message, authority, number, answered_at from work_reply_link
         where answered_at is not null and settled is null order by answered_at, message",
        bind![],
        |row| Ok((row.integer(0)?, row.parsed(1)?, row.text(2)?, row.instant(3)?)),
    )
}

/// Entries of the offices' own records after a number, the oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn office_entries_after(sql: &Sql<'_>, entry: i64, limit: i64) -> Result<Vec<OfficeEntry>, StoreFault> {
    sql.query(
        "select entry, authority, at, handle, event, subject, source from work_office_record
         where entry > $1 order by entry limit $2",
        bind![entry, limit],
        |row| {
            Ok(OfficeEntry {
                entry: row.integer(0)?,
                authority: row.parsed(1)?,
                at: row.instant(2)?,
                handle: row.parsed(3)?,
                event: row.word(4, OfficeEvent::parse)?,
                subject: row.text(5)?,
                source: row.text(6)?,
            })
        },
    )
}
