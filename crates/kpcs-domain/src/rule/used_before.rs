//! `used_before`: a certificate serves for one arrival.
//!
//! A certificate covers one shipment (§2.15); a second arrival under it is a conflict to be shown (decisions 16).
//! Source: kpcs.md §9.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "used_before",
    section: "§9.5",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "A certificate serves for one arrival.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(arrival) = &case.arrival else { return Finding::NotConcerned };
    let number = case.header.number.as_ref().map(ToString::to_string).unwrap_or_default();
    Finding::holds_if(!arrival.arrived_before, "number", number, "")
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.arrived_before = true)
}
