//! The scheme at a glance: verify first, a few figures, the Participants, the alerts.
//!
//! Invariant: every string is already worded in the page's language.
//! It must not know how the register finds what is shown.
//! Source: interface, "Places: public".

use askama::Template;

use crate::part::{Figures, Form, Map};
use crate::shell::{Link, Shell};

/// The scheme at a glance: verify first, a few figures, the Participants, the alerts.
#[derive(Template)]
#[template(path = "page/home.html")]
pub struct HomePage {
    pub shell: Shell,
    /// One field for the QR text; the button verifies.
    pub verify: Form,
    pub figures: Figures,
    pub map: Map,
    /// Date and coverage of the map, and what it leaves out.
    pub map_note: String,
    /// Newest first.
    pub alerts: Vec<Alert>,
}

/// A certificate alert: lost, stolen, withdrawn or counterfeit.
#[derive(Clone, Debug)]
pub struct Alert {
    pub link: Link,
    pub text: String,
    /// Day and place, written out.
    pub when: String,
}
