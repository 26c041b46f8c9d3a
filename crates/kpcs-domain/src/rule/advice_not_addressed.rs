//! `advice_not_addressed`: the certificate names the Importing Authority to which the advice goes.
//!
//! Annex II (19): the Exporting Authority writes to it. Partners without an address are told on paper, hence a
//! warning.
//! Source: kpcs.md §5.7.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "advice_not_addressed",
    section: "§5.7",
    force: Force::Rec,
    breach: Breach::Warns,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The certificate names the Importing Authority to which the advice goes.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    Finding::holds_if(case.details.importing_authority.is_some(), "importing_authority", "", "")
}

fn failing() -> Case {
    example::altered(|case| case.details.importing_authority = None)
}
