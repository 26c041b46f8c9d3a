//! What the keyboard does: access keys, the way through a page, a scale that types.
//!
//! Invariant: only keys that work without script stand here.
//! It must not know the register.
//! Source: interface 8; issue 02, demand 4.

use askama::Template;

use crate::part::Table;
use crate::shell::Shell;

/// What the keyboard does.
#[derive(Template)]
#[template(path = "page/help_keys.html")]
pub struct HelpKeysPage {
    pub shell: Shell,
    /// Each key with what it does.
    pub keys: Table,
}
