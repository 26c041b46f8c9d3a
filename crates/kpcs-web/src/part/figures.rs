//! A calm strip of a few figures, each opened down to what is behind it.
//!
//! Invariant: each figure has a label, and its period or vintage stands in the note.
//! It must not know how a figure was counted.
//! Source: interface 3, "Figures are readable".

use askama::Template;
use askama::filters::HtmlSafe;

/// Up to six figures side by side.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/figures.html")]
pub struct Figures {
    pub figures: Vec<Figure>,
}

/// One figure; `href` leads to the list behind it.
#[derive(Clone, Debug)]
pub struct Figure {
    pub label: String,
    pub value: String,
    pub note: String,
    pub href: Option<String>,
}

impl HtmlSafe for Figures {}
