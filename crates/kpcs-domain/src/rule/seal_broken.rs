//! `seal_broken`: seals and container are intact on arrival.
//!
//! Annex II (22); an opened container is detained or sent back (§4.5, §9.7), so a breach refuses.
//! Source: kpcs.md §5.8.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "seal_broken",
    section: "§5.8",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Goods,
    sentence: "Seals and container are intact on arrival.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(arrival) = &case.arrival else { return Finding::NotConcerned };
    Finding::holds_if(arrival.seals_intact, "seals_intact", "", "")
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.seals_intact = false)
}
