//! A paper in hand: its scan beside the specimen of its issuer, and the form that takes the paper in, if there is one.
//!
//! Invariant: the comparison stands above the form that asks what it came to.
//! It must not know the register.
//! Source: issue 02, demand 4; decisions 15 and 22.

use askama::Template;

use crate::part::{Beside, Form, Notice, Refusals};
use crate::shell::Shell;

/// A paper in hand.
#[derive(Template)]
#[template(path = "page/paper_form.html")]
pub struct PaperPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub refusals: Option<Refusals>,
    pub notice: Option<Notice>,
    pub beside: Option<Beside>,
    pub form: Option<Form>,
}
