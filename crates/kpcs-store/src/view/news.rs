//! What is new since somebody looked: acts after a place in the journal, in its order.
//!
//! Invariant: a reader that keeps the last position it saw sees every act once.
//! Must not know: who is to be told.

use kpcs_domain::value::Timestamp;

use super::{TimelineRow, timeline};
use crate::{Sql, StoreFault, bind};

/// Up to `limit` acts after a position, own and received, of every office of the node.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn acts_after(sql: &Sql<'_>, position: i64, limit: i64) -> Result<Vec<TimelineRow>, StoreFault> {
    sql.query(
        "select position, act, at, authority, received_by, subject, document, effect from view_act
         where position > $1 order by position limit $2",
        bind![position, limit],
        timeline::read,
    )
}

/// The position of the last act before `at`; 0 for none.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn last_act_before(sql: &Sql<'_>, at: Timestamp) -> Result<i64, StoreFault> {
    Ok(sql.query_integer("select max(position) from view_act where at < $1", bind![at])?.unwrap_or(0))
}

/// Up to `limit` own acts of the scheme and of authorities with one of these codes, the newest first: what everybody may read.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn newest_acts(sql: &Sql<'_>, codes: &[u64], limit: i64) -> Result<Vec<TimelineRow>, StoreFault> {
    let mut found = Vec::new();
    for code in codes {
        found.extend(sql.query(
            "select position, act, at, authority, received_by, subject, document, effect from view_act
             where act = $1 and received_by = '' order by position desc limit $2",
            bind![*code, limit],
            timeline::read,
        )?);
    }
    found.sort_by_key(|row| std::cmp::Reverse(row.position));
    found.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(found)
}
