//! The acts that a person may ask for, in groups.
//!
//! Invariant: every string is already worded in the page's language.
//! It must not know who may do what.
//! Source: interface 1.

use askama::Template;

use crate::part::{Empty, Table};
use crate::shell::Shell;

/// The acts that a person may ask for, in groups.
#[derive(Template)]
#[template(path = "page/acts.html")]
pub struct ActsPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub groups: Vec<ActGroup>,
    /// When there are none.
    pub empty: Option<Empty>,
}

/// Acts of one side of the work.
pub struct ActGroup {
    pub title: String,
    pub table: Table,
}
