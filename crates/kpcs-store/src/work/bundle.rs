//! What an audit bundle asks: statements in the order of the log, who received them, what the chain alone holds, earlier trust lists.
//!
//! Invariant: reads only; rows come a slice at a time, so that a year needs no more memory than a day.
//! Must not know: who may see what.
//! Source: docs/formats/bundle.md.

use kpcs_domain::value::{AuthorityId, Digest, Timestamp};

use super::LogEntry;
use crate::{ChainHead, Row, Sql, StoreFault, bind, work::log_entry};

/// A statement that has its place in the log: an own one, or one of another node as far as it is known here.
#[derive(Debug, Clone)]
pub struct LoggedRow {
    /// The place.
    pub place: u64,
    /// Its entry in the journal.
    pub position: i64,
    /// Its act.
    pub act: u64,
    /// When it was stated.
    pub at: Timestamp,
    /// Who stated it.
    pub authority: AuthorityId,
    /// Its running number; `None` for one of another node.
    pub running: Option<u64>,
}

/// Up to `limit` statements from place `from` on and before `end`, in the order of the log.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn logged_from(sql: &Sql<'_>, from: u64, end: u64, limit: i64) -> Result<Vec<LoggedRow>, StoreFault> {
    sql.query(
        "select w.place, w.position, j.act, j.at, j.authority, j.running
         from work_log_entry w join journal_entry j on j.position = w.position
         where w.place >= $1 and w.place < $2 order by w.place limit $3",
        bind![from, end, limit],
        |row| {
            Ok(LoggedRow {
                place: row.integer(0)?.cast_unsigned(),
                position: row.integer(1)?,
                act: row.integer(2)?.cast_unsigned(),
                at: row.instant(3)?,
                authority: row.parsed(4)?,
                running: row.optional_integer(5)?.map(i64::cast_unsigned),
            })
        },
    )
}

/// The first and the last place of statements made from `from` on and before `to`; `None` where there is none.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn places_between(sql: &Sql<'_>, from: Timestamp, to: Timestamp) -> Result<Option<(u64, u64)>, StoreFault> {
    let found = sql.query_one(
        "select min(w.place), max(w.place) from work_log_entry w join journal_entry j on j.position = w.position
         where j.at >= $1 and j.at < $2",
        bind![from, to],
        |row| Ok((row.optional_integer(0)?, row.optional_integer(1)?)),
    )?;
    Ok(found.and_then(|(first, last)| Some((first?.cast_unsigned(), last?.cast_unsigned()))))
}

/// How many own statements made from `from` on and before `to` have no place below `size`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn waiting_between(sql: &Sql<'_>, from: Timestamp, to: Timestamp, size: u64) -> Result<u64, StoreFault> {
    let found = sql.query_integer(
        "select count(*) from work_log_entry w join journal_entry j on j.position = w.position
         where j.at >= $1 and j.at < $2 and (w.place is null or w.place >= $3)",
        bind![from, to, size],
    )?;
    Ok(found.unwrap_or(0).cast_unsigned())
}

/// The first statement from place `from` on whose proof is kept.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn proven_from(sql: &Sql<'_>, from: u64) -> Result<Option<LogEntry>, StoreFault> {
    let leaf = sql.query_one(
        "select leaf from work_log_entry where place >= $1 and proof is not null order by place limit 1",
        bind![from],
        |row| leaf(row, 0),
    )?;
    leaf.map_or(Ok(None), |leaf| log_entry(sql, leaf))
}

/// Who has received the statement of `leaf`, as far as this journal knows.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn received_by(sql: &Sql<'_>, leaf: Digest) -> Result<Vec<AuthorityId>, StoreFault> {
    sql.query("select received_by from journal_entry where leaf = $1 and received_by <> ''", bind![leaf], |row| {
        row.parsed(0)
    })
}

/// Where the chain of `authority` stood before `at`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn chain_before(sql: &Sql<'_>, authority: &AuthorityId, at: Timestamp) -> Result<ChainHead, StoreFault> {
    let head = sql.query_one(
        "select running, leaf from journal_entry where authority = $1 and received_by = '' and at < $2
         order by running desc limit 1",
        bind![authority, at],
        |row| Ok(ChainHead { running: row.integer(0)?.cast_unsigned(), leaf: leaf(row, 1)? }),
    )?;
    Ok(head.unwrap_or(ChainHead { running: 0, leaf: Digest([0; 32]) }))
}

/// The entries of an authority's own chain between two running numbers that have no place in the log.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn unlogged_between(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    after: u64,
    before: u64,
) -> Result<Vec<i64>, StoreFault> {
    sql.query(
        "select j.position from journal_entry j where j.authority = $1 and j.received_by = ''
         and j.running > $2 and j.running < $3
         and not exists (select 1 from work_log_entry w where w.position = j.position and w.place is not null) order by j.running",
        bind![authority, after, before],
        |row| row.integer(0),
    )
}

/// The signed trust lists that said something from `from` on, but for the newest; ascending.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn earlier_trust_lists(sql: &Sql<'_>, from: Timestamp) -> Result<Vec<Vec<u8>>, StoreFault> {
    sql.query(
        "select signed from work_trust_list
         where version >= coalesce((select max(version) from work_trust_list where made_at <= $1), 1)
             and version < (select max(version) from work_trust_list) order by version",
        bind![from],
        |row| row.blob(0),
    )
}

fn leaf(row: &Row<'_>, column: usize) -> Result<Digest, StoreFault> {
    let wrong = |_| StoreFault::Row { table: "journal_entry", reason: "a leaf of another length".to_owned() };
    row.blob(column)?.try_into().map(Digest).map_err(wrong)
}
