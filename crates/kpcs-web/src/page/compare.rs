//! Declared against measured, after the officer has recorded what the scale said.
//!
//! Invariant: the record says whether the declared figures were hidden while measuring.
//! It must not know how the register finds what is shown.
//! Source: decisions 20; kpcs.md §4.5.

use askama::Template;

use crate::part::{Actions, Differences, Facts, Notice};
use crate::shell::Shell;

/// Declared against measured, after the officer has recorded what the scale said.
#[derive(Template)]
#[template(path = "page/compare.html")]
pub struct ComparePage {
    pub shell: Shell,
    pub number: String,
    /// The verdict in one sentence.
    pub lead: String,
    pub notice: Option<Notice>,
    /// Carats per parcel, value per HS line, counts.
    pub differences: Vec<Differences>,
    /// Seals, container, who measured, whether figures were hidden.
    pub facts: Facts,
    pub actions: Actions,
}
