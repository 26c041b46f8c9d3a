//! `sources_missing`: goods mined abroad name the certificate, stock or voucher from which they come.
//!
//! The trail from re-export back to import is the key to the scheme. Mixed goods are foreign at least in part. The
//! core text leaves the form to each Participant; a foreign stone without any source is refused everywhere here.
//! Source: kpcs.md §5.11.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::{
    certificate::SourceKind,
    value::{CountryCode, Origin},
};

pub const RULE: Rule = Rule {
    code: "sources_missing",
    section: "§5.11",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "Goods mined abroad name the certificate, stock or voucher from which they come.",
    judge,
    passing: bought_abroad,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(issuer) = case.header.participant.filter(|issuer| is_foreign(case, *issuer)) else {
        return Finding::NotConcerned;
    };
    let shown = case.details.sources.iter().any(|source| source.kind != SourceKind::MineProduction);
    Finding::holds_if(shown, "sources", case.origin_of_parcels(), issuer)
}

fn is_foreign(case: &Case, issuer: CountryCode) -> bool {
    case.details.parcels.iter().any(|parcel| match &parcel.origin {
        Origin::MixedUndisclosed => true,
        Origin::Named(countries) => countries.iter().any(|country| case.participant_of(*country) != issuer),
    })
}

fn bought_abroad() -> Case {
    example::mined_in("LR")
}

fn failing() -> Case {
    example::repacked(|parcels| parcels[0].origin = example::origin("LR"))
}
