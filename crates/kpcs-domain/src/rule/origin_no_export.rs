//! `origin_no_export`: every country of origin named may export on both days.
//!
//! An embargo on exports follows the stones through other countries (decisions 18).
//! Source: kpcs.md §11.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "origin_no_export",
    section: "§11.5",
    force: Force::Dec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "Every country of origin named may export on both days.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::OriginNoExport, "origin")
}

fn failing() -> Case {
    example::dated(example::mined_in("CI"), "2010-03-01")
}
