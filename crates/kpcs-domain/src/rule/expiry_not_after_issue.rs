//! `expiry_not_after_issue`: a certificate expires after the day of issue.
//!
//! An expiry date is a required element (§3.2, number 8); one that has passed at once is none.
//! Source: kpcs.md §9.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "expiry_not_after_issue",
    section: "§9.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "A certificate expires after the day of issue.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    match (case.header.issued, case.header.expires) {
        (Some(issued), Some(expires)) => Finding::holds_if(expires > issued, "expires", expires, issued),
        _ => Finding::NotConcerned,
    }
}

fn failing() -> Case {
    example::altered(|case| case.header.expires = case.header.issued)
}
