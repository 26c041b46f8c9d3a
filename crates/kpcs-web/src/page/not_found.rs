//! Nothing stands at this address.
//!
//! Invariant: calm words, no technical detail.
//! It must not know how the register finds what is shown.
//! Source: house style, "Errors".

use askama::Template;

use crate::shell::Shell;

/// Nothing stands at this address.
#[derive(Template)]
#[template(path = "page/not_found.html")]
pub struct NotFoundPage {
    pub shell: Shell,
    /// The address that was asked for.
    pub asked: String,
}
