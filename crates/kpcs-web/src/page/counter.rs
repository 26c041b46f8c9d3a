//! One application at the office's counter: what was declared, what was found, what can be done now.
//!
//! Invariant: declared and found figures stand side by side; what was not examined is not shown as zero.
//! It must not know how the register finds what is shown.
//! Source: kpcs.md §5.7, §5.11; look, "record page".

use askama::Template;

use crate::part::{Actions, Badge, Facts, Notice, Steps, Table, Timeline};
use crate::shell::Shell;

/// One application at the office's counter.
#[derive(Template)]
#[template(path = "page/counter.html")]
pub struct CounterPage {
    pub shell: Shell,
    pub number: String,
    pub badge: Badge,
    pub notice: Option<Notice>,
    /// What an examiner must not miss, such as an expired licence.
    pub warning: Option<Notice>,
    pub steps: Steps,
    /// Parties, destination, purpose, declarations.
    pub facts: Facts,
    /// Declared beside found, parcel by parcel.
    pub parcels: Table,
    /// Persons, scale, valuations, seals; `None` before the examination.
    pub examination: Option<Facts>,
    pub actions: Actions,
    pub timeline: Timeline,
}
