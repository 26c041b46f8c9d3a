//! `parcel_count_differs`: the number of parcels printed is the number of parcels packed.
//!
//! Number 13 of the required elements.
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "parcel_count_differs",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "The number of parcels printed is the number of parcels packed.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (printed, packed) = (case.core.parcels, case.details.parcels.len() as u64);
    Finding::holds_if(printed == packed, "parcels", printed, packed)
}

fn failing() -> Case {
    example::altered(|case| case.core.parcels = 3)
}
