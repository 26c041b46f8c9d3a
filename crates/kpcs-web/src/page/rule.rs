//! One rule in plain words, with its examples and the refusals that cite it.
//!
//! Invariant: every string is already worded in the page's language.
//! It must not know how a rule is judged.
//! Source: issue 02, demand 11; look, "Words".

use askama::Template;

use crate::part::{Refusals, Table};
use crate::shell::Shell;

/// One rule in plain words.
#[derive(Template)]
#[template(path = "page/rule.html")]
pub struct RulePage {
    pub shell: Shell,
    pub section: String,
    /// Whether it is the scheme's, else this register's own.
    pub of_scheme: bool,
    pub says: String,
    /// How it is held where nothing is judged.
    pub held: Option<String>,
    pub judged: Vec<Judged>,
    pub said: Vec<Said>,
    /// The acts that follow it, by name.
    pub acts: Vec<String>,
}

/// What is judged of it, with the difference between an example that passes and one that does not.
pub struct Judged {
    pub sentence: String,
    pub force: String,
    pub days: String,
    pub example: Table,
    pub refusal: Refusals,
    /// Only a warning: told in amber, not in red.
    pub warns: bool,
}

/// A refusal that cites it, and what to do; the code is its anchor.
pub struct Said {
    pub code: String,
    pub what: String,
    pub to_do: String,
}
