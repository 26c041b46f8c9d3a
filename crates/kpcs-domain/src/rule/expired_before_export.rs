//! `expired_before_export`: the goods leave before the certificate expires, where the issuer's law tests validity at
//! export.
//!
//! The last day printed is judged, not the one that the law would have allowed.
//! Source: kpcs.md §9.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::party::TestedAt;

pub const RULE: Rule = Rule {
    code: "expired_before_export",
    section: "§9.2",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "The goods leave before the certificate expires, where the issuer's law tests validity at export.",
    judge,
    passing: left_in_time,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (Some(arrival), Some(expires)) = (&case.arrival, case.header.expires) else { return Finding::NotConcerned };
    if case.pack.validity.tested_at != TestedAt::Export {
        return Finding::NotConcerned;
    }
    Finding::holds_if(arrival.departure() <= expires, "expires", arrival.departure(), expires)
}

fn left_in_time() -> Case {
    left_on("2027-01-22")
}

fn left_on(day: &str) -> Case {
    let mut case = example::under_pack(|pack| pack.validity.tested_at = TestedAt::Export, |_| ());
    case.arrival = example::arrived(|arrival| {
        arrival.left_on = Some(example::day(day));
        arrival.presented_on = example::day("2027-01-26");
    })
    .arrival;
    case
}

fn failing() -> Case {
    left_on("2027-01-25")
}
