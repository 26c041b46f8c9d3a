//! A paper beside the specimen that its issuer published, with what to look at.
//!
//! Invariant: the two stand side by side on a wide window and one under the other on a phone; each picture that has an address leads to itself at
//! full size, where a browser zooms. What is not here is said to be so in words.
//! It must not know whether the paper is genuine: an officer's eye says that.
//! Source: issue 02, demand 4; kpcs.md §3.9, §3.10.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::text::Texts;

/// A paper and the specimen.
#[derive(Clone, Debug, Template)]
#[template(path = "part/beside.html")]
pub struct Beside {
    pub texts: Texts,
    /// The address of the scan, or the scan itself as a `data:` address; `None` when there is no picture of the paper.
    pub paper: Option<String>,
    /// "Sierra Leone, version 2, issued from 1 January 2024"; `None` when the issuer published none for the day.
    pub specimen: Option<String>,
    /// The addresses of the specimen's pictures, at full size.
    pub pictures: Vec<String>,
    /// What its issuer says to look at.
    pub features: Vec<String>,
    /// Who may sign, with their days.
    pub signatories: Vec<String>,
}

impl HtmlSafe for Beside {}

impl Beside {
    /// Whether the page itself carries the picture of the paper: it then has no address to be opened at.
    #[must_use]
    pub fn is_carried(&self) -> bool {
        self.paper.as_ref().is_some_and(|paper| paper.starts_with("data:"))
    }
}
