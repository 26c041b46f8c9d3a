//! The addresses at which an office's or a company's programs are told of what happens.
//!
//! Invariant: a secret is shown once, when it is made.
//! It must not know how anything is sent.
//! Source: issue 02, demand 5.

use askama::Template;

use crate::part::{Facts, Form, Notice, Refusals, Table};
use crate::shell::Shell;

/// Webhooks and what they were told.
#[derive(Template)]
#[template(path = "page/webhooks.html")]
pub struct WebhooksPage {
    pub shell: Shell,
    pub refusals: Option<Refusals>,
    /// Says that the secret is shown once.
    pub made: Option<Notice>,
    pub secret: Option<Facts>,
    pub webhooks: Table,
    /// For each webhook that is on, its name and what can be done with it.
    pub actions: Vec<(String, Vec<Form>)>,
    pub deliveries: Table,
    /// One button for each of the newest that was given up.
    pub resends: Vec<Form>,
    pub form: Form,
}
