//! Webhooks: the addresses at which an office's or a company's programs want to be told of what happens.
//!
//! Invariant: one that is off is told nothing more and stays in the list; only its owner, an office or one company of it,
//! finds it. A new secret does not silence the one before at once: both sign until a set instant.
//! Must not know: HTTP, how a message looks.
//! Source: issue 02, demand 5.

use kpcs_domain::{
    choice,
    value::{AuthorityId, OfficerHandle, Timestamp},
};

use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// What can be told.
    pub enum WebhookEvent {
        /// Somebody tries whether the address answers; told whatever was chosen.
        1 Ping = "ping",
        2 ApplicationReceived = "application_received",
        3 ApplicationAmended = "application_amended",
        4 ApplicationWithdrawn = "application_withdrawn",
        5 ApplicationExamined = "application_examined",
        6 CertificateIssued = "certificate_issued",
        7 CertificateReplaced = "certificate_replaced",
        8 CertificateAmended = "certificate_amended",
        9 CertificateVoided = "certificate_voided",
        10 CertificateCancelled = "certificate_cancelled",
        11 CertificateLost = "certificate_lost",
        12 CertificateStolen = "certificate_stolen",
        13 CertificateInvalidated = "certificate_invalidated",
        14 ShipmentDispatched = "shipment_dispatched",
        15 ShipmentArrived = "shipment_arrived",
        16 ReceiptConfirmed = "receipt_confirmed",
        17 DiscrepancyReported = "discrepancy_reported",
        18 ShipmentDetained = "shipment_detained",
        19 ShipmentReleased = "shipment_released",
        20 ImportRefused = "import_refused",
        21 ShipmentReturned = "shipment_returned",
        22 ShipmentForfeited = "shipment_forfeited",
        23 CaseOpened = "case_opened",
        24 CaseAnswered = "case_answered",
        25 CaseEnded = "case_ended",
        26 AlertRaised = "alert_raised",
        27 AlertResolved = "alert_resolved",
    }
}

/// Whose a webhook is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookOwner {
    /// The office.
    pub authority: AuthorityId,
    /// The company of it; empty for the office itself.
    pub company: String,
}

/// A webhook with the key that signs.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its number; 0 before it is kept.
    pub webhook: i64,
    /// Whose.
    pub owner: WebhookOwner,
    /// What people call it.
    pub name: String,
    /// Where it is told.
    pub address: String,
    /// What is told, in the order of the list.
    pub events: Vec<WebhookEvent>,
    /// Signs what is sent.
    pub secret: [u8; 32],
    /// Signs beside it, until then.
    pub previous: Option<([u8; 32], Timestamp)>,
    /// Who made it.
    pub made_by: OfficerHandle,
    /// When.
    pub made_at: Timestamp,
    /// When it was turned off.
    pub off_at: Option<Timestamp>,
}

/// Keeps a webhook; returns its number.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_webhook(sql: &Sql<'_>, new: &Webhook) -> Result<i64, StoreFault> {
    let events: Vec<_> = new.events.iter().map(|event| event.word()).collect();
    let added = sql.query_integer(
        "insert into work_webhook (authority, company, name, address, events, secret, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning webhook",
        bind![
            &new.owner.authority,
            new.owner.company.as_str(),
            new.name.as_str(),
            new.address.as_str(),
            events.join(" "),
            new.secret.to_vec(),
            &new.made_by,
            new.made_at
        ],
    )?;
    Ok(added.unwrap_or_default())
}

/// The webhooks of an owner, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn webhooks_of(sql: &Sql<'_>, owner: &WebhookOwner) -> Result<Vec<Webhook>, StoreFault> {
    sql.query(
        "select webhook, authority, company, name, address, events, secret, previous_secret, previous_until, made_by,
             made_at, off_at
         from work_webhook where authority = $1 and company = $2 order by webhook desc",
        bind![&owner.authority, owner.company.as_str()],
        read,
    )
}

/// Every webhook that is on, of every office.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn webhooks_on(sql: &Sql<'_>) -> Result<Vec<Webhook>, StoreFault> {
    sql.query(
        "select webhook, authority, company, name, address, events, secret, previous_secret, previous_until, made_by,
             made_at, off_at
         from work_webhook where off_at is null order by webhook",
        bind![],
        read,
    )
}

/// Gives a webhook a new secret; the one before signs beside it until `until`. Whether there was one that is on.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn rotate_webhook(
    sql: &Sql<'_>,
    (owner, webhook): (&WebhookOwner, i64),
    secret: [u8; 32],
    until: Timestamp,
) -> Result<bool, StoreFault> {
    let changed = sql.execute(
        "update work_webhook set previous_secret = secret, previous_until = $1, secret = $2
         where webhook = $3 and authority = $4 and company = $5 and off_at is null",
        bind![until, secret.to_vec(), webhook, &owner.authority, owner.company.as_str()],
    )?;
    Ok(changed > 0)
}

/// Turns a webhook off, and gives up what waits for it; whether it was on.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn turn_webhook_off(sql: &Sql<'_>, owner: &WebhookOwner, webhook: i64, at: Timestamp) -> Result<bool, StoreFault> {
    let changed = sql.execute(
        "update work_webhook set off_at = $1
         where webhook = $2 and authority = $3 and company = $4 and off_at is null",
        bind![at, webhook, &owner.authority, owner.company.as_str()],
    )?;
    if changed > 0 {
        sql.execute(
            "update work_webhook_delivery set state = 'dead', next_at = $1 where webhook = $2 and state = 'waiting'",
            bind![at, webhook],
        )?;
    }
    Ok(changed > 0)
}

fn read(row: &Row<'_>) -> Result<Webhook, StoreFault> {
    let wrong = |reason: &str| StoreFault::Row { table: "work_webhook", reason: reason.to_owned() };
    let key = |bytes: Vec<u8>| bytes.try_into().map_err(|_| wrong("a secret of another length"));
    let events = row.text(5)?;
    let events = events.split_whitespace().map(|word| WebhookEvent::parse(word).map_err(|_| wrong(word)));
    let previous = row.optional_blob(7)?.map(key).transpose()?;
    Ok(Webhook {
        webhook: row.integer(0)?,
        owner: WebhookOwner { authority: row.parsed(1)?, company: row.text(2)? },
        name: row.text(3)?,
        address: row.text(4)?,
        events: events.collect::<Result<_, _>>()?,
        secret: key(row.blob(6)?)?,
        previous: previous.zip(row.optional_instant(8)?),
        made_by: row.parsed(9)?,
        made_at: row.instant(10)?,
        off_at: row.optional_instant(11)?,
    })
}
