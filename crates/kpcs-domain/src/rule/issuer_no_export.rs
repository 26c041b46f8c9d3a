//! `issuer_no_export`: the issuer may export on both days.
//!
//! Under an embargo a Participant may stay in the scheme and import (Cote d'Ivoire, 2005 to 2014).
//! Source: kpcs.md §11.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example, gate::reason};
use crate::gate::ReasonCode;

pub const RULE: Rule = Rule {
    code: "issuer_no_export",
    section: "§11.5",
    force: Force::Dec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue, Stage::Arrival],
    matter: Matter::Standing,
    sentence: "The issuer may export on both days.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    reason(case, ReasonCode::IssuerNoExport, "participant")
}

fn failing() -> Case {
    example::dated(example::issued_by("CI"), "2010-03-01")
}
