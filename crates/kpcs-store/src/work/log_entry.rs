//! Where statements stand in the log: found in the journal, given a place, proven.
//!
//! Invariant: the journal is the outbox; a place never changes; a proof is kept as it was handed out.
//! Must not know: how a proof is made or checked.
//! Source: decisions 4 and 15; docs/formats/log.md.

use kpcs_domain::{
    act::Tier,
    value::{AuthorityId, Digest, Timestamp},
};

use crate::{Row, Sql, StoreFault, act::info_of, bind, work::setting};

use super::put_setting;

/// The setting that says up to which entry of the journal statements have been found.
const FOUND: &str = "log_found";

/// A statement on its way into the log, or in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its entry in the journal.
    pub position: i64,
    /// Its leaf: what the log holds of it.
    pub leaf: Digest,
    /// Its place in the log.
    pub place: Option<u64>,
    /// The log proof.
    pub proof: Option<Vec<u8>>,
    /// The log's time of that proof.
    pub logged_at: Option<Timestamp>,
}

/// A proof that has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogProofRow {
    /// The statement's entry in the journal.
    pub position: i64,
    /// The log proof.
    pub proof: Vec<u8>,
    /// The log's time.
    pub logged_at: Timestamp,
}

/// What waits, of one authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogWaiting {
    /// Its entry in the journal.
    pub position: i64,
    /// The act's code.
    pub act: u64,
    /// When it was stated.
    pub at: Timestamp,
    /// Its place, if it has one: then only witnesses are missing.
    pub place: Option<u64>,
    /// Why the log did not register it, as the log says it.
    pub refused: Option<String>,
}

/// Finds up to `limit` further statements in the journal that belong into the log: own ones of the tiers public and header, and those of the
/// scheme's public record. Acts inside one authority need no leaf of their own, the next of its chain covers them (decisions 4).
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn find_for_log(sql: &Sql<'_>, limit: i64) -> Result<u64, StoreFault> {
    let found = setting(sql, FOUND)?.and_then(|text| text.parse::<i64>().ok()).unwrap_or(0);
    let rows = sql.query(
        "select position, leaf, act, received_by from journal_entry where position > $1 order by position limit $2",
        bind![found, limit],
        |row| Ok((row.integer(0)?, row.blob(1)?, row.integer(2)?.cast_unsigned(), row.text(3)?)),
    )?;
    let Some((last, ..)) = rows.last() else { return Ok(0) };
    put_setting(sql, FOUND, &last.to_string())?;
    let of_record = |received_by: &str| received_by.is_empty() || received_by == AuthorityId::scheme().as_str();
    let belongs = |act: u64, received_by: &str| {
        of_record(received_by) && info_of(act).is_some_and(|info| info.tier != Tier::Authority)
    };
    for (position, leaf, ..) in rows.iter().filter(|(_, _, act, received_by)| belongs(*act, received_by)) {
        sql.execute(
            "insert into work_log_entry (position, leaf) values ($1, $2) on conflict (position) do nothing",
            bind![*position, leaf.clone()],
        )?;
    }
    Ok(rows.len() as u64)
}

/// Up to `limit` statements without a place, oldest first; those that the log did not register after `refused_since` are left alone.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn without_place(sql: &Sql<'_>, limit: i64, refused_since: Timestamp) -> Result<Vec<LogEntry>, StoreFault> {
    sql.query(
        "select position, leaf, place, proof, logged_at from work_log_entry
         where proof is null and place is null and (refused_at is null or refused_at <= $2) order by position limit $1",
        bind![limit, refused_since],
        read,
    )
}

/// Up to `limit` statements with a place and without a proof, oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn without_proof(sql: &Sql<'_>, limit: i64) -> Result<Vec<LogEntry>, StoreFault> {
    sql.query(
        "select position, leaf, place, proof, logged_at from work_log_entry where proof is null and place is not null
         order by position limit $1",
        bind![limit],
        read,
    )
}

