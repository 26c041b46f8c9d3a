//! `origin_hidden_at_eu_entry`: unsorted and gem rough that enters the European Union for the first time names every
//! country of mining origin.
//!
//! Paragraph (c), Union law since March 2025. The certificate stays valid under the scheme (§18.4, T9): the rule
//! warns, and the Union's measure refuses (§14.1). Goods whose sources include a certificate of the Union were there
//! before. A certificate issued earlier and presented later is caught by the measure alone.
//! Source: kpcs.md §9.9.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::{
    certificate::SourceKind,
    value::{CertificateNumber, CountryCode, HsCode, Origin},
};

pub const RULE: Rule = Rule {
    code: "origin_hidden_at_eu_entry",
    section: "§9.9",
    force: Force::Nat,
    breach: Breach::Warns,
    in_force: InForce { from: Some("2025-03-01"), to: None },
    stages: &[Stage::Arrival],
    matter: Matter::Goods,
    sentence: "Unsorted and gem rough that enters the European Union for the first time names every country of mining origin.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let destination = case.header.destination.map(|place| case.participant_of(place));
    let concerned = case.core.lines.iter().any(|line| line.hs != HsCode::Hs710221);
    if destination != Some(CountryCode::EU) || !concerned || was_there_before(case) {
        return Finding::NotConcerned;
    }
    let named = case.core.origin != Origin::MixedUndisclosed;
    Finding::holds_if(named, "origin", &case.core.origin, "")
}

fn was_there_before(case: &Case) -> bool {
    case.details.sources.iter().any(|source| {
        let number = CertificateNumber::parse(source.reference.as_str());
        source.kind == SourceKind::ImportCertificate && number.is_ok_and(|number| number.issuer() == CountryCode::EU)
    })
}

fn failing() -> Case {
    example::repacked(|parcels| parcels[1].origin = Origin::MixedUndisclosed)
}
