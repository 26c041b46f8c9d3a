//! `presented_before_export`: goods leave on or before the day on which they are presented.
//!
//! Export and import are physical: one of the two days was written down wrongly.
//! Source: kpcs.md §2.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "presented_before_export",
    section: "§2.5",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "Goods leave on or before the day on which they are presented.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::PresentedBeforeExport, "left_on")
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.left_on = Some(example::day("2026-11-28")))
}
