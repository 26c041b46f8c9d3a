//! `confirmation_incomplete`: a confirmation states the certificate's number, parcels, carats, exporter and importer.
//!
//! Paragraph (b), the least that a confirmation says. A paper from a partner may lack any of them.
//! Source: kpcs.md §4.3.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "confirmation_incomplete",
    section: "§4.3",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Confirmation],
    matter: Matter::Document,
    sentence: "A confirmation states the certificate's number, parcels, carats, exporter and importer.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(confirmation) = case.confirmation() else { return Finding::NotConcerned };
    let elements = [
        ("number", confirmation.number.is_some()),
        ("parcels", confirmation.parcels.is_some()),
        ("carats", confirmation.carats.is_some()),
        ("exporter", confirmation.exporter.is_some()),
        ("importer", confirmation.importer.is_some()),
    ];
    match elements.into_iter().find(|(_, is_there)| !is_there) {
        Some((field, _)) => Finding::broken(field, "", ""),
        None => Finding::Holds,
    }
}

fn failing() -> Case {
    example::confirmed(|confirmation| confirmation.carats = None)
}
