//! `authority_not_of_issuer`: the issuing authority is one of the issuing Participant's own.
//!
//! Number 9 of the required elements; nobody validates for another Participant. Authorities of Hong Kong are China's,
//! and those of members the European Union's (§11.9, §2.13).
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "authority_not_of_issuer",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The issuing authority is one of the issuing Participant's own.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    match (&case.header.authority, case.header.participant) {
        (Some(authority), Some(issuer)) => {
            let participant = authority.participant().map(|place| case.participant_of(place));
            Finding::holds_if(participant == Some(issuer), "authority", authority, issuer)
        }
        _ => Finding::NotConcerned,
    }
}

fn failing() -> Case {
    example::altered(|case| case.header.authority = Some(example::authority("LR")))
}
