//! `origins_collapsed`: parcels of one origin each keep their origins: they are not printed as mixed goods.
//!
//! Paragraph (a): several parcels of different origins are not a parcel of mixed origin.
//! Source: kpcs.md §9.9.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::{certificate::SourceKind, value::Origin};

pub const RULE: Rule = Rule {
    code: "origins_collapsed",
    section: "§9.9",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "Parcels of one origin each keep their origins: they are not printed as mixed goods.",
    judge,
    passing: of_two_countries,
    failing,
};

fn judge(case: &Case) -> Finding {
    match case.single_origins() {
        Some(countries) if countries.len() > 1 => {
            let named = case.core.origin != Origin::MixedUndisclosed;
            Finding::holds_if(named, "origin", &case.core.origin, case.origin_of_parcels())
        }
        _ => Finding::NotConcerned,
    }
}

fn of_two_countries() -> Case {
    let mut case = example::repacked(|parcels| parcels[0].origin = example::origin("LR"));
    case.details.sources.push(example::source(SourceKind::ImportCertificate, "LR0000311", "50.00"));
    case
}

fn failing() -> Case {
    let mut case = of_two_countries();
    case.core.origin = Origin::MixedUndisclosed;
    case
}
