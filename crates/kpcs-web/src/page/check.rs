//! Check your answers before any act: everything entered, the rules judged, one button that says what it does.
//!
//! Invariant: the button is missing while a rule refuses.
//! It must not know how the register finds what is shown.
//! Source: interface 1, "An act is a small ceremony".

use askama::Template;

use crate::part::{Answers, Form, Judged, Notice, Refusals};
use crate::shell::Shell;

/// Check your answers before any act: everything entered, the rules judged, one button that says what it does.
#[derive(Template)]
#[template(path = "page/check.html")]
pub struct CheckPage {
    pub shell: Shell,
    pub eyebrow: String,
    pub title: String,
    pub lead: String,
    pub refusals: Option<Refusals>,
    pub notice: Option<Notice>,
    pub answers: Answers,
    pub judged: Option<Judged>,
    /// Declaration if any, and the one button; `None` while refused.
    pub form: Option<Form>,
}
