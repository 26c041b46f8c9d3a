//! Audit bundles, for everybody: what one is, how it is checked, what it proves and what not; and for an office its own years.
//!
//! It must not know how a bundle is made.
//! Source: issue 03, demand 10; docs/formats/bundle.md.

use askama::Template;

use crate::part::{Notice, Table};
use crate::shell::Shell;

/// What audit bundles are.
#[derive(Template)]
#[template(path = "page/bundles.html")]
pub struct BundlesPage {
    pub shell: Shell,
    /// That this node cannot write one here.
    pub notice: Option<Notice>,
    /// The years that this office may hand out, for whoever may.
    pub years: Option<Table>,
    /// The command with which one is checked.
    pub command: String,
    /// The command with which one is written.
    pub export: String,
}
