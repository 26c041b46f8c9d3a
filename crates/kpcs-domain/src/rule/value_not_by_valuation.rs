//! `value_not_by_valuation`: each parcel carries the value that the issuer's rule takes from its valuations.
//!
//! Highest, average or official: the pack says which. A parcel without valuations is not compared.
//! Source: kpcs.md §16.1.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::certificate::Valuation;

pub const RULE: Rule = Rule {
    code: "value_not_by_valuation",
    section: "§16.1",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "Each parcel carries the value that the issuer's rule takes from its valuations.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    for (index, parcel) in case.details.parcels.iter().enumerate() {
        let of_parcel = |valuation: &Valuation| Some((valuation.capacity, *valuation.values.get(index)?));
        let figures: Vec<_> = case.details.valuations.iter().filter_map(of_parcel).collect();
        match case.pack.valuation.value_of(&figures) {
            Some(due) if due != parcel.value => return Finding::broken("parcels", parcel.value, due),
            _ => {}
        }
    }
    Finding::Holds
}

fn failing() -> Case {
    example::altered(|case| {
        let figures = vec![example::usd("1250.01"), example::usd("98964.00")];
        case.details.valuations[0].values = example::list(figures);
    })
}
