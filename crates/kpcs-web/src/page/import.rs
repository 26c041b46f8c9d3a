//! A file of many requests: as it was read, with every fault at its row and column; or what came of it.
//!
//! Invariant: the button that records is missing while anything is wrong.
//! It must not know how a file is read.
//! Source: issue 02, demand 5; interface 1, "An act is a small ceremony".

use askama::Template;

use crate::part::{Figures, Form, Refusals, Table};
use crate::shell::{Link, Shell};

/// A file of many requests.
#[derive(Template)]
#[template(path = "page/import.html")]
pub struct ImportPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub refusals: Option<Refusals>,
    /// What stands in the file, counted.
    pub figures: Figures,
    /// How the file is written, where it does not say so itself.
    pub question: Option<Form>,
    /// The one button that records, and beside it the one that lets the file go.
    pub record: Option<Form>,
    pub table: Option<Table>,
    /// Lets a file go that can't be recorded.
    pub dismiss: Option<Form>,
    pub links: Vec<Link>,
}
