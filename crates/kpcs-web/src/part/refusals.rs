//! Why an act was refused or an answer not taken: all reasons at once, at the top of the page.
//!
//! Invariant: each reason says what is wrong, what was found, what is expected and what to do, with its rule linked.
//! It must not know how a reason was found.
//! Source: interface, "It says no like a good colleague"; decisions 9.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::shell::Link;
use crate::text::Texts;

/// All reasons, in order of precedence.
#[derive(Clone, Debug, Template)]
#[template(path = "part/refusals.html")]
pub struct Refusals {
    pub texts: Texts,
    /// "You can't issue this certificate yet", for example.
    pub title: String,
    pub refusals: Vec<Refusal>,
}

/// One reason; `field` is the form field it is about.
#[derive(Clone, Debug, Default)]
pub struct Refusal {
    pub what: String,
    pub found: Option<String>,
    pub expected: Option<String>,
    pub to_do: Option<String>,
    pub section: Option<Link>,
    pub field: Option<String>,
}

impl HtmlSafe for Refusals {}
