//! The answer of a verification at the head of its page: the word and its shape, the reason, what to do.
//!
//! Invariant: the word comes first and is never alone; the same on every page that answers.
//! It must not know how an outcome is decided.
//! Source: threat model 6; look, "The five outcomes".

use askama::Template;
use askama::filters::HtmlSafe;

use super::Outcome;
use crate::text::Texts;

/// An outcome with its reasons.
#[derive(Clone, Debug, Template)]
#[template(path = "part/outcome_head.html")]
pub struct OutcomeHead {
    pub texts: Texts,
    pub outcome: Outcome,
    /// One sentence that the officer can read out.
    pub reason: String,
    /// What was found and expected, and every further reason.
    pub more: Vec<String>,
}

impl HtmlSafe for OutcomeHead {}
