//! `/cases`: questions with a clock between this office and another, as this office's own register has them.
//!
//! Invariant: nothing is read but the officer's own authority's cases and journal entries; a case that it does not have is
//! not there at all: 404.
//! Must not know: how an act is decided or a page looks.
//! Source: docs/decisions/0004; issue 02, demand 1.

mod actions;
mod documents;
mod list;
mod one;

use axum::{Router, routing::get};
use kpcs_domain::{act::Role, value::Day};
use kpcs_store::{act::case::CaseState, view::CaseRow};
use kpcs_web::{
    Texts,
    part::{Badge, State as Shape},
};

use crate::{app::App, officer::Officer, words};

/// Who may read: both sides of a case.
const READERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/cases", get(list::show))
        .route("/cases/{key}", get(one::show))
        .route("/cases/{key}/detention.pdf", get(documents::detention))
        .route("/cases/{key}/refusal.pdf", get(documents::refusal))
        .route("/cases/{key}/return.pdf", get(documents::sent_back))
}

/// The state of a case in a word: late first, then whose turn it is.
fn badge(officer: &Officer, row: &CaseRow, today: Day) -> Badge {
    let texts = officer.texts();
    let late = row.due.filter(|due| row.ended.is_none() && *due < today).map(|due| today.days_since(due));
    match (&row.ended, late, is_our_turn(officer, row)) {
        (Some((_, how)), ..) => Badge::worded(Shape::Released, ended(texts, how)),
        (None, Some(days), _) => {
            Badge::worded(Shape::Overdue, texts.t("cases-overdue-by").count("days", days).to_string())
        }
        (None, None, true) => Badge::worded(Shape::DueSoon, texts.get("cases-our-turn")),
        (None, None, false) => Badge::worded(Shape::Waiting, texts.get("cases-their-turn")),
    }
}

/// How it ended, in words.
fn ended(texts: Texts, how: &str) -> String {
    texts.t("cases-ended").arg("how", words::choice(texts, how)).to_string()
}

/// Whether this office is the one to act: the issuer while it is asked, the other side otherwise.
fn is_our_turn(officer: &Officer, row: &CaseRow) -> bool {
    (row.state == CaseState::Asked) != (row.opened_by == *officer.authority())
}
