//! The second step of one's own account: setting it up with a QR code, turning it off, recovery codes once.
//!
//! Invariant: secret and recovery codes are shown while they are made and never again.
//! It must not know how codes are computed.
//! Source: issue 02, demand 3; decisions 11.

use askama::Template;

use crate::part::{Facts, Form, Notice, Qr, Refusals};
use crate::shell::Shell;

/// The second step of one's own account.
#[derive(Template)]
#[template(path = "page/second_step.html")]
pub struct SecondStepPage {
    pub shell: Shell,
    pub refusals: Option<Refusals>,
    pub notice: Option<Notice>,
    /// The code for the app with the secret in text; `None` unless it is being set up.
    pub setting_up: Option<(Qr, Facts)>,
    /// Shown once; empty otherwise.
    pub recovery_codes: Vec<String>,
    /// What to do in this form.
    pub form_title: String,
    pub form: Option<Form>,
}
