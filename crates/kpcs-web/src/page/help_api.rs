//! The programs' side by examples.
//!
//! Invariant: an example is shown as it is typed.
//! It must not know what an example does.
//! Source: issue 02, demand 5.

use askama::Template;

use crate::shell::Shell;

/// The programs' side by examples.
#[derive(Template)]
#[template(path = "page/help_api.html")]
pub struct HelpApiPage {
    pub shell: Shell,
    /// What it does, and the command.
    pub examples: Vec<(String, String)>,
}
