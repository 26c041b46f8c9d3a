//! `parcel_without_value`: every parcel has a value in US dollars.
//!
//! Number 12 of the required elements.
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::UsdCents;

pub const RULE: Rule = Rule {
    code: "parcel_without_value",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "Every parcel has a value in US dollars.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let worthless = case.details.parcels.iter().position(|parcel| parcel.value == UsdCents::ZERO);
    let which = worthless.map_or(0, |index| index + 1);
    Finding::holds_if(worthless.is_none(), "parcels", format_args!("{which}: USD {}", UsdCents::ZERO), "")
}

fn failing() -> Case {
    example::repacked(|parcels| parcels[0].value = UsdCents::ZERO)
}
