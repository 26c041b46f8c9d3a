//! `Finding`: what a check has to say about one place.
//!
//! Invariant: the message ends with the cure. An error fails the run; a note does not.

use std::fmt;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Fails the run.
    Error,
    /// Is only shown.
    Note,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it fails the run.
    pub weight: Weight,
    /// Where: a path from the root, with `:line` where one line is meant.
    pub place: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Finding {
    /// A finding that fails the run.
    pub fn error(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { weight: Weight::Error, place: place.into(), message: message.into() }
    }

    /// A finding that is only shown.
    pub fn note(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { weight: Weight::Note, place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = if self.weight == Weight::Note { " (note)" } else { "" };
        write!(f, "{}{weight}: {}", self.place, self.message)
    }
}
