//! `seal_not_on_certificate`: the certificate carries the number of a seal where the issuer's rules ask for it.
//!
//! Canadian law writes each container's seal on the certificate; the pack says whether the issuer does.
//! Source: kpcs.md §3.5.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Seal;

pub const RULE: Rule = Rule {
    code: "seal_not_on_certificate",
    section: "§3.5",
    force: Force::Opt,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "The certificate carries the number of a seal where the issuer's rules ask for it.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    if !case.pack.shipment.seals_on_certificate {
        return Finding::NotConcerned;
    }
    Finding::holds_if(!case.core.seals.is_empty(), "seals", "", case.details.seals.first().map_or("", Seal::as_str))
}

fn failing() -> Case {
    example::altered(|case| case.core.seals.clear())
}
