//! Every place that a person has use for, with a sentence each.
//!
//! Invariant: every string is already worded in the page's language.
//! It must not know who may go where.
//! Source: interface, "Places: office".

use askama::Template;

use crate::shell::{Link, Shell};

/// Every place that a person has use for.
#[derive(Template)]
#[template(path = "page/office.html")]
pub struct OfficePage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub places: Vec<Place>,
}

/// A place, and what is done there.
#[derive(Clone, Debug)]
pub struct Place {
    pub link: Link,
    pub about: String,
}
