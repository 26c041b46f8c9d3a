//! `destination_not_participant`: the destination is a Participant on both days.
//!
//! No export goes to a country outside the scheme.
//! Source: kpcs.md §4.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "destination_not_participant",
    section: "§4.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "The destination is a Participant on both days.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::DestinationNotParticipant, "destination")
}

fn failing() -> Case {
    example::sent_to("KE")
}
