//! `single_origin_hidden`: goods of one country of origin name it.
//!
//! Number 3 of the required elements: asterisks stand for mixed goods alone.
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Origin;

pub const RULE: Rule = Rule {
    code: "single_origin_hidden",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "Goods of one country of origin name it.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    match case.single_origins() {
        Some(countries) if countries.len() == 1 => {
            let named = case.core.origin != Origin::MixedUndisclosed;
            Finding::holds_if(named, "origin", &case.core.origin, case.origin_of_parcels())
        }
        _ => Finding::NotConcerned,
    }
}

fn failing() -> Case {
    example::altered(|case| case.core.origin = Origin::MixedUndisclosed)
}
