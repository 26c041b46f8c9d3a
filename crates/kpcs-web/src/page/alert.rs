//! One alert: what everybody may know, the details for Participants, what can be done.
//!
//! Invariant: details stand here only when the server gave them.
//! It must not know who may read what.
//! Source: kpcs.md §9.6.

use askama::Template;

use crate::part::{Actions, Badge, Facts, Pictures};
use crate::shell::Shell;

/// One alert: what everybody may know, the details for Participants, what can be done.
#[derive(Template)]
#[template(path = "page/alert.html")]
pub struct AlertPage {
    pub shell: Shell,
    /// Its name.
    pub number: String,
    pub badge: Badge,
    pub lead: String,
    pub facts: Facts,
    /// The details, or for whom they are.
    pub details: Facts,
    /// The photographs, for authorities.
    pub pictures: Pictures,
    pub actions: Actions,
}
