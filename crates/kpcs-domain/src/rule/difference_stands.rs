//! `difference_stands`: receipt is not confirmed while a parcel differs without an accepted explanation.
//!
//! Contents that do not match are detained and the issuer is told (§9.8); a confirmation would close the case.
//! Source: kpcs.md §4.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::certificate::Verdict;

pub const RULE: Rule = Rule {
    code: "difference_stands",
    section: "§4.5",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Confirmation],
    matter: Matter::Goods,
    sentence: "Receipt is not confirmed while a parcel differs without an accepted explanation.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(confirmation) = case.confirmation() else { return Finding::NotConcerned };
    let differing = confirmation.verdicts.iter().position(|parcel| parcel.verdict == Verdict::Discrepant);
    let which = differing.map_or(0, |index| index + 1);
    Finding::holds_if(differing.is_none(), "verdicts", format_args!("{which}: {}", Verdict::Discrepant), "")
}

fn failing() -> Case {
    example::confirmed(|confirmation| confirmation.verdicts[0].verdict = Verdict::Discrepant)
}
