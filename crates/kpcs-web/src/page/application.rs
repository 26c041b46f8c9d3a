//! One application for a certificate, as its exporter and the office see it.
//!
//! Invariant: every string is already worded in the page's language.
//! It must not know how the register finds what is shown.
//! Source: kpcs.md §5.7; acts, "apply_for_certificate".

use askama::Template;

use crate::part::{Actions, Badge, Facts, Notice, Steps, Table, Timeline};
use crate::shell::Shell;

/// One application for a certificate, as its exporter and the office see it.
#[derive(Template)]
#[template(path = "page/application.html")]
pub struct ApplicationPage {
    pub shell: Shell,
    pub number: String,
    pub badge: Badge,
    pub notice: Option<Notice>,
    pub steps: Steps,
    pub facts: Facts,
    pub parcels: Table,
    pub actions: Actions,
    pub timeline: Timeline,
}
