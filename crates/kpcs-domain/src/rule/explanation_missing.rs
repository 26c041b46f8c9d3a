//! `explanation_missing`: a difference accepted as explained gives its cause and its explanation.
//!
//! The outcome "explained difference" is of use to others only with its coded cause (§8.13) and the words accepted.
//! Source: kpcs.md §9.3.

use super::{Breach, Case, Finding, Force, InForce, Matter, ParcelVerdict, Rule, Stage, example};
use crate::{
    certificate::{DifferenceCause, Verdict},
    value::Text,
};

pub const RULE: Rule = Rule {
    code: "explanation_missing",
    section: "§9.3",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Confirmation],
    matter: Matter::Goods,
    sentence: "A difference accepted as explained gives its cause and its explanation.",
    judge,
    passing: explained_by_scale,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(confirmation) = case.confirmation() else { return Finding::NotConcerned };
    let unexplained = confirmation.verdicts.iter().position(|parcel| !is_accounted_for(parcel));
    let which = unexplained.map_or(0, |index| index + 1);
    Finding::holds_if(unexplained.is_none(), "verdicts", which, "")
}

fn is_accounted_for(parcel: &ParcelVerdict) -> bool {
    let cause = parcel.cause.is_some_and(|cause| cause != DifferenceCause::Unexplained);
    parcel.verdict != Verdict::Explained || (cause && parcel.explanation.is_some())
}

fn explained_by_scale() -> Case {
    explained(Some(example::text("Two scales, 0.02 ct apart.")))
}

fn explained(explanation: Option<Text>) -> Case {
    example::confirmed(|confirmation| {
        let cause = Some(DifferenceCause::Weight);
        confirmation.verdicts[0] = ParcelVerdict { verdict: Verdict::Explained, cause, explanation };
    })
}

fn failing() -> Case {
    explained(None)
}
