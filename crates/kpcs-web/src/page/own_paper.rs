//! The office's pre-printed paper: where each field is printed, drawn over the specimen, the printers, and how it is changed.
//!
//! Invariant: the layout is the rule pack's and is changed by the act that changes packs; printers are the office's own.
//! It must not know whose paper it is. Source: kpcs.md §3.6, §3.9.

use askama::Template;

use crate::part::{Documents, Facts, Form, Notice, PaperDrawing, Refusals, Table};
use crate::shell::{Link, Shell};

/// The office's pre-printed paper.
#[derive(Template)]
#[template(path = "page/own_paper.html")]
pub struct OwnPaperPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub refusals: Option<Refusals>,
    pub notice: Option<Notice>,
    pub facts_heading: String,
    pub facts: Facts,
    /// The act that changes the layout, for whom may ask for it.
    pub change: Option<Link>,
    /// Heading, what the picture is, and the drawing.
    pub drawing: (String, String, PaperDrawing),
    pub places: Table,
    /// The millimetre pages, with their heading and what to do with them.
    pub test_pages: (String, String, Documents),
    /// Heading and table of the printers; none before the first.
    pub printers: Option<(String, Table)>,
    /// Heading, what it does, and the form for a printer.
    pub form: (String, String, Form),
}
