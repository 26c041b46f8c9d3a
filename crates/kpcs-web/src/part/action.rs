//! What can be done now with a record, and what can't with the reason.
//!
//! Invariant: an act that is not allowed is shown with its reason instead of being hidden.
//! It must not know who may do what.
//! Source: interface 2.

use askama::Template;
use askama::filters::HtmlSafe;

/// The acts of a record, the next one first.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/action.html")]
pub struct Actions {
    pub actions: Vec<Action>,
}

/// One act, named by what it does.
#[derive(Clone, Debug)]
pub enum Action {
    /// The one main button of the page.
    Main {
        label: String,
        href: String,
    },
    Allowed {
        label: String,
        href: String,
    },
    NotAllowed {
        label: String,
        reason: String,
    },
}

impl HtmlSafe for Actions {}
