//! The person may not do or see this: the reason and who may.
//!
//! Invariant: calm words, no technical detail.
//! It must not know how the register finds what is shown.
//! Source: house style, "Errors".

use askama::Template;

use crate::shell::Shell;

/// The person may not do or see this: the reason and who may.
#[derive(Template)]
#[template(path = "page/not_allowed.html")]
pub struct NotAllowedPage {
    pub shell: Shell,
    /// Who may, in a sentence.
    pub reason: String,
}
