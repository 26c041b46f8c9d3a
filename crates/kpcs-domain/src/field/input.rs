//! `Input`: what a person, a file or a program gave, before it is understood; and the faults found in it.
//!
//! Invariant: every fault names its field, what was found and what is expected (a key of the locale files), and
//! reading goes on, so that all faults are shown at once.
//! Must not know: forms, JSON, TOML or CSV, all of which become this tree first.

use std::{collections::BTreeMap, fmt};

/// The tree that forms and files become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A single answer.
    Text(String),
    /// Repeated answers.
    List(Vec<Input>),
    /// Named answers.
    Group(BTreeMap<String, Input>),
}

impl Input {
    /// A single answer.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Whether nothing was given: an empty answer, or a group or list of empty answers.
    ///
    /// An empty row of a form is nothing, not a faulty row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(Self::is_empty),
            Self::Group(fields) => fields.values().all(Self::is_empty),
        }
    }

    /// What was found, in a few words for a message.
    #[must_use]
    pub fn found(&self) -> String {
        match self {
            Self::Text(text) => text.chars().take(80).collect(),
            Self::List(items) => format!("[{}]", items.len()),
            Self::Group(fields) => format!("{{{}}}", fields.keys().cloned().collect::<Vec<_>>().join(", ")),
        }
    }
}

/// Where in a request a fault is: `parcels.0.carats`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(String);

impl Path {
    /// The request itself.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The path one step further in.
    #[must_use]
    pub fn join(&self, step: impl fmt::Display) -> Self {
        if self.0.is_empty() { Self(step.to_string()) } else { Self(format!("{}.{step}", self.0)) }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One fault in what was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFault {
    /// The field, as in `parcels.0.carats`.
    pub field: String,
    /// What was found; empty when nothing was given.
    pub found: String,
    /// What is expected: a key of the locale files, such as `expected-carats`.
    pub expected: &'static str,
}

impl InputFault {
    /// A fault at `path` where `input` stands.
    #[must_use]
    pub fn new(path: &Path, input: Option<&Input>, expected: &'static str) -> Self {
        Self { field: path.to_string(), found: input.map(Input::found).unwrap_or_default(), expected }
    }
}
