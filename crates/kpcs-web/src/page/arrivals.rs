//! The import desk: its queues, and a place to take in what came without advice.
//!
//! Invariant: what is overdue is marked by word and shape and stands first; no declared figure stands here.
//! It must not know how the register finds what is shown.
//! Source: look, "queue"; decisions 20 to 22.

use askama::Template;

use crate::page::desk::Queue;
use crate::part::{Figures, Form, Notice};
use crate::shell::{Link, Shell};

/// The import desk: its queues, and a place to take in what came without advice.
#[derive(Template)]
#[template(path = "page/arrivals.html")]
pub struct ArrivalsPage {
    pub shell: Shell,
    /// The office's name.
    pub title: String,
    /// What waits today, in a sentence.
    pub lead: String,
    pub notice: Option<Notice>,
    pub figures: Figures,
    pub queues: Vec<Queue>,
    /// Takes in a file or a code's text; `None` for people who only read.
    pub form: Option<Form>,
    /// Other things that can be done from here.
    pub links: Vec<Link>,
}
