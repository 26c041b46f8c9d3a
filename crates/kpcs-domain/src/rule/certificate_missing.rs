//! `certificate_missing`: a certificate comes with the goods.
//!
//! Paragraph (a). Advice and register may know the certificate; the goods still need it beside them (§4.1).
//! Source: kpcs.md §4.3.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "certificate_missing",
    section: "§4.3",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "A certificate comes with the goods.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(arrival) = &case.arrival else { return Finding::NotConcerned };
    Finding::holds_if(arrival.certificate_presented, "number", "", "")
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.certificate_presented = false)
}
