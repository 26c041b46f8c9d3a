//! What webhooks are told: queued with the fact that it tells of, sent later, tried again, seen and sent again by hand.
//!
//! Invariant: queued once an id; an id stays the same however often it is sent. What was given up stays, with the last
//! answer, until it is forgotten with what was taken.
//! Must not know: HTTP, how a message looks.
//! Source: issue 02, demand 5.

use kpcs_domain::value::Timestamp;

use super::{MailState, WebhookEvent, WebhookOwner};
use crate::{Row, Sql, StoreFault, bind};

/// Something to tell, or told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookDelivery {
    /// Its number; 0 before it is queued.
    pub delivery: i64,
    /// To whom.
    pub webhook: i64,
    /// Its name, by which the receiver knows it again.
    pub id: String,
    /// What happened.
    pub event: WebhookEvent,
    /// To what: a number or reference, as people write it.
    pub subject: String,
    /// When it happened.
    pub at: Timestamp,
    /// How far it has come.
    pub state: MailState,
    /// How often it was sent.
    pub attempts: i64,
    /// When it may be sent next, or when it ended.
    pub next_at: Timestamp,
    /// What the other side last said.
    pub answer: String,
}

/// Queues a delivery from `at` on; an id that is queued already stays as it is.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn queue_delivery(sql: &Sql<'_>, new: &WebhookDelivery, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_webhook_delivery (webhook, id, event, subject, at, state, attempts, next_at, answer)
         values ($1, $2, $3, $4, $5, 'waiting', 0, $6, '') on conflict (id) do nothing",
        bind![new.webhook, new.id.as_str(), new.event.word(), new.subject.as_str(), new.at, at],
    )?;
    Ok(())
}

/// Up to `limit` deliveries that may be sent at `now`, the longest due first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn deliveries_due(sql: &Sql<'_>, now: Timestamp, limit: i64) -> Result<Vec<WebhookDelivery>, StoreFault> {
    sql.query(
        "select delivery, webhook, id, event, subject, at, state, attempts, next_at, answer from work_webhook_delivery
         where state = 'waiting' and next_at <= $1 order by next_at, delivery limit $2",
        bind![now, limit],
        read,
    )
}

/// The last `limit` deliveries of an owner's webhooks below a number, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn deliveries_of(
    sql: &Sql<'_>,
    owner: &WebhookOwner,
    below: i64,
    limit: i64,
) -> Result<Vec<WebhookDelivery>, StoreFault> {
    sql.query(
        "select d.delivery, d.webhook, d.id, d.event, d.subject, d.at, d.state, d.attempts, d.next_at, d.answer
         from work_webhook_delivery as d join work_webhook as w on w.webhook = d.webhook
         where w.authority = $1 and w.company = $2 and d.delivery < $3 order by d.delivery desc limit $4",
        bind![&owner.authority, owner.company.as_str(), below, limit],
        read,
    )
}

/// Counts a failed attempt, and puts the next one off until `next_at`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_off_delivery(sql: &Sql<'_>, delivery: i64, next_at: Timestamp, answer: &str) -> Result<(), StoreFault> {
    sql.execute(
        "update work_webhook_delivery set attempts = attempts + 1, next_at = $2, answer = $3
         where delivery = $1 and state = 'waiting'",
        bind![delivery, next_at, answer],
    )?;
    Ok(())
}

/// Counts the last attempt: it was taken, or it is given up.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_delivery(sql: &Sql<'_>, delivery: i64, taken: bool, at: Timestamp, answer: &str) -> Result<(), StoreFault> {
    let state = if taken { MailState::Sent } else { MailState::Dead };
    sql.execute(
        "update work_webhook_delivery set attempts = attempts + 1, state = $2, next_at = $3, answer = $4
         where delivery = $1 and state = 'waiting'",
        bind![delivery, state.word(), at, answer],
    )?;
    Ok(())
}

/// Lets a delivery of an owner be sent again at once, whatever came of it, under the id that it has; whether there is such a
/// one of a webhook that is on.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn resend_delivery(sql: &Sql<'_>, owner: &WebhookOwner, delivery: i64, now: Timestamp) -> Result<bool, StoreFault> {
    let changed = sql.execute(
        "update work_webhook_delivery set state = 'waiting', attempts = 0, next_at = $1
         where delivery = $2 and webhook in (select webhook from work_webhook
             where authority = $3 and company = $4 and off_at is null)",
        bind![now, delivery, &owner.authority, owner.company.as_str()],
    )?;
    Ok(changed > 0)
}

/// Forgets what ended before `before`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn forget_deliveries(sql: &Sql<'_>, before: Timestamp) -> Result<(), StoreFault> {
    sql.execute("delete from work_webhook_delivery where state in ('sent', 'dead') and next_at < $1", bind![before])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<WebhookDelivery, StoreFault> {
    Ok(WebhookDelivery {
        delivery: row.integer(0)?,
        webhook: row.integer(1)?,
        id: row.text(2)?,
        event: row.word(3, WebhookEvent::parse)?,
        subject: row.text(4)?,
        at: row.instant(5)?,
        state: row.word(6, MailState::parse)?,
        attempts: row.integer(7)?,
        next_at: row.instant(8)?,
        answer: row.text(9)?,
    })
}
