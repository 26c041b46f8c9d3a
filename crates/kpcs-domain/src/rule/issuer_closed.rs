//! `issuer_closed`: the issuer is not removed, suspended or self-suspended on either day.
//!
//! Certificates already issued are refused as well from the day of removal on (§18.4, T1).
//! Source: kpcs.md §11.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "issuer_closed",
    section: "§11.5",
    force: Force::Dec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "The issuer is not removed, suspended or self-suspended on either day.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::IssuerClosed, "participant")
}

fn failing() -> Case {
    example::dated(example::issued_by("VE"), "2012-03-01")
}
