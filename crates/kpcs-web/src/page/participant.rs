//! One Participant: its standing over time with sources, its authorities and its rule pack.
//!
//! Invariant: each interval stands in the picture and in the table, with its source.
//! It must not know how the register finds what is shown.
//! Source: kpcs.md §11; decisions 19 and 25.

use askama::Template;

use crate::part::{Badge, Contact, Documents, Facts, Spans, Table};
use crate::shell::Shell;

/// One Participant: its standing over time with sources, its authorities and its rule pack.
#[derive(Template)]
#[template(path = "page/participant.html")]
pub struct ParticipantPage {
    pub shell: Shell,
    pub name: String,
    /// Alpha-2 code.
    pub code: String,
    pub badge: Badge,
    /// The standing of today in one sentence.
    pub summary: String,
    pub spans: Spans,
    /// From, to, standing, trade, basis, source.
    pub history: Table,
    pub authorities: Option<Table>,
    /// How each authority is reached.
    pub contacts: Vec<Contact>,
    /// Partners under the Participant's own law, beside the scheme's days.
    pub partners: Option<Table>,
    /// The rule pack in force, as far as known.
    pub rules: Facts,
    /// Source of the rule pack and what is not known.
    pub rules_note: String,
    pub documents: Documents,
}
