//! `unknown_place`: every place and country of origin is one that exists.
//!
//! A code that no country, territory or organisation has is a slip of the pen or an invention.
//! Source: kpcs.md §4.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "unknown_place",
    section: "§4.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "Every place and country of origin is one that exists.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::UnknownPlace, "")
}

fn failing() -> Case {
    example::mined_in("ZZ")
}
