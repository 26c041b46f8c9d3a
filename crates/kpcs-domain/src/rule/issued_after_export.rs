//! `issued_after_export`: the certificate is issued on or before the day on which the goods leave.
//!
//! A validated certificate accompanies the goods; it cannot be made afterwards.
//! Source: kpcs.md §4.1.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "issued_after_export",
    section: "§4.1",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "The certificate is issued on or before the day on which the goods leave.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::IssuedAfterExport, "issued")
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.left_on = Some(example::day("2026-11-20")))
}
