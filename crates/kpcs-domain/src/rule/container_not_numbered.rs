//! `container_not_numbered`: the container bears the certificate's number where the issuer's rules ask for it.
//!
//! The digits are looked for, so that spaces and prefixes on a label do no harm.
//! Source: kpcs.md §3.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Name;

pub const RULE: Rule = Rule {
    code: "container_not_numbered",
    section: "§3.5",
    force: Force::Opt,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "The container bears the certificate's number where the issuer's rules ask for it.",
    judge,
    passing: labelled,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(number) = case.header.number.as_ref().filter(|_| case.pack.shipment.number_on_container) else {
        return Finding::NotConcerned;
    };
    let label = case.details.container.as_ref().map_or("", Name::as_str);
    Finding::holds_if(label.contains(number.digits()), "container", label, number)
}

fn labelled() -> Case {
    let bag = || Some(example::name("Security bag, SL 004211"));
    example::under_pack(|pack| pack.shipment.number_on_container = true, |case| case.details.container = bag())
}

fn failing() -> Case {
    example::under_pack(|pack| pack.shipment.number_on_container = true, |_| ())
}
