//! A piece of content inside a table, a list of facts or an answer.
//!
//! Invariant: a figure that was not reported is never shown as a number.
//! It must not know which table it stands in.
//! Source: look, "figures table".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::{Badge, Rosette};
use crate::shell::Link;
use crate::text::Texts;

/// Worded content of one cell or answer.
#[derive(Clone, Debug, Template)]
#[template(path = "part/inline.html")]
pub enum Inline {
    Text(String),
    /// Several short lines, such as an address or a list of seals.
    Lines(Vec<String>),
    /// A certificate number, a digest or a code, in the monospaced face.
    Code(String),
    /// A figure, already grouped and rounded for display, without its unit.
    Number(String),
    /// A figure with its unit, where no column header carries it.
    Quantity(String, String),
    Link(Link),
    /// A link to a certificate or a case by its number.
    CodeLink(Link),
    Badge(Badge),
    /// The rosette of a digest, to compare with the paper.
    Rosette(Rosette),
    /// A figure that nobody reported; holds the words for it.
    NotReported(String),
    Nothing,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A figure.
    pub fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    /// "not reported", shown as an en dash.
    pub fn not_reported(texts: Texts) -> Self {
        Self::NotReported(texts.get("table-not-reported"))
    }
}

impl HtmlSafe for Inline {}
