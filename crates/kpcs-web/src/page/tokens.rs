//! A person's tokens: what programs may do in their name, and the one that was just made.
//!
//! Invariant: a token's secret stands here once, when it is made.
//! It must not know how tokens are kept.
//! Source: issue 02, demand 5.

use askama::Template;

use crate::part::{Facts, Form, Notice, Refusals, Table};
use crate::shell::Shell;

/// A person's tokens.
#[derive(Template)]
#[template(path = "page/tokens.html")]
pub struct TokensPage {
    pub shell: Shell,
    pub refusals: Option<Refusals>,
    /// Says that the secret is shown once.
    pub made: Option<Notice>,
    pub secret: Option<Facts>,
    pub tokens: Table,
    /// One button for each token that still counts.
    pub ends: Vec<Form>,
    pub form: Form,
}
