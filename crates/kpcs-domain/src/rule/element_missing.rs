//! `element_missing`: a certificate states its number, issuing Participant, issuing authority, and days of issue and
//! expiry.
//!
//! Numbers 5, 7, 8 and 9 of the required elements; the others cannot be absent from their types.
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "element_missing",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "A certificate states its number, issuing Participant, issuing authority, and days of issue and expiry.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let header = &case.header;
    let elements = [
        ("number", header.number.is_some()),
        ("participant", header.participant.is_some()),
        ("authority", header.authority.is_some()),
        ("issued", header.issued.is_some()),
        ("expires", header.expires.is_some()),
    ];
    match elements.into_iter().find(|(_, is_there)| !is_there) {
        Some((field, _)) => Finding::broken(field, "", ""),
        None => Finding::Holds,
    }
}

fn failing() -> Case {
    example::altered(|case| case.header.expires = None)
}
