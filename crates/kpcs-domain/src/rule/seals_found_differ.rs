//! `seals_found_differ`: the seals found are the seals that the issuer put on.
//!
//! Annex II (22). Another seal means that the container was opened on the way; the order does not matter.
//! Source: kpcs.md §5.8.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Seal;

pub const RULE: Rule = Rule {
    code: "seals_found_differ",
    section: "§5.8",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Goods,
    sentence: "The seals found are the seals that the issuer put on.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(arrival) = &case.arrival else { return Finding::NotConcerned };
    let (found, put_on) = (sorted(&arrival.seals_found), sorted(&case.details.seals));
    Finding::holds_if(found == put_on, "seals_found", found.join(", "), put_on.join(", "))
}

fn sorted(seals: &[Seal]) -> Vec<&str> {
    let mut texts: Vec<_> = seals.iter().map(Seal::as_str).collect();
    texts.sort_unstable();
    texts
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.seals_found[0] = example::seal("SL-77199"))
}
