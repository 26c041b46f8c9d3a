//! `sources_do_not_cover`: the sources together weigh at least as much as the shipment.
//!
//! Mass balance: stones lose weight in handling and never gain it. Without sources nothing is compared.
//! Source: kpcs.md §5.11.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Carats;

pub const RULE: Rule = Rule {
    code: "sources_do_not_cover",
    section: "§5.11",
    force: Force::Rec,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "The sources together weigh at least as much as the shipment.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let sources = &case.details.sources;
    if sources.is_empty() {
        return Finding::NotConcerned;
    }
    let weight = case.core.carats();
    let covered = Carats::sum(sources.iter().map(|source| source.carats)).unwrap_or(Carats::MAX);
    Finding::holds_if(covered >= weight, "sources", covered, weight)
}

fn failing() -> Case {
    example::altered(|case| case.details.sources[0].carats = example::carats("462.349"))
}
