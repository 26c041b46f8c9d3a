//! The log, for everybody: why it cannot lie, how it stands, who watches it, how to watch it oneself, and a search.
//!
//! Invariant: what is said of a node without a log is said plainly, and nothing is shown in its place.
//! It must not know the log.
//! Source: issue 03, demand 13; docs/formats/log.md.

use askama::Template;

use crate::part::{Facts, Form, Notice, Table};
use crate::shell::{Link, Shell};

/// The log, for everybody.
#[derive(Template)]
#[template(path = "page/log.html")]
pub struct LogPage {
    pub shell: Shell,
    /// What was searched, once something was.
    pub found: Option<FoundEntry>,
    /// That this node has no log, or that something about it needs a hand.
    pub notice: Option<Notice>,
    /// The log of this node, if it runs one.
    pub log: Option<ShownLog>,
}

/// How a log stands.
pub struct ShownLog {
    /// Size, root, time.
    pub facts: Facts,
    pub search: Form,
    /// How many witnesses a checkpoint needs, of which groups.
    pub quorum: String,
    pub witnesses: Table,
    /// The keys with which everything verifies.
    pub keys: Facts,
    /// What each command is for, and the command.
    pub commands: Vec<(String, String)>,
    /// What programs read.
    pub files: Vec<Link>,
}

/// Whether an entry stands in the log.
pub struct FoundEntry {
    pub notice: Notice,
    pub facts: Facts,
}
