//! `chinese_taipei`: Chinese Taipei takes no part in trade under the scheme.
//!
//! It is not a Participant; some national laws admit it, and then that law answers, not the scheme.
//! Source: kpcs.md §11.9.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "chinese_taipei",
    section: "§11.9",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "Chinese Taipei takes no part in trade under the scheme.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::ChineseTaipei, "")
}

fn failing() -> Case {
    example::mined_in("TW")
}
