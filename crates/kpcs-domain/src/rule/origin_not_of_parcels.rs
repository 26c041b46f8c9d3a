//! `origin_not_of_parcels`: the origins printed are the origins of the parcels, all of them and no other.
//!
//! Origin is that of the mine (§9.9(b)). Undisclosed goods make the whole undisclosed; asterisks are judged
//! elsewhere.
//! Source: kpcs.md §9.9.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Origin;

pub const RULE: Rule = Rule {
    code: "origin_not_of_parcels",
    section: "§9.9",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "The origins printed are the origins of the parcels, all of them and no other.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Origin::Named(printed) = &case.core.origin else { return Finding::NotConcerned };
    let whole = case.origin_of_parcels();
    let all_printed = match &whole {
        Origin::MixedUndisclosed => false,
        Origin::Named(mined_in) => {
            let counted = printed.len() as u64 + case.core.more_origins.unwrap_or(0);
            printed.is_subset(mined_in) && counted == mined_in.len() as u64
        }
    };
    Finding::holds_if(all_printed, "origin", &case.core.origin, whole)
}

fn failing() -> Case {
    example::altered(|case| case.core.origin = example::origin("LR"))
}
