//! How far a long task is; the page can be left and found again.
//!
//! Invariant: the number stands beside the bar.
//! It must not know what the task does.
//! Source: look, "long-task progress".

use askama::Template;
use askama::filters::HtmlSafe;

/// A task with `done` of `all` steps; the note says what is left and how to come back.
#[derive(Clone, Debug, Template)]
#[template(path = "part/progress.html")]
pub struct Progress {
    pub label: String,
    pub done: u64,
    pub all: u64,
    pub worded: String,
    pub note: String,
}

impl HtmlSafe for Progress {}