/// Keeps the place of a statement.
///
/// # Errors
/// [`StoreFault`] of the engine, also when it had another place.
pub fn put_place(sql: &Sql<'_>, position: i64, place: u64) -> Result<(), StoreFault> {
    sql.execute(
        "update work_log_entry set place = $2, refused = null, refused_at = null where position = $1",
        bind![position, place],
    )?;
    Ok(())
}

/// Keeps why the log did not register a statement, and when that was.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_refusal(sql: &Sql<'_>, position: i64, why: &str, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "update work_log_entry set refused = $2, refused_at = $3 where position = $1 and place is null",
        bind![position, why, at],
    )?;
    Ok(())
}

/// The first place of this node's own that was proven at `at` or later; where there is none, the one after its last.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn first_place_at(sql: &Sql<'_>, at: Timestamp) -> Result<u64, StoreFault> {
    let first = sql.query_integer(
        "select coalesce((select min(place) from work_log_entry where logged_at >= $1),
                         (select max(place) + 1 from work_log_entry), 0)",
        bind![at],
    )?;
    Ok(first.unwrap_or(0).cast_unsigned())
}

/// Keeps a proof, unless there is one.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_proof(sql: &Sql<'_>, row: &LogProofRow) -> Result<(), StoreFault> {
    sql.execute(
        "update work_log_entry set proof = $2, logged_at = $3 where position = $1 and proof is null",
        bind![row.position, row.proof.clone(), row.logged_at],
    )?;
    Ok(())
}

/// The statement of a leaf.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn log_entry(sql: &Sql<'_>, leaf: Digest) -> Result<Option<LogEntry>, StoreFault> {
    sql.query_one(
        "select position, leaf, place, proof, logged_at from work_log_entry where leaf = $1",
        bind![leaf],
        read,
    )
}

/// What waits of an authority, oldest first, and how many there are.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn log_waiting(sql: &Sql<'_>, authority: &AuthorityId, limit: i64) -> Result<(Vec<LogWaiting>, u64), StoreFault> {
    let rows = sql.query(
        "select w.position, j.act, j.at, w.place, w.refused from work_log_entry w join journal_entry j on j.position = w.position
         where w.proof is null and j.authority = $1 order by w.position limit $2",
        bind![authority, limit],
        |row| {
            Ok(LogWaiting {
                position: row.integer(0)?,
                act: row.integer(1)?.cast_unsigned(),
                at: row.instant(2)?,
                place: row.optional_integer(3)?.map(i64::cast_unsigned),
                refused: row.optional_text(4)?,
            })
        },
    )?;
    let all = sql.query_integer(
        "select count(*) from work_log_entry w join journal_entry j on j.position = w.position
         where w.proof is null and j.authority = $1",
        bind![authority],
    )?;
    Ok((rows, all.unwrap_or(0).cast_unsigned()))
}

/// How many statements of this node wait for their proof, and when the oldest was made.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn log_backlog(sql: &Sql<'_>) -> Result<(u64, Option<Timestamp>), StoreFault> {
    let found = sql.query_one(
        "select count(*), min(j.at) from work_log_entry w join journal_entry j on j.position = w.position
         where w.proof is null",
        bind![],
        |row| Ok((row.integer(0)?.cast_unsigned(), row.optional_integer(1)?.and_then(Timestamp::from_seconds))),
    )?;
    Ok(found.unwrap_or((0, None)))
}

fn read(row: &Row<'_>) -> Result<LogEntry, StoreFault> {
    let leaf = row.blob(1)?.try_into().map(Digest);
    Ok(LogEntry {
        position: row.integer(0)?,
        leaf: leaf
            .map_err(|_| StoreFault::Row { table: "work_log_entry", reason: "a leaf of another length".into() })?,
        place: row.optional_integer(2)?.map(i64::cast_unsigned),
        proof: row.optional_blob(3)?,
        logged_at: row.optional_integer(4)?.and_then(Timestamp::from_seconds),
    })
}
