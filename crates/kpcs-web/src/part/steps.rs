//! Where a matter stands on its way, from application to closed.
//!
//! Invariant: exactly the current step is marked for assistive technology, and each step says its standing in words.
//! It must not know which steps a matter has.
//! Source: look, "step indicator for a shipment from application to closed".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::text::Texts;

/// The steps of one matter.
#[derive(Clone, Debug, Template)]
#[template(path = "part/steps.html")]
pub struct Steps {
    pub texts: Texts,
    /// What the steps are of, for assistive technology.
    pub label: String,
    pub steps: Vec<Step>,
}

/// One step; the note is a date or a reason.
#[derive(Clone, Debug)]
pub struct Step {
    pub label: String,
    pub note: String,
    pub standing: Standing,
}

/// How far a step or an act is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Done,
    Current,
    Coming,
    NeedsHand,
    Stopped,
}

impl Standing {
    /// The name that the style sheet knows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "current",
            Self::Coming => "coming",
            Self::NeedsHand => "hand",
            Self::Stopped => "stopped",
        }
    }

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "step-done",
            Self::Current => "step-current",
            Self::Coming => "step-coming",
            Self::NeedsHand => "step-needs-hand",
            Self::Stopped => "step-stopped",
        }
    }
}

impl HtmlSafe for Steps {}
