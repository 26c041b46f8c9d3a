//! A list of facts: label and value, one under the other.
//!
//! Invariant: every value has a label.
//! It must not know which record the facts are of.
//! Source: look, "record page (facts left)".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::Inline;

/// Facts in reading order.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/facts.html")]
pub struct Facts {
    pub facts: Vec<Fact>,
}

/// One fact; the note says what a reader could get wrong.
#[derive(Clone, Debug)]
pub struct Fact {
    pub label: String,
    pub value: Inline,
    pub note: Option<String>,
}

impl Fact {
    /// A fact without a note.
    pub fn new(label: impl Into<String>, value: Inline) -> Self {
        Self { label: label.into(), value, note: None }
    }

    /// The same fact with a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl HtmlSafe for Facts {}
