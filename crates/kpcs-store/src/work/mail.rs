//! The outbox and the inbox: statements on their way between authorities (decisions 21 and 22).
//!
//! Invariant: a message is queued in the transaction of its act and delivered once; delivery is idempotent.
//! Must not know: networks, mail.

use kpcs_domain::value::{AuthorityId, Timestamp};

use crate::{Sql, StoreFault, bind};

/// A message that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its number.
    pub message: i64,
    /// The journal entry to be delivered.
    pub position: i64,
    /// To whom: an authority of this node, or an address outside.
    pub recipient: String,
    /// `statement` to an authority that takes statements, `mail` to one that has only paper.
    pub channel: String,
}

/// Queues the entry at `position` for `recipient`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn queue(sql: &Sql<'_>, position: i64, recipient: &str, channel: &str, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_outbox (position, recipient, channel, queued_at) values ($1, $2, $3, $4)
         on conflict (position, recipient) do nothing",
        bind![position, recipient, channel, at],
    )?;
    Ok(())
}

/// Up to `limit` messages that wait for one channel, oldest first: letters that nobody posts never hold up statements.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn waiting(sql: &Sql<'_>, channel: &str, limit: i64) -> Result<Vec<OutboxRow>, StoreFault> {
    sql.query(
        "select message, position, recipient, channel from work_outbox where delivered_at is null and channel = $1
         order by message limit $2",
        bind![channel, limit],
        |row| {
            Ok(OutboxRow {
                message: row.integer(0)?,
                position: row.integer(1)?,
                recipient: row.text(2)?,
                channel: row.text(3)?,
            })
        },
    )
}

/// Marks a message as delivered.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn deliver(sql: &Sql<'_>, message: i64, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "update work_outbox set delivered_at = $1 where message = $2 and delivered_at is null",
        bind![at, message],
    )?;
    Ok(())
}

/// Shows a received entry to an authority's desk.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_in_inbox(sql: &Sql<'_>, authority: &AuthorityId, position: i64, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_inbox (authority, position, received_at) values ($1, $2, $3)
         on conflict (authority, position) do nothing",
        bind![authority, position, at],
    )?;
    Ok(())
}

/// A received entry as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxRow {
    /// The journal entry.
    pub position: i64,
    /// When it came.
    pub received_at: Timestamp,
    /// Whether somebody has opened it.
    pub read: bool,
}

/// The newest `limit` received entries of an authority, below a position where one is given.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn inbox(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    limit: i64,
    below: Option<i64>,
) -> Result<Vec<InboxRow>, StoreFault> {
    sql.query(
        "select position, received_at, read_at is not null from work_inbox
         where authority = $1 and ($3 is null or position < $3) order by position desc limit $2",
        bind![authority, limit, below],
        |row| Ok(InboxRow { position: row.integer(0)?, received_at: row.instant(1)?, read: row.flag(2)? }),
    )
}

/// How many messages wait to be delivered, and since when the oldest does.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn outbox_waiting(sql: &Sql<'_>) -> Result<(i64, Option<Timestamp>), StoreFault> {
    let waiting =
        sql.query_one("select count(*), min(queued_at) from work_outbox where delivered_at is null", bind![], |row| {
            Ok((row.integer(0)?, row.optional_instant(1)?))
        })?;
    Ok(waiting.unwrap_or_default())
}
