//! `weight_outside_tolerance`: each parcel weighs what the certificate says, within the importer's tolerance.
//!
//! The scheme sets no tolerance; the importing Participant's pack does, zero unless it says otherwise. Once the
//! officer has given a verdict on each parcel, the verdicts are judged instead: an explained difference may be
//! confirmed.
//! Source: kpcs.md §9.3.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "weight_outside_tolerance",
    section: "§9.3",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Goods,
    sentence: "Each parcel weighs what the certificate says, within the importer's tolerance.",
    judge,
    passing: weighed_well,
    failing,
};

fn judge(case: &Case) -> Finding {
    if case.confirmation().is_some() {
        return Finding::NotConcerned;
    }
    match case.parcels_out_of_tolerance().first() {
        None => Finding::Holds,
        Some((_, declared, found)) => Finding::broken("parcels", found, declared),
    }
}

fn weighed_well() -> Case {
    weighed("50.010")
}

/// Before anybody has said what the difference means.
fn weighed(first_parcel: &str) -> Case {
    example::arrived(|arrival| {
        arrival.parcels[0].carats = example::carats(first_parcel);
        arrival.confirmation = None;
    })
}

fn failing() -> Case {
    weighed("50.011")
}
