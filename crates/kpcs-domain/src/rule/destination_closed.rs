//! `destination_closed`: the destination is not removed, suspended or self-suspended on either day.
//!
//! A suspension closes trade in both directions (§14.7).
//! Source: kpcs.md §11.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "destination_closed",
    section: "§11.5",
    force: Force::Dec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "The destination is not removed, suspended or self-suspended on either day.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::DestinationClosed, "destination")
}

fn failing() -> Case {
    example::dated(example::sent_to("VE"), "2012-03-01")
}
