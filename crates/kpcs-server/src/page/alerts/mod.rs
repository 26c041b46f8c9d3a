//! `/alerts`: certificates and documents that must not be trusted, and the warning wherever one of them turns up.
//!
//! Invariant: everybody reads kind, numbers, day, authority and summary; details and images only who acts for an authority.
//! Must not know: how an alert is raised; that is an act like any other.
//! Source: kpcs.md §9.6; acts.md, "raise_alert, resolve_alert".

mod list;
mod one;
mod warning;

use axum::{Router, routing::get};
use kpcs_domain::act::Role;
use kpcs_store::view::AlertRow;
use kpcs_web::{
    Texts,
    part::{Badge, State},
};

use crate::{app::App, words};

pub(in crate::page) use warning::warnings;

/// Who may raise and resolve alerts.
const RAISERS: &[Role] = &[Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new().route("/alerts", get(list::show)).route("/alerts/{reference}", get(one::show))
}

/// Open, or how and when it ended.
fn badge(texts: Texts, row: &AlertRow) -> Badge {
    match &row.resolved {
        None => Badge::worded(State::Overdue, texts.get("alerts-open")),
        Some((day, outcome)) => {
            let text = texts.t("alerts-ended").arg("outcome", words::choice(texts, outcome.word()));
            Badge::worded(State::Confirmed, text.arg("day", words::day(texts, *day)).to_string())
        }
    }
}

/// The number, or first and last of a range; empty for an alert without numbers.
fn numbers(texts: Texts, row: &AlertRow) -> String {
    match (&row.number, &row.number_to) {
        (Some(first), Some(last)) => {
            texts.t("alerts-range").arg("first", words::number(first)).arg("last", words::number(last)).to_string()
        }
        (Some(number), None) => words::number(number),
        (None, _) => String::new(),
    }
}
