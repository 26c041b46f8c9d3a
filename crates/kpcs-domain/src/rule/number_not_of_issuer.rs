//! `number_not_of_issuer`: the certificate's number begins with the country code of the Participant that issues it.
//!
//! Number 5 of the required elements. A re-exporter's certificate carries its own code, never that of the mine
//! (§9.9(b)).
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "number_not_of_issuer",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The certificate's number begins with the country code of the Participant that issues it.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    match (&case.header.number, case.header.participant) {
        (Some(number), Some(issuer)) => Finding::holds_if(number.issuer() == issuer, "number", number, issuer),
        _ => Finding::NotConcerned,
    }
}

fn failing() -> Case {
    example::altered(|case| case.header.number = Some(example::number("LR004211")))
}
