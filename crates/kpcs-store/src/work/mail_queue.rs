//! Mail that this register sends itself: queued with what it tells of, sent later, tried again, never forgotten.
//!
//! Invariant: queued once a source; the bytes stay until the other side has taken them. Mail that was given up keeps its
//! bytes and the last answer. A handing over is noted before it begins, so that a stop in the midst of it is known.
//! Must not know: SMTP, what a mail says.

use kpcs_domain::{
    choice,
    value::{AuthorityId, Timestamp},
};

use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// How far a mail has come.
    pub enum MailState {
        1 Waiting = "waiting",
        2 Sent = "sent",
        3 Dead = "dead",
    }
}

/// A mail in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedMail {
    /// Its number; 0 before it is queued.
    pub mail: i64,
    /// What it comes from.
    pub source: String,
    /// The office for which it goes out.
    pub authority: AuthorityId,
    /// The address it comes from.
    pub sender: String,
    /// The address it goes to.
    pub recipient: String,
    /// The message; empty once it was sent.
    pub bytes: Vec<u8>,
    /// How far it has come.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it may be tried next.
    pub next_at: Timestamp,
    /// What the other side last said.
    pub answer: String,
    /// How often it was handed over without an end being noted: above 0 only after a stop in between.
    pub handed: i64,
}

/// Queues a mail that waits from `at`; a source that is queued already stays as it is.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn queue_mail(sql: &Sql<'_>, mail: &QueuedMail, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_mail (source, authority, sender, recipient, bytes, state, attempts, next_at, queued_at, answer)
         values ($1, $2, $3, $4, $5, 'waiting', 0, $6, $6, '')
         on conflict (source) do nothing",
        bind![
            mail.source.as_str(),
            &mail.authority,
            mail.sender.as_str(),
            mail.recipient.as_str(),
            mail.bytes.clone(),
            at
        ],
    )?;
    Ok(())
}

/// Up to `limit` mails that may be tried at `now`, the longest due first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn mail_due(sql: &Sql<'_>, now: Timestamp, limit: i64) -> Result<Vec<QueuedMail>, StoreFault> {
    sql.query(
        "select mail, source, authority, sender, recipient, bytes, state, attempts, next_at, answer, handed
         from work_mail where state = 'waiting' and next_at <= $1 order by next_at, mail limit $2",
        bind![now, limit],
        read,
    )
}

/// The mail of a source.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn mail_of(sql: &Sql<'_>, source: &str) -> Result<Option<QueuedMail>, StoreFault> {
    sql.query_one(
        "select mail, source, authority, sender, recipient, bytes, state, attempts, next_at, answer, handed
         from work_mail where source = $1",
        bind![source],
        read,
    )
}

/// Notes that a mail is handed over now, before the other side can take it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn hand_mail(sql: &Sql<'_>, mail: i64) -> Result<(), StoreFault> {
    sql.execute("update work_mail set handed = handed + 1 where mail = $1 and state = 'waiting'", bind![mail])?;
    Ok(())
}

/// Counts a failed attempt, and puts the next one off until `next_at`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_off_mail(sql: &Sql<'_>, mail: i64, next_at: Timestamp, answer: &str) -> Result<(), StoreFault> {
    sql.execute(
        "update work_mail set attempts = attempts + 1, handed = 0, next_at = $2, answer = $3
         where mail = $1 and state = 'waiting'",
        bind![mail, next_at, answer],
    )?;
    Ok(())
}

/// Counts the last attempt: the mail was taken, and its bytes go, or it is given up, and they stay.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_mail(sql: &Sql<'_>, mail: i64, taken: bool, at: Timestamp, answer: &str) -> Result<(), StoreFault> {
    let state = if taken { MailState::Sent } else { MailState::Dead };
    sql.execute(
        "update work_mail set attempts = attempts + 1, handed = 0, state = $2, ended_at = $3, answer = $4,
             bytes = case when $5 = 1 then null else bytes end
         where mail = $1 and state = 'waiting'",
        bind![mail, state.word(), at, answer, taken],
    )?;
    Ok(())
}

/// Mails that were given up, the oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn dead_mails(sql: &Sql<'_>) -> Result<Vec<QueuedMail>, StoreFault> {
    sql.query(
        "select mail, source, authority, sender, recipient, bytes, state, attempts, next_at, answer, handed
         from work_mail where state = 'dead' order by mail",
        bind![],
        read,
    )
}

/// Lets a mail that was given up be tried anew from `now` on; whether there was one.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn revive_mail(sql: &Sql<'_>, mail: i64, now: Timestamp) -> Result<bool, StoreFault> {
    let changed = sql.execute(
        "update work_mail set state = 'waiting', attempts = 0, next_at = $2, ended_at = null
         where mail = $1 and state = 'dead'",
        bind![mail, now],
    )?;
    Ok(changed > 0)
}

fn read(row: &Row<'_>) -> Result<QueuedMail, StoreFault> {
    Ok(QueuedMail {
        mail: row.integer(0)?,
        source: row.text(1)?,
        authority: row.parsed(2)?,
        sender: row.text(3)?,
        recipient: row.text(4)?,
        bytes: row.optional_blob(5)?.unwrap_or_default(),
        state: row.word(6, MailState::parse)?,
        attempts: row.integer(7)?,
        next_at: row.instant(8)?,
        answer: row.text(9)?,
        handed: row.integer(10)?,
    })
}
