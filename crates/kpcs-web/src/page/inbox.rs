//! The inbox: what concerns the person, the newest first.
//!
//! Invariant: opening a notice is a small form, so that a page that only looks marks nothing as read; what is unread says so
//! in a word.
//! It must not know where notices come from.
//! Source: issue 02, demand 6.

use askama::Template;

use crate::part::{Empty, Filters, Form, Pager};
use crate::shell::{Link, Shell};

/// The inbox.
#[derive(Template)]
#[template(path = "page/inbox.html")]
pub struct InboxPage {
    pub shell: Shell,
    pub lead: String,
    pub filters: Filters,
    /// One button that marks what is shown as read.
    pub read_all: Option<Form>,
    pub empty: Option<Empty>,
    pub items: Vec<Item>,
    pub pager: Option<Pager>,
    /// Where the person chooses how to be told.
    pub choices: Link,
}

/// One notice.
pub struct Item {
    /// Where opening it is sent.
    pub action: String,
    pub says: String,
    pub kind: String,
    pub at: String,
    pub read: bool,
    pub needs_hand: bool,
}
