//! `print_limit_exceeded`: at most 8 origins and 4 seals are printed; the others are counted and stand in the
//! details.
//!
//! The code on paper must stay readable; names have their limit in their type.
//! Source: decisions 1.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::certificate::CertificateCore;

pub const RULE: Rule = Rule {
    code: "print_limit_exceeded",
    section: "decision 1",
    force: Force::Opt,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "At most 8 origins and 4 seals are printed; the others are counted and stand in the details.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (origins, seals) = (case.core.origin.countries().count(), case.core.seals.len());
    if origins > CertificateCore::LIMIT_ORIGINS {
        return Finding::broken("origin", origins, CertificateCore::LIMIT_ORIGINS);
    }
    Finding::holds_if(seals <= CertificateCore::LIMIT_SEALS, "seals", seals, CertificateCore::LIMIT_SEALS)
}

fn failing() -> Case {
    let seals: Vec<_> = (1..=5).map(|n| example::seal(&format!("SL-7712{n}"))).collect();
    example::altered(|case| {
        case.core.seals.clone_from(&seals);
        case.details.seals = example::list(seals);
    })
}
