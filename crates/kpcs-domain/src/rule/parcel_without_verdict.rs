//! `parcel_without_verdict`: every parcel is compared before receipt is confirmed.
//!
//! Paragraph (b) counts parcels: a confirmation speaks of all of them, one by one.
//! Source: kpcs.md §4.3.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "parcel_without_verdict",
    section: "§4.3",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Confirmation],
    matter: Matter::Goods,
    sentence: "Every parcel is compared before receipt is confirmed.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(confirmation) = case.confirmation() else { return Finding::NotConcerned };
    let (compared, listed) = (confirmation.verdicts.len(), case.details.parcels.len());
    Finding::holds_if(compared >= listed, "verdicts", compared, listed)
}

fn failing() -> Case {
    example::confirmed(|confirmation| confirmation.verdicts.truncate(1))
}
