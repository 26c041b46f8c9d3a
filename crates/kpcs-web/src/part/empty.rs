//! What stands where a list is empty: what will be here and how it comes.
//!
//! Invariant: an empty list is never a blank space.
//! It must not know why it is empty.
//! Source: look, "empty state".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::shell::Link;

/// An empty state.
#[derive(Clone, Debug, Template)]
#[template(path = "part/empty.html")]
pub struct Empty {
    pub title: String,
    pub text: String,
    pub link: Option<Link>,
}

impl HtmlSafe for Empty {}
