//! What a webhook is told: a small JSON object, with an id, an instant and signatures in headers.
//!
//! Invariant: the same delivery gives the same body; the signature covers id, instant of sending and body, so a message that
//! somebody kept and sends again is known by its age, and one sent twice by its id. A number and links are all it holds.
//! Source: the format of Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature); RFC 2104; docs/api.md.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use kpcs_domain::value::{CertificateNumber, Timestamp};
use kpcs_store::work::{Webhook, WebhookDelivery, WebhookEvent};
use serde_json::json;
use sha2::Sha256;

/// A message ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The name of the delivery.
    pub id: String,
    /// When it is sent, in seconds since 1970.
    pub sent_at: i64,
    /// `v1,` and the HMAC in base64, one for each secret that counts, with a space between them.
    pub signatures: String,
    /// The JSON.
    pub body: String,
}

impl Message {
    /// The message of a delivery to `webhook`, sent at `now`; `public` is the address under which this register is reached,
    /// and `specimen` says that it is one for demonstration, whose facts have no value.
    #[must_use]
    pub fn of(webhook: &Webhook, delivery: &WebhookDelivery, (public, specimen): (&str, bool), now: Timestamp) -> Self {
        let link = |path: Option<String>| path.map(|path| format!("{}{path}", public.trim_end_matches('/')));
        let body = json!({
            "id": delivery.id,
            "event": delivery.event.word(),
            "time": delivery.at.to_string(),
            "office": webhook.owner.authority.to_string(),
            "subject": delivery.subject,
            "resource": link(resource_of(webhook, delivery)),
            "page": link(page_of(webhook, delivery)),
            "specimen": specimen,
        });
        let (id, sent_at, body) = (delivery.id.clone(), now.seconds(), body.to_string());
        let previous = webhook.previous.filter(|(_, until)| *until > now).map(|(secret, _)| secret);
        let secrets = std::iter::once(webhook.secret).chain(previous);
        let signatures: Vec<_> = secrets.map(|secret| signature(&secret, (&id, sent_at), &body)).collect();
        Self { id, sent_at, signatures: signatures.join(" "), body }
    }
}

/// A secret as it is shown, once, to whoever made the webhook.
#[must_use]
pub fn shown_secret(secret: &[u8; 32]) -> String {
    format!("whsec_{}", STANDARD.encode(secret))
}

fn signature(secret: &[u8; 32], (id, sent_at): (&str, i64), body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(format!("{id}.{sent_at}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

/// Whether the certificate is of the office itself, as against one that comes to it.
fn is_own(webhook: &Webhook, number: &CertificateNumber) -> bool {
    webhook.owner.authority.participant() == Some(number.issuer())
}

/// Where a program reads more, with a token of somebody who may; `None` where only a page shows it.
#[must_use]
pub fn resource_of(webhook: &Webhook, delivery: &WebhookDelivery) -> Option<String> {
    let subject = &delivery.subject;
    match (delivery.event, CertificateNumber::parse(subject)) {
        (WebhookEvent::Ping | WebhookEvent::AlertRaised | WebhookEvent::AlertResolved, _) => None,
        (_, Ok(number)) if is_own(webhook, &number) => Some(format!("/api/v1/certificates/{number}")),
        (_, Ok(number)) => Some(format!("/api/v1/shipments?text={number}")),
        _ => None,
    }
}

/// Where a person reads more, signed in.
fn page_of(webhook: &Webhook, delivery: &WebhookDelivery) -> Option<String> {
    let (subject, is_company) = (&delivery.subject, !webhook.owner.company.is_empty());
    let event = delivery.event;
    match CertificateNumber::parse(subject) {
        _ if event == WebhookEvent::Ping => None,
        _ if matches!(event, WebhookEvent::AlertRaised | WebhookEvent::AlertResolved) => {
            Some(format!("/alerts/{subject}"))
        }
        _ if matches!(event, WebhookEvent::CaseOpened | WebhookEvent::CaseAnswered | WebhookEvent::CaseEnded) => {
            Some(format!("/cases/{subject}"))
        }
        Ok(number) if is_own(webhook, &number) => Some(format!("/certificates/{number}")),
        Ok(number) => Some(format!("/arrivals/{number}")),
        Err(_) if event.word().starts_with("application_") && is_company => Some(format!("/applications/{subject}")),
        Err(_) if event.word().starts_with("application_") => Some(format!("/desk/applications/{subject}")),
        Err(_) => Some(format!("/cases/{subject}")),
    }
}

#[cfg(test)]
mod tests {
    use super::signature;

    /// The example of the Standard Webhooks libraries, whose secret has 24 bytes: computed here as they do.
    #[test]
    fn the_signature_is_that_of_the_format_s_own_example() {
        use hmac::{Hmac, KeyInit, Mac};
        let known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        let secret =
            base64::Engine::decode(&base64::engine::general_purpose::STANDARD, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let text = "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}";
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&secret.unwrap()).unwrap();
        mac.update(text.as_bytes());
        let made = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, mac.finalize().into_bytes());
        assert_eq!(format!("v1,{made}"), known);
        let ours = signature(&[7; 32], ("evt_1", 1), "{}");
        assert!(ours.starts_with("v1,") && ours != signature(&[7; 32], ("evt_1", 2), "{}"), "{ours}");
    }
}
