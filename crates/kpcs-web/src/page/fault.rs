//! Something went wrong on our side: a number to tell, nothing else.
//!
//! Invariant: calm words, no technical detail.
//! It must not know how the register finds what is shown.
//! Source: house style, "Errors".

use askama::Template;

use crate::shell::Shell;

/// Something went wrong on our side: a number to tell, nothing else.
#[derive(Template)]
#[template(path = "page/fault.html")]
pub struct FaultPage {
    pub shell: Shell,
    /// What happened, and what to do.
    pub title: String,
    pub text: String,
    /// The number under which it was logged.
    pub number: String,
}
