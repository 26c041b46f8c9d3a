//! `subheadings_mixed`: a certificate has one subheading where the issuer's rules ask for a certificate for each.
//!
//! Some issuers certify sorted and industrial goods apart; the pack says so.
//! Source: kpcs.md §3.7.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "subheadings_mixed",
    section: "§3.7",
    force: Force::Opt,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "A certificate has one subheading where the issuer's rules ask for a certificate for each.",
    judge,
    passing: unmixed,
    failing,
};

fn judge(case: &Case) -> Finding {
    if !case.pack.shipment.separate_hs_subheadings {
        return Finding::NotConcerned;
    }
    Finding::holds_if(case.core.lines.len() == 1, "lines", case.core.lines.len(), 1)
}

fn unmixed() -> Case {
    let mut case = example::repacked(|parcels| parcels.truncate(1));
    case.pack = example::under_pack(|pack| pack.shipment.separate_hs_subheadings = true, |_| ()).pack;
    case
}

fn failing() -> Case {
    example::under_pack(|pack| pack.shipment.separate_hs_subheadings = true, |_| ())
}
