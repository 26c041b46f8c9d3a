//! Whether a certificate is asked for at all: before the scheme, inside one REIO and inside one country it is not.
//!
//! Invariant: asked of the issue day and of the presentation day apart; only both together free a shipment, and then
//! no status is looked at: a removed country in trade with itself exports nothing.
//! Source: kpcs.md §1.3, §2.5, §2.13; reading 2 of `testdata/gate/scenarios.txt`.

use super::{Question, Reason, ReasonCode, When};
use crate::{
    party::SchemeHistory,
    value::{CountryCode, Day},
};

/// Why no certificate is asked for; `None` when one is.
pub(super) fn why_no_certificate(question: &Question, history: &SchemeHistory) -> Option<Vec<Reason>> {
    question.status_days().into_iter().map(|at| early(at).or_else(|| uncrossed(question, history, at))).collect()
}

/// The days on which nothing is tested, though a certificate is asked for.
pub(super) fn before_scheme(question: &Question) -> Vec<Reason> {
    question.status_days().into_iter().filter_map(early).collect()
}

fn early(at: (When, Day)) -> Option<Reason> {
    (at.1 < Day::scheme_start()).then(|| Reason::new(ReasonCode::BeforeScheme, None, at))
}

fn uncrossed(question: &Question, history: &SchemeHistory, at: (When, Day)) -> Option<Reason> {
    let territory = one_territory(question, history, at.1)?;
    let is_reio = territory == CountryCode::EU;
    let code = if is_reio { ReasonCode::InsideReio } else { ReasonCode::SameTerritory };
    Some(Reason::new(code, territory, at))
}

/// What both places count as; `None` when they differ. An unknown place or Chinese Taipei is never one with anything.
fn one_territory(question: &Question, history: &SchemeHistory, day: Day) -> Option<CountryCode> {
    let known = history.knows(question.from) && history.knows(question.to);
    let territory = history.participant_of(question.from, day);
    let one = territory == history.participant_of(question.to, day);
    (known && one && !history.is_entity(territory)).then_some(territory)
}
