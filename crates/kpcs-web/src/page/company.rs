//! One company: what is known of it, its licences, branches and people, what it did, what can be done now.
//!
//! Invariant: every string is already worded in the page's language; a section without rows says so in words.
//! It must not know who may change what.
//! Source: issue 02, demand 3; look, "record page".

use askama::Template;

use crate::part::{Actions, Badge, Facts, Notice, Table};
use crate::shell::Shell;

/// One company.
#[derive(Template)]
#[template(path = "page/company.html")]
pub struct CompanyPage {
    pub shell: Shell,
    pub eyebrow: String,
    pub title: String,
    pub badge: Option<Badge>,
    pub notices: Vec<Notice>,
    pub actions: Actions,
    pub facts: Facts,
    pub sections: Vec<Section>,
}

/// A part of the page: a table, or words where it has no rows.
pub struct Section {
    pub heading: String,
    pub table: Option<Table>,
    pub empty: String,
}
