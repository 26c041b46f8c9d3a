//! Webhooks: what of an act is told to programs, queued in the commit of the act; and making, trying, ending them.
//!
//! Invariant: a delivery stands in the queue exactly when its fact is in the journal. An office is told what stands in its own
//! register, a company what concerns its own applications and certificates; a delivery names an event and a number, and no
//! weight, value or party. The id follows from statement, webhook and event, so nothing is queued twice.
//! Must not know: HTTP, addresses of pages, how a message looks.
//! Source: issue 02, demand 5; threat model 12.1 and 14.

use kpcs_domain::value::{AuthorityId, Digest, Name, OfficerHandle, Timestamp};
use kpcs_store::{
    Sql, StoreFault, bind,
    view::{self, TimelineRow},
    work::{self, MailState, OfficeEntry, OfficeEvent, Webhook, WebhookDelivery, WebhookEvent, WebhookOwner},
};
use sha2::{Digest as _, Sha256};

use crate::{ActError, Register};

/// For how long the secret before a new one still signs beside it.
const ROTATION_SECONDS: i64 = 86_400;

/// What an act by this name is told as; `None` for acts of which nobody is told.
const fn event_of(act: &str) -> Option<WebhookEvent> {
    Some(match act.as_bytes() {
        b"apply_for_certificate" => WebhookEvent::ApplicationReceived,
        b"amend_application" => WebhookEvent::ApplicationAmended,
        b"withdraw_application" => WebhookEvent::ApplicationWithdrawn,
        b"examine_shipment" => WebhookEvent::ApplicationExamined,
        b"issue_certificate" | b"issue_technical_certificate" => WebhookEvent::CertificateIssued,
        b"replace_certificate" => WebhookEvent::CertificateReplaced,
        b"amend_certificate" => WebhookEvent::CertificateAmended,
        b"void_certificate" => WebhookEvent::CertificateVoided,
        b"cancel_certificate" => WebhookEvent::CertificateCancelled,
        b"report_certificate_lost" => WebhookEvent::CertificateLost,
        b"report_certificate_stolen" => WebhookEvent::CertificateStolen,
        b"invalidate_certificate" => WebhookEvent::CertificateInvalidated,
        b"record_dispatch" => WebhookEvent::ShipmentDispatched,
        b"register_arrival" => WebhookEvent::ShipmentArrived,
        b"confirm_receipt" | b"record_paper_confirmation" => WebhookEvent::ReceiptConfirmed,
        b"report_discrepancy" => WebhookEvent::DiscrepancyReported,
        b"detain_shipment" => WebhookEvent::ShipmentDetained,
        b"release_shipment" => WebhookEvent::ShipmentReleased,
        b"refuse_import" => WebhookEvent::ImportRefused,
        b"return_shipment" => WebhookEvent::ShipmentReturned,
        b"forfeit_shipment" => WebhookEvent::ShipmentForfeited,
        b"raise_alert" => WebhookEvent::AlertRaised,
        b"resolve_alert" => WebhookEvent::AlertResolved,
        _ => return None,
    })
}

/// What a webhook of this owner may choose, in the order of the list.
#[must_use]
pub fn webhook_events(owner: &WebhookOwner) -> Vec<WebhookEvent> {
    let may =
        |event: &WebhookEvent| *event != WebhookEvent::Ping && (owner.company.is_empty() || is_for_company(*event));
    WebhookEvent::ALL.iter().copied().filter(may).collect()
}

/// Whether companies are told of it, where it concerns them.
const fn is_for_company(event: WebhookEvent) -> bool {
    matches!(
        event,
        WebhookEvent::ApplicationReceived
            | WebhookEvent::ApplicationAmended
            | WebhookEvent::ApplicationWithdrawn
            | WebhookEvent::ApplicationExamined
            | WebhookEvent::CertificateIssued
            | WebhookEvent::CertificateReplaced
            | WebhookEvent::CertificateAmended
            | WebhookEvent::CertificateVoided
            | WebhookEvent::CertificateCancelled
            | WebhookEvent::CertificateLost
            | WebhookEvent::CertificateStolen
            | WebhookEvent::CertificateInvalidated
            | WebhookEvent::ReceiptConfirmed
    )
}

