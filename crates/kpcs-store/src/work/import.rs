//! Files of many requests that somebody has sent: kept until they are confirmed or a day has passed.
//!
//! Invariant: a file belongs to the person who sent it and is found by nobody else; the same file is kept once; once it is
//! recorded its bytes are gone and what came of it stays for a while.
//! Must not know: what stands in a file.
//! Source: issue 02, demand 5; interface 2 ("nothing typed is lost").

use kpcs_domain::value::{Digest, OfficerHandle, Timestamp};

use crate::{Row, Sql, StoreFault, bind};

/// A file waits so long to be confirmed.
const WAIT_SECONDS: i64 = 86_400;
/// What came of a file stays so long.
const OUTCOME_SECONDS: i64 = 30 * 86_400;
/// The most files of one person that wait.
const LIMIT_WAITING: i64 = 10;

/// A file with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// Its number.
    pub id: i64,
    /// What it holds, as the sender said.
    pub kind: String,
    /// The bytes; empty once it is recorded.
    pub content: Vec<u8>,
    /// What the sender says of how it is written.
    pub said: String,
    /// When it came.
    pub kept_at: Timestamp,
    /// When it was recorded.
    pub recorded_at: Option<Timestamp>,
    /// What came of it, a line for each request.
    pub outcome: String,
}

/// Keeps a person's file and forgets old ones; the same file again keeps its number and what came of it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn keep_import(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    (kind, digest, content): (&str, Digest, Vec<u8>),
    at: Timestamp,
) -> Result<i64, StoreFault> {
    sweep(sql, at)?;
    sql.execute(
        "insert into work_import (handle, kind, digest, content, said, kept_at, outcome)
         values ($1, $2, $3, $4, '', $5, '')
         on conflict (handle, kind, digest) do update set kept_at = excluded.kept_at",
        bind![handle, kind, digest, content, at],
    )?;
    sql.execute(
        "delete from work_import where handle = $1 and recorded_at is null and file not in
         (select file from work_import where handle = $1 and recorded_at is null order by kept_at desc, file desc limit $2)",
        bind![handle, LIMIT_WAITING],
    )?;
    let id = sql.query_integer(
        "select file from work_import where handle = $1 and kind = $2 and digest = $3",
        bind![handle, kind, digest],
    )?;
    Ok(id.unwrap_or_default())
}

/// A person's file; `None` for another's, and for one that has waited too long.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn import_file(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    id: i64,
    now: Timestamp,
) -> Result<Option<ImportFile>, StoreFault> {
    sql.query_one(
        "select file, kind, content, said, kept_at, recorded_at, outcome from work_import
         where handle = $1 and file = $2 and (recorded_at is not null or kept_at > $3)",
        bind![handle, id, now.plus_seconds(-WAIT_SECONDS)],
        read,
    )
}

/// A person's files that wait, the newest first, without their bytes.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn imports_waiting(sql: &Sql<'_>, handle: &OfficerHandle, now: Timestamp) -> Result<Vec<ImportFile>, StoreFault> {
    sql.query(
        "select file, kind, x'', said, kept_at, recorded_at, outcome from work_import
         where handle = $1 and recorded_at is null and kept_at > $2 order by kept_at desc, file desc",
        bind![handle, now.plus_seconds(-WAIT_SECONDS)],
        read,
    )
}

/// Keeps what the sender says of how a file is written.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn say_of_import(sql: &Sql<'_>, handle: &OfficerHandle, id: i64, said: &str) -> Result<(), StoreFault> {
    sql.execute("update work_import set said = $1 where handle = $2 and file = $3", bind![said, handle, id])?;
    Ok(())
}

/// Notes that a file is recorded, and lets its bytes go; the first note stays.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn import_recorded(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    (id, outcome): (i64, &str),
    at: Timestamp,
) -> Result<(), StoreFault> {
    sql.execute(
        "update work_import set content = x'', recorded_at = $1, outcome = $2
         where handle = $3 and file = $4 and recorded_at is null",
        bind![at, outcome, handle, id],
    )?;
    Ok(())
}

/// Forgets a file that waits.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn drop_import(sql: &Sql<'_>, handle: &OfficerHandle, id: i64) -> Result<(), StoreFault> {
    sql.execute("delete from work_import where handle = $1 and file = $2 and recorded_at is null", bind![handle, id])?;
    Ok(())
}

fn sweep(sql: &Sql<'_>, now: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "delete from work_import where (recorded_at is null and kept_at <= $1) or recorded_at <= $2",
        bind![now.plus_seconds(-WAIT_SECONDS), now.plus_seconds(-OUTCOME_SECONDS)],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<ImportFile, StoreFault> {
    Ok(ImportFile {
        id: row.integer(0)?,
        kind: row.text(1)?,
        content: row.blob(2)?,
        said: row.text(3)?,
        kept_at: row.instant(4)?,
        recorded_at: row.optional_instant(5)?,
        outcome: row.text(6)?,
    })
}
