//! The trade gate as rules: each of its refusing reasons is a rule with the same code.
//!
//! Invariant: a rule of the gate says what `gate::judge` says of the same days, never more. Before the goods are
//! presented, the day of issue stands for the day of presentation.
//! Must not know: how the gate decides.
//! Source: kpcs.md §4.2, §11.5; decisions 18.

use super::{Case, Finding};
use crate::{
    certificate::origin_of,
    gate::{Question, ReasonCode, SchemeVerdict, Verdict, judge},
};

/// Whether the gate gives `code` as a reason, told at `field`.
pub(super) fn reason(case: &Case, code: ReasonCode, field: &'static str) -> Finding {
    let Some(verdict) = verdict(case) else { return Finding::NotConcerned };
    match verdict.rules.iter().find(|reason| reason.code == code) {
        None => Finding::Holds,
        Some(reason) => {
            let place = reason.participant.map(|participant| participant.to_string()).unwrap_or_default();
            Finding::broken(field, format!("{place} {}", reason.day).trim_start(), "")
        }
    }
}

/// Whether the gate asks for a certificate at all.
pub(super) fn certificate_is_asked_for(case: &Case) -> Finding {
    let Some(verdict) = verdict(case) else { return Finding::NotConcerned };
    let asked_for = verdict.scheme != SchemeVerdict::NotRequired;
    let why = verdict.rules.first().map(ToString::to_string).unwrap_or_default();
    Finding::holds_if(asked_for, "destination", why, "")
}

/// The gate's answer; `None` while the header lacks issuer, destination or day of issue.
fn verdict(case: &Case) -> Option<Verdict> {
    Some(judge(&question(case)?, &case.history, &case.pack))
}

fn question(case: &Case) -> Option<Question> {
    let issued = case.header.issued?;
    let arrival = case.arrival.as_ref();
    Some(Question {
        from: case.header.participant?,
        to: case.header.destination?,
        origin: origin_of(&case.details.parcels),
        hs: case.details.parcels.first()?.hs,
        issued,
        left: arrival.map_or(issued, super::ArrivalCase::departure),
        presented: arrival.map_or(issued, |arrival| arrival.presented_on),
        zone: None,
        stone: None,
    })
}
