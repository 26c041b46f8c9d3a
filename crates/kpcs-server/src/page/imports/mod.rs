//! `/imports`: a file of many requests is sent, checked as a whole, and recorded with one button.
//!
//! Invariant: nothing is recorded before the whole file is shown with all that is wrong; all of it is recorded, or nothing;
//! a second click or the same file changes nothing. A file belongs to who sent it.
//! Must not know: how a file is read, how an act is decided.
//! Source: issue 02, demand 5; interface 1 and 2.

mod check;
mod outcome;
mod start;
mod table;

use axum::{Router, routing::get};

use crate::{app::App, import::ImportKind, officer::Officer};

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/imports", get(start::show).post(start::keep))
        .route("/imports/{id}", get(check::show).post(check::decide))
}

/// What the person may send.
fn kinds(officer: &Officer) -> Vec<ImportKind> {
    ImportKind::ALL.iter().copied().filter(|kind| officer.visitor.holds_one_of(kind.info().by)).collect()
}

/// Where a file is checked.
fn address(id: i64) -> String {
    format!("/imports/{id}")
}