/// Queues what the entry at `position`, whose statement has the digest `leaf`, tells to whoever chose it.
pub(crate) fn queue_webhooks(sql: &Sql<'_>, position: i64, leaf: Digest, now: Timestamp) -> Result<(), StoreFault> {
    let on = work::webhooks_on(sql)?;
    if on.is_empty() {
        return Ok(());
    }
    let rows = view::acts_after(sql, position - 1, 1)?;
    let Some(row) = rows.first().filter(|row| row.position == position) else { return Ok(()) };
    let company = company_of(sql, row)?;
    let mut events: Vec<_> = event_of(row.act.name).into_iter().collect();
    events.extend(of_case(sql, row)?);
    for webhook in &on {
        for event in events.iter().filter(|event| is_told(webhook, row, &company, **event)) {
            queue(sql, webhook, (*event, row), leaf, now)?;
        }
    }
    Ok(())
}

fn holder(row: &TimelineRow) -> &AuthorityId {
    row.received_by.as_ref().unwrap_or(&row.authority)
}

fn is_told(webhook: &Webhook, row: &TimelineRow, company: &str, event: WebhookEvent) -> bool {
    let is_public = matches!(event, WebhookEvent::AlertRaised | WebhookEvent::AlertResolved);
    let owner = &webhook.owner;
    let is_own = owner.authority == *holder(row)
        && (owner.company.is_empty() || owner.company == company && is_for_company(event));
    webhook.events.contains(&event) && (is_own || is_public && owner.company.is_empty())
}

fn queue(
    sql: &Sql<'_>,
    webhook: &Webhook,
    (event, row): (WebhookEvent, &TimelineRow),
    leaf: Digest,
    now: Timestamp,
) -> Result<(), StoreFault> {
    let name = Sha256::new()
        .chain_update(b"kpcs/webhook/v1")
        .chain_update(leaf.0)
        .chain_update(holder(row).as_str())
        .chain_update(webhook.webhook.to_be_bytes())
        .chain_update(event.word());
    let delivery = delivery(webhook.webhook, Digest(name.finalize().into()), event, row.subject.clone(), row.at);
    work::queue_delivery(sql, &delivery, now)
}

fn delivery(webhook: i64, name: Digest, event: WebhookEvent, subject: String, at: Timestamp) -> WebhookDelivery {
    let id = name.0[..16].iter().fold("evt_".to_owned(), |id, byte| id + &format!("{byte:02x}"));
    let (state, answer) = (MailState::Waiting, String::new());
    WebhookDelivery { delivery: 0, webhook, id, event, subject, at, state, attempts: 0, next_at: at, answer }
}

/// The company whose application or certificate it is about, in the register of the holder; empty for none.
fn company_of(sql: &Sql<'_>, row: &TimelineRow) -> Result<String, StoreFault> {
    let found = sql.query_one(
        "select company from view_certificate where number = $1 and authority = $2
         union all select company from view_application where reference = $1 and authority = $2 limit 1",
        bind![row.subject.as_str(), holder(row)],
        |row| row.text(0),
    )?;
    Ok(found.unwrap_or_default())
}

/// What the entry did to a case of the holder: opened it, answered it, ended it.
fn of_case(sql: &Sql<'_>, row: &TimelineRow) -> Result<Vec<WebhookEvent>, StoreFault> {
    let found = sql.query_one(
        "select c.position = e.position, c.state, coalesce(c.ended_at, 0) = e.at
         from view_case_entry as e
         join view_case as c on c.holder = e.holder and c.key = e.key and c.sequence = e.sequence
         where e.holder = $1 and e.position = $2
             and e.position = (select max(l.position) from view_case_entry as l
                 where l.holder = e.holder and l.key = e.key and l.sequence = e.sequence)",
        bind![holder(row), row.position],
        |row| Ok((row.flag(0)?, row.text(1)?, row.flag(2)?)),
    )?;
    let Some((opened, state, ends_now)) = found else { return Ok(Vec::new()) };
    let mut events = Vec::new();
    if opened {
        events.push(WebhookEvent::CaseOpened);
    }
    if row.act.name == "answer_query" {
        events.push(WebhookEvent::CaseAnswered);
    }
    if state == "ended" && ends_now {
        events.push(WebhookEvent::CaseEnded);
    }
    Ok(events)
}

/// A webhook to be made.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    /// Whose.
    pub owner: WebhookOwner,
    /// What people call it.
    pub name: Name,
    /// Where it is told.
    pub address: String,
    /// What is told.
    pub events: Vec<WebhookEvent>,
}

