//! `parcel_without_weight`: every parcel has a weight.
//!
//! Number 11 of the required elements.
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Carats;

pub const RULE: Rule = Rule {
    code: "parcel_without_weight",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "Every parcel has a weight.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let weightless = case.details.parcels.iter().position(|parcel| parcel.carats == Carats::ZERO);
    let which = weightless.map_or(0, |index| index + 1);
    Finding::holds_if(weightless.is_none(), "parcels", format_args!("{which}: {} ct", Carats::ZERO), "")
}

fn failing() -> Case {
    example::repacked(|parcels| parcels[0].carats = Carats::ZERO)
}
