//! `origin_not_participant`: every country of origin named is a Participant on both days.
//!
//! Goods of a country outside the scheme never had a lawful first certificate.
//! Source: kpcs.md §4.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "origin_not_participant",
    section: "§4.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "Every country of origin named is a Participant on both days.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::OriginNotParticipant, "origin")
}

fn failing() -> Case {
    example::mined_in("KE")
}
