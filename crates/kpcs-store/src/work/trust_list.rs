//! The trust lists that a hub has signed, each with its version.
//!
//! Invariant: versions ascend without a gap; a list that was signed is kept.
//! Must not know: what a list says.
//! Source: docs/formats/trust.md; threat-model 9.6.

use kpcs_domain::value::{Digest, Timestamp};

use crate::{Sql, StoreFault, bind};

/// A list that was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedList {
    /// Its version, from 1.
    pub version: u64,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// What it says beside version, predecessor and day.
    pub content: Vec<u8>,
    /// It, with its signatures.
    pub signed: Vec<u8>,
    /// When it was made.
    pub made_at: Timestamp,
}

/// The newest list; `None` before the first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn newest_trust_list(sql: &Sql<'_>) -> Result<Option<SignedList>, StoreFault> {
    sql.query_one(
        "select version, digest, content, signed, made_at from work_trust_list order by version desc limit 1",
        bind![],
        |row| {
            let wrong = |_| StoreFault::Row { table: "work_trust_list", reason: "a digest of another length".into() };
            Ok(SignedList {
                version: row.integer(0)?.cast_unsigned(),
                digest: row.blob(1)?.try_into().map(Digest).map_err(wrong)?,
                content: row.blob(2)?,
                signed: row.blob(3)?,
                made_at: row.instant(4)?,
            })
        },
    )
}

/// Keeps a list.
///
/// # Errors
/// [`StoreFault`] of the engine, also for a version that is there.
pub fn keep_trust_list(sql: &Sql<'_>, list: &SignedList) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_trust_list (version, digest, content, signed, made_at) values ($1, $2, $3, $4, $5)",
        bind![list.version, list.digest, list.content.clone(), list.signed.clone(), list.made_at],
    )?;
    Ok(())
}
