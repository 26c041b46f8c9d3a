//! An office's work of today: queues with age, deadline, who and next action.
//!
//! Invariant: what is overdue is marked by word and shape and stands first.
//! It must not know how the register finds what is shown.
//! Source: look, "queue"; interface, "Office".

use askama::Template;

use crate::part::{Empty, Figures, Notice, Table};
use crate::shell::{Link, Shell};

/// An office's work of today: queues with age, deadline, who and next action.
#[derive(Template)]
#[template(path = "page/desk.html")]
pub struct DeskPage {
    pub shell: Shell,
    /// The office's name.
    pub title: String,
    /// What waits today, in a sentence.
    pub lead: String,
    pub notice: Option<Notice>,
    pub figures: Figures,
    pub queues: Vec<Queue>,
    /// Other things that can be done from here.
    pub links: Vec<Link>,
}

/// One queue; either a table or an empty state.
#[derive(Clone, Debug)]
pub struct Queue {
    pub title: String,
    pub table: Option<Table>,
    pub empty: Option<Empty>,
}