impl Register {
    /// Makes a webhook; returns its number and the secret, which is shown once.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn make_webhook(&self, made_by: OfficerHandle, new: NewWebhook) -> Result<(i64, [u8; 32]), ActError> {
        let (secret, made_at) = (self.webhook_secret(), self.clock().now());
        let allowed = webhook_events(&new.owner);
        let webhook = Webhook {
            webhook: 0,
            events: new.events.into_iter().filter(|event| allowed.contains(event)).collect(),
            owner: new.owner,
            name: new.name.to_string(),
            address: new.address,
            secret,
            previous: None,
            made_by,
            made_at,
            off_at: None,
        };
        let made = self.store().write(move |sql| {
            let made = work::add_webhook(sql, &webhook)?;
            let what = format!("webhook-{made} {} {}", webhook.name, webhook.address);
            note(sql, &webhook.owner, (made_by, OfficeEvent::WebhookMade), &what, made_at)?;
            Ok::<_, StoreFault>(made)
        })?;
        Ok((made, secret))
    }

    /// Gives a webhook a new secret, shown once; the one before signs beside it for a day. `None` where there is none that is on.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn rotate_webhook(
        &self,
        by: OfficerHandle,
        owner: WebhookOwner,
        webhook: i64,
    ) -> Result<Option<[u8; 32]>, ActError> {
        let (secret, now) = (self.webhook_secret(), self.clock().now());
        let until = now.plus_seconds(ROTATION_SECONDS);
        let changed = self.store().write(move |sql| {
            let changed = work::rotate_webhook(sql, (&owner, webhook), secret, until)?;
            if changed {
                note(sql, &owner, (by, OfficeEvent::WebhookSecretNew), &format!("webhook-{webhook}"), now)?;
            }
            Ok::<_, StoreFault>(changed)
        })?;
        Ok(changed.then_some(secret))
    }

    /// Turns a webhook off; what waits to be told is given up. Whether there was one that is on.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn turn_webhook_off(&self, by: OfficerHandle, owner: WebhookOwner, webhook: i64) -> Result<bool, ActError> {
        let now = self.clock().now();
        Ok(self.store().write(move |sql| {
            let off = work::turn_webhook_off(sql, &owner, webhook, now)?;
            if off {
                note(sql, &owner, (by, OfficeEvent::WebhookOff), &format!("webhook-{webhook}"), now)?;
            }
            Ok::<_, StoreFault>(off)
        })?)
    }

    /// Queues a `ping`; whether there was a webhook that is on.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn ping_webhook(&self, owner: WebhookOwner, webhook: i64) -> Result<bool, ActError> {
        let (name, now) = (Digest(self.webhook_secret()), self.clock().now());
        Ok(self.store().write(move |sql| {
            let on =
                work::webhooks_of(sql, &owner)?.into_iter().any(|one| one.webhook == webhook && one.off_at.is_none());
            if on {
                work::queue_delivery(sql, &delivery(webhook, name, WebhookEvent::Ping, String::new(), now), now)?;
            }
            Ok::<_, StoreFault>(on)
        })?)
    }

    fn webhook_secret(&self) -> [u8; 32] {
        let mut secret = [0; 32];
        self.entropy().fill(&mut secret);
        secret
    }
}

/// Keeps it in the record of the office at which the webhook is, also where a company keeps it.
fn note(
    sql: &Sql<'_>,
    owner: &WebhookOwner,
    (handle, event): (OfficerHandle, OfficeEvent),
    subject: &str,
    at: Timestamp,
) -> Result<(), StoreFault> {
    let (authority, subject) = (owner.authority.clone(), subject.to_owned());
    let entry = OfficeEntry { entry: 0, authority, at, handle, event, subject, source: String::new() };
    work::note_in_office_record(sql, &entry)
}

#[cfg(test)]
mod tests {
    use super::event_of;

    #[test]
    fn every_event_but_those_of_cases_and_the_ping_is_that_of_an_act() {
        let named: Vec<_> = kpcs_store::act::infos().iter().filter_map(|info| event_of(info.name)).collect();
        for event in kpcs_store::work::WebhookEvent::ALL {
            let derived = event.word() == "ping" || event.word().starts_with("case_");
            assert_eq!(named.contains(event), !derived, "{event}");
        }
    }
}
