//! A sentence or two that must not be missed.
//!
//! Invariant: amber means that something needs a hand, red that something is refused; the title says it in words.
//! It must not know who reads it.
//! Source: look, "Colour".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::shell::Link;

/// What kind of notice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    NeedsHand,
    Refusal,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::NeedsHand => "hand",
            Self::Refusal => "refusal",
        }
    }
}

/// A notice with its title, text and at most one link.
#[derive(Clone, Debug, Template)]
#[template(path = "part/notice.html")]
pub struct Notice {
    pub tone: Tone,
    pub title: String,
    pub text: String,
    pub link: Option<Link>,
}

impl Notice {
    /// A notice without a link.
    pub fn new(tone: Tone, title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { tone, title: title.into(), text: text.into(), link: None }
    }
}

impl HtmlSafe for Notice {}
