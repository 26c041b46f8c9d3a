//! `importing_authority_elsewhere`: the advice goes to an Importing Authority of the destination.
//!
//! Annex II (19). Advice to another Participant would disclose the shipment to strangers.
//! Source: kpcs.md §5.7.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "importing_authority_elsewhere",
    section: "§5.7",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The advice goes to an Importing Authority of the destination.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (Some(authority), Some(destination)) = (&case.details.importing_authority, case.header.destination) else {
        return Finding::NotConcerned;
    };
    let destination = case.participant_of(destination);
    let participant = authority.participant().map(|place| case.participant_of(place));
    Finding::holds_if(participant == Some(destination), "importing_authority", authority, destination)
}

fn failing() -> Case {
    example::altered(|case| case.details.importing_authority = Some(example::authority("LR")))
}
