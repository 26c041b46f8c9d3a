//! `validity_too_long`: a certificate is valid for no longer than the issuer's law allows.
//!
//! Sixty days or two months in the laws known; the pack states it. A shorter validity is the issuer's choice.
//! Source: kpcs.md §9.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "validity_too_long",
    section: "§9.2",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "A certificate is valid for no longer than the issuer's law allows.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (Some(issued), Some(expires)) = (case.header.issued, case.header.expires) else {
        return Finding::NotConcerned;
    };
    let latest = case.pack.validity.expires_on(issued);
    Finding::holds_if(expires <= latest, "expires", expires, latest)
}

fn failing() -> Case {
    example::altered(|case| case.header.expires = Some(example::day("2027-01-23")))
}
