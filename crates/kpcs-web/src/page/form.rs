//! Any act that asks: a form with its refusals above, a notice, and facts beside it.
//!
//! Invariant: nothing typed is lost, all faults stand at the top and at their field.
//! It must not know how the register finds what is shown.
//! Source: decisions 29; interface 1 and 2.

use askama::Template;

use crate::part::{Facts, Form, Notice, Refusals};
use crate::shell::Shell;

/// Any act that asks: a form with its refusals above, a notice, and facts beside it.
#[derive(Template)]
#[template(path = "page/form.html")]
pub struct FormPage {
    pub shell: Shell,
    /// The record or the part of a longer form, such as "Part 2 of 4".
    pub eyebrow: String,
    pub title: String,
    pub lead: String,
    pub refusals: Option<Refusals>,
    pub notice: Option<Notice>,
    pub form: Form,
    /// Facts beside the form, with their heading.
    pub beside: Option<(String, Facts)>,
}
