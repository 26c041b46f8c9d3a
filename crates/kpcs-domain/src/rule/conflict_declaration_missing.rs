//! `conflict_declaration_missing`: the exporter declares that the stones are not conflict diamonds before the
//! certificate is validated.
//!
//! Annex II (18) makes it a condition of validation, and no authority is known to leave it out: it refuses.
//! Source: kpcs.md §5.7.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "conflict_declaration_missing",
    section: "§5.7",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The exporter declares that the stones are not conflict diamonds before the certificate is validated.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    Finding::holds_if(case.details.no_conflict, "no_conflict", "", "")
}

fn failing() -> Case {
    example::altered(|case| case.details.no_conflict = false)
}
