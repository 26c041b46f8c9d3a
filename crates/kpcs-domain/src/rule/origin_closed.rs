//! `origin_closed`: no country of origin named is removed, suspended or self-suspended on either day.
//!
//! Closing the issuer alone would let the goods out through a neighbour (decisions 18).
//! Source: kpcs.md §11.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "origin_closed",
    section: "§11.5",
    force: Force::Dec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "No country of origin named is removed, suspended or self-suspended on either day.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::OriginClosed, "origin")
}

fn failing() -> Case {
    example::dated(example::mined_in("VE"), "2012-03-01")
}
