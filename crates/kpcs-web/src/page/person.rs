//! An account with the forms that change it: one person of an office, or one's own leave cover.
//!
//! Invariant: every change is a form of its own whose button says what it does; what was made once, such as a link, stands on
//! the page that answers the making.
//! It must not know who may change what.
//! Source: issue 02, demand 3.

use askama::Template;

use crate::part::{Facts, Form, Notice, Refusals, Table};
use crate::shell::Shell;

/// An account with the forms that change it.
#[derive(Template)]
#[template(path = "page/person.html")]
pub struct PersonPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub refusals: Option<Refusals>,
    pub notice: Option<Notice>,
    /// What was made, with its heading.
    pub made: Option<(String, Facts)>,
    /// Who it is, with its heading.
    pub facts: Option<(String, Facts)>,
    /// Its roles, with their heading.
    pub table: Option<(String, Table)>,
    /// Heading, what it does, and the form.
    pub forms: Vec<(String, String, Form)>,
}
