//! `expired_before_arrival`: the goods are presented before the certificate expires, where the issuer's law tests
//! validity at arrival.
//!
//! The last day printed is judged, not the one that the law would have allowed.
//! Source: kpcs.md §9.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::party::TestedAt;

pub const RULE: Rule = Rule {
    code: "expired_before_arrival",
    section: "§9.2",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "The goods are presented before the certificate expires, where the issuer's law tests validity at arrival.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (Some(arrival), Some(expires)) = (&case.arrival, case.header.expires) else { return Finding::NotConcerned };
    if case.pack.validity.tested_at != TestedAt::Arrival {
        return Finding::NotConcerned;
    }
    Finding::holds_if(arrival.presented_on <= expires, "expires", arrival.presented_on, expires)
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.presented_on = example::day("2027-01-23"))
}
