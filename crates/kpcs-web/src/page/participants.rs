//! The Participants of a day: map, and beside it the same as a table.
//!
//! Invariant: the table holds all that the map shows.
//! It must not know how the register finds what is shown.
//! Source: interface, "Places: public"; kpcs.md §2.12, §11.

use askama::Template;

use crate::part::{Filters, Map, Table};
use crate::shell::{Link, Shell};

/// The Participants of a day: map, and beside it the same as a table.
#[derive(Template)]
#[template(path = "page/participants.html")]
pub struct ParticipantsPage {
    pub shell: Shell,
    /// How many, on which day.
    pub lead: String,
    /// Day and standing.
    pub filters: Filters,
    pub map: Map,
    pub map_note: String,
    pub table: Table,
    /// The same list as files.
    pub files: Vec<Link>,
}
