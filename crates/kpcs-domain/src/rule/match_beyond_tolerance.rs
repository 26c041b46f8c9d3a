//! `match_beyond_tolerance`: a parcel counts as matched only within the importer's tolerance.
//!
//! What the scale said is on record; a verdict cannot overrule it, an explanation can.
//! Source: kpcs.md §9.3.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::certificate::Verdict;

pub const RULE: Rule = Rule {
    code: "match_beyond_tolerance",
    section: "§9.3",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Confirmation],
    matter: Matter::Goods,
    sentence: "A parcel counts as matched only within the importer's tolerance.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(confirmation) = case.confirmation() else { return Finding::NotConcerned };
    let is_matched =
        |index: usize| confirmation.verdicts.get(index).is_some_and(|parcel| parcel.verdict == Verdict::Matched);
    let overruled = case.parcels_out_of_tolerance().into_iter().find(|(index, ..)| is_matched(*index));
    match overruled {
        None => Finding::Holds,
        Some((_, declared, found)) => Finding::broken("verdicts", found, declared),
    }
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.parcels[0].carats = example::carats("49.50"))
}
