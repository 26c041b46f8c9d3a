//! The signed-in person: who they are to the register, what they may do, where they are signed in.
//!
//! Invariant: the officer's handle is shown with what it is for; no secret is shown.
//! It must not know how the register finds what is shown.
//! Source: decisions 12.

use askama::Template;

use crate::part::{Actions, Facts, Table};
use crate::shell::Shell;

/// The signed-in person: who they are to the register, what they may do, where they are signed in.
#[derive(Template)]
#[template(path = "page/account.html")]
pub struct AccountPage {
    pub shell: Shell,
    pub facts: Facts,
    /// Role, what it may do, section.
    pub roles: Table,
    pub sessions: Table,
    pub actions: Actions,
}
