//! A sheet to be printed: the day register, the morning's work; each section is one page of paper.
//!
//! Invariant: a page holds what fits on A4, says which page it is, and has room for a signature where one is asked.
//! It must not know how the register finds what is shown.
//! Source: look, "print styles for every page".

use askama::Template;

use crate::page::desk::Queue;
use crate::part::Filters;
use crate::shell::{Link, Shell};

/// A sheet to be printed.
#[derive(Template)]
#[template(path = "page/sheet.html")]
pub struct SheetPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub filters: Option<Filters>,
    pub sections: Vec<Queue>,
    /// Who signs each page, by hand; none for a sheet that nobody signs.
    pub signatures: Vec<String>,
    /// Other days, other sheets.
    pub links: Vec<Link>,
}
