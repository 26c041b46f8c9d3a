//! Check your answers: everything that was entered, with a way back to each group.
//!
//! Invariant: nothing is asked here; the one button stands on the page below it.
//! It must not know how the answers are stored.
//! Source: GOV.UK Design System, "Check answers".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::{Fact, Table};
use crate::text::Texts;

/// The answers in their groups.
#[derive(Clone, Debug, Template)]
#[template(path = "part/answers.html")]
pub struct Answers {
    pub texts: Texts,
    pub groups: Vec<AnswerGroup>,
}

/// One group of answers, headed by its title where it has one; `change` is the address where it can be changed, `None`
/// where it no longer can.
#[derive(Clone, Debug)]
pub struct AnswerGroup {
    pub title: String,
    pub change: Option<String>,
    pub facts: Vec<Fact>,
    /// Repeated answers, such as the parcels.
    pub table: Option<Table>,
}

impl HtmlSafe for Answers {}
