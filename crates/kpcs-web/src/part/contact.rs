//! How an authority is reached, and whether it is open now in its own time.
//!
//! Invariant: the sentence about now comes first; a telephone number is text, since no page may act for the reader.
//! It must not know the clock.
//! Source: kpcs.md §3.10; issue 02, demand 4.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::Facts;

/// A contact card.
#[derive(Clone, Debug, Template)]
#[template(path = "part/contact.html")]
pub struct Contact {
    pub title: String,
    /// Open or closed, and when it opens.
    pub state: String,
    pub facts: Facts,
}

impl HtmlSafe for Contact {}
