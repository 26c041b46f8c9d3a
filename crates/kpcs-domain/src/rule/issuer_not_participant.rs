//! `issuer_not_participant`: the issuer is a Participant on the day of issue and on the day of presentation.
//!
//! Fakes of countries outside the scheme are the commonest kind (§9.6).
//! Source: kpcs.md §4.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "issuer_not_participant",
    section: "§4.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "The issuer is a Participant on the day of issue and on the day of presentation.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::IssuerNotParticipant, "participant")
}

fn failing() -> Case {
    example::issued_by("KE")
}
