//! Webhooks on their way out: which addresses may be reached, what is said there, and sending it until it is taken.
//!
//! `guard` judges addresses; `message` makes body and signature; `post` sends what is due. What is told to whom is decided
//! where the fact is recorded (`kpcs-register/src/webhook.rs`).
//! Invariant: a message names an event and a number with a link behind which one signs in; nothing of a certificate's content
//! leaves the register by it, and no machine of the office's own network is reached unless its operator says so.
//! Source: issue 02, demand 5; threat model 12.1.

mod guard;
mod message;
mod network;
mod post;

pub use guard::{AddressFault, judge_address};
pub use message::{Message, resource_of, shown_secret};
pub use network::Network;
pub use post::{ATTEMPTS_MOST, post_webhooks};

use std::time::Duration;

use crate::trust::Trust;

/// How webhooks may be sent.
#[derive(Debug, Clone)]
pub struct WebhookSettings {
    /// Networks of the operator's own to which they may go; without them the public internet only.
    pub allowed: Vec<Network>,
    /// Certificates trusted beside those of this machine.
    pub trust: Trust,
    /// How long the other side may take for everything.
    pub patience: Duration,
}

impl Default for WebhookSettings {
    fn default() -> Self {
        Self { allowed: Vec::new(), trust: Trust::default(), patience: Duration::from_secs(10) }
    }
}
