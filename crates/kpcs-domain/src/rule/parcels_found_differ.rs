//! `parcels_found_differ`: as many parcels are found as the certificate lists.
//!
//! Annex II (23): the contents are inspected against the certificate (§4.5).
//! Source: kpcs.md §5.8.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "parcels_found_differ",
    section: "§5.8",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Goods,
    sentence: "As many parcels are found as the certificate lists.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(arrival) = &case.arrival else { return Finding::NotConcerned };
    let (found, listed) = (arrival.parcels.len(), case.details.parcels.len());
    Finding::holds_if(found == listed, "parcels", found, listed)
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.parcels.truncate(1))
}
