//! The handover book of an office: what is open, printed on one page, signed by who leaves and who comes in.
//!
//! Invariant: what is open stands there as it is now; what was handed over, and when, in the history below.
//! It must not know how the register finds what is shown.
//! Source: issue 02, demand 4; look, "print styles for every page".

use askama::Template;

use crate::page::desk::Queue;
use crate::part::{Contact, Form, Notice, Refusals, Table};
use crate::shell::{Link, Shell};

/// The handover book.
#[derive(Template)]
#[template(path = "page/handover.html")]
pub struct HandoverPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub refusals: Option<Refusals>,
    pub notice: Option<Notice>,
    pub sections: Vec<Queue>,
    /// The names of the lists in which nothing is open, in one line; empty when there is something in each.
    pub nothing_in: String,
    /// How others reach this office, as it is published.
    pub contact: Option<Contact>,
    /// Who signs on paper.
    pub signatures: Vec<String>,
    /// To hand over, or to take over, with its heading.
    pub form: Option<(String, Form)>,
    /// The handovers before.
    pub history: Option<(String, Table)>,
    pub links: Vec<Link>,
}
