//! `exporter_unlicensed`: the exporter has a licence.
//!
//! Annex II (13): exporters are registered and licensed. Not every Participant licenses them, hence a warning.
//! Source: kpcs.md §5.6.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "exporter_unlicensed",
    section: "§5.6",
    force: Force::Rec,
    breach: Breach::Warns,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The exporter has a licence.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let exporter = &case.details.exporter;
    Finding::holds_if(exporter.licence.is_some(), "exporter", &exporter.name, "")
}

fn failing() -> Case {
    example::altered(|case| case.details.exporter.licence = None)
}
