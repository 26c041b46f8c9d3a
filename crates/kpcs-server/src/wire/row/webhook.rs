//! Webhooks and what they were told, as JSON.
//!
//! Must not know: who may read a row; a secret is in none.

use kpcs_domain::field::Kind;
use kpcs_store::work::{MailState, Webhook, WebhookDelivery, WebhookEvent};

use super::{row, text};

const EVENT: Kind = Kind::Choice(WebhookEvent::WORDS);

row! {
    /// A webhook.
    WEBHOOK webhook_json(row: &Webhook) {
        webhook: Kind::Integer, true => row.webhook;
        name: Kind::Name, true => row.name.as_str();
        address: Kind::Text, true => row.address.as_str();
        events: Kind::Many(&EVENT), true => row.events.iter().map(|event| event.word()).collect::<Vec<_>>();
        made_at: Kind::Instant, true => row.made_at.to_string();
        off_at: Kind::Instant, false => text(row.off_at.as_ref());
    }
}

row! {
    /// Something that a webhook was told, or will be.
    WEBHOOK_MESSAGE webhook_message_json(row: &WebhookDelivery) {
        message: Kind::Integer, true => row.delivery;
        id: Kind::Text, true => row.id.as_str();
        webhook: Kind::Integer, true => row.webhook;
        event: EVENT, true => row.event.word();
        subject: Kind::Text, false => (!row.subject.is_empty()).then_some(row.subject.as_str());
        at: Kind::Instant, true => row.at.to_string();
        state: Kind::Choice(MailState::WORDS), true => row.state.word();
        attempts: Kind::Integer, true => row.attempts;
        next_at: Kind::Instant, false => (row.state == MailState::Waiting).then(|| row.next_at.to_string());
        answer: Kind::Text, false => (!row.answer.is_empty()).then_some(row.answer.as_str());
    }
}
