//! What happened to a record, act by act, newest first or oldest first as given.
//!
//! Invariant: each act says who, what, when and its place in the journal.
//! It must not know which acts exist.
//! Source: look, "timeline of acts right: who, what, when, place in the log".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::{Pictures, Standing};
use crate::shell::Link;

/// Acts in the order given; what is still to come may stand at the end.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/timeline.html")]
pub struct Timeline {
    pub events: Vec<Event>,
}

/// One act. `when` is written out with UTC; `place` is its place in the journal and chain.
#[derive(Clone, Debug)]
pub struct Event {
    pub what: String,
    pub who: String,
    pub when: String,
    pub place: Option<Link>,
    pub standing: Standing,
    /// Photographs that it names, small.
    pub pictures: Option<Pictures>,
}

impl HtmlSafe for Timeline {}
