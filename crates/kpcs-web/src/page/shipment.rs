//! A shipment at the import desk: what is known before it arrives, then declared against measured, then what came of it.
//!
//! Invariant: declared figures stand here only when the server gave them; while they are hidden the page says so and why.
//! It must not know the tolerance, nor why a figure is shown.
//! Source: decisions 15 and 20; kpcs.md §4.5; look, "record page" and "difference view".

use askama::Template;

use crate::part::{
    Actions, Badge, Contact, Differences, Documents, Facts, Judged, Notice, Outcome, Steps, Table, Timeline,
};
use crate::shell::Shell;

/// A shipment at the import desk: what is known before it arrives, then declared against measured, then what came of it.
#[derive(Template)]
#[template(path = "page/shipment.html")]
pub struct ShipmentPage {
    pub shell: Shell,
    pub number: String,
    pub badge: Badge,
    /// What waits, in a sentence.
    pub lead: String,
    pub specimen: bool,
    pub notices: Vec<Notice>,
    pub steps: Steps,
    /// What verification says of the certificate, with its reason.
    pub outcome: Option<(Outcome, String)>,
    /// Carats per parcel; empty until measured.
    pub differences: Vec<Differences>,
    /// Seals, container, scale, who was there, whether figures were hidden; empty until measured.
    pub measured: Facts,
    /// Annex I order.
    pub facts: Facts,
    /// HS lines, if their figures may be seen.
    pub lines: Option<Table>,
    /// What a paper was compared with.
    pub compared: Judged,
    pub documents: Documents,
    /// The issuing authority.
    pub contact: Option<Contact>,
    pub actions: Actions,
    pub timeline: Timeline,
}
