//! `certificate_not_required`: a certificate is issued only where goods leave one Participant for another.
//!
//! Between members of the European Union, and inside one country, there is no certificate; one that exists all the
//! same would count goods twice.
//! Source: kpcs.md §2.13.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::certificate_is_asked_for};

pub const RULE: Rule = Rule {
    code: "certificate_not_required",
    section: "§2.13",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Standing,
    sentence: "A certificate is issued only where goods leave one Participant for another.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    certificate_is_asked_for(case)
}

fn failing() -> Case {
    example::issued_by("EU")
}
