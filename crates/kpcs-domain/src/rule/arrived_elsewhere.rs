//! `arrived_elsewhere`: the goods arrive at the Participant that the certificate names as destination.
//!
//! Places are resolved on the day of presentation, membership of the European Union first (decisions 18).
//! Source: kpcs.md §4.1.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "arrived_elsewhere",
    section: "§4.1",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "The goods arrive at the Participant that the certificate names as destination.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (Some(arrival), Some(destination)) = (&case.arrival, case.header.destination) else {
        return Finding::NotConcerned;
    };
    let of_place = |place| case.history.participant_of(place, arrival.presented_on);
    Finding::holds_if(of_place(arrival.at) == of_place(destination), "destination", arrival.at, destination)
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.at = example::place("LR"))
}
