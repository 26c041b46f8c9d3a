//! `seals_differ`: the seals printed are the seals put on, in the same order.
//!
//! Annex II (19): sealed in a tamper-proof container. The importing officer compares what is printed with what is
//! found.
//! Source: kpcs.md §5.7.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Seal;

pub const RULE: Rule = Rule {
    code: "seals_differ",
    section: "§5.7",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "The seals printed are the seals put on, in the same order.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (printed, put_on) = (&case.core.seals, &case.details.seals);
    if printed.is_empty() {
        return Finding::NotConcerned;
    }
    let counted = printed.len() as u64 + case.core.more_seals.unwrap_or(0) == put_on.len() as u64;
    Finding::holds_if(counted && put_on.starts_with(printed), "seals", told(printed), told(put_on))
}

fn told(seals: &[Seal]) -> String {
    seals.iter().map(Seal::as_str).collect::<Vec<_>>().join(", ")
}

fn failing() -> Case {
    example::altered(|case| case.core.seals[1] = example::seal("SL-77199"))
}
