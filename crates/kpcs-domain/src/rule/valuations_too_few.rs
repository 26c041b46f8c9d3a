//! `valuations_too_few`: as many valuers as the issuer's rules ask for have valued every parcel.
//!
//! The scheme has no common price list; how many must value is the issuer's own rule.
//! Source: kpcs.md §16.1.

use std::collections::BTreeSet;

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "valuations_too_few",
    section: "§16.1",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "As many valuers as the issuer's rules ask for have valued every parcel.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (minimum, parcels) = (case.pack.valuation.minimum, case.details.parcels.len());
    if minimum == 0 {
        return Finding::NotConcerned;
    }
    let complete = case.details.valuations.iter().filter(|valuation| valuation.values.len() == parcels);
    let valuers = complete.map(|valuation| valuation.valuer.as_str()).collect::<BTreeSet<_>>().len();
    Finding::holds_if(valuers as u64 >= minimum, "valuations", valuers, minimum)
}

fn failing() -> Case {
    example::altered(|case| case.details.valuations.clear())
}
