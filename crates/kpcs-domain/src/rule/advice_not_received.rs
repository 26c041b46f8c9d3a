//! `advice_not_received`: the issuer's advice came before the goods or with them.
//!
//! Annex II (21). Partners that have only paper send none, hence a warning.
//! Source: kpcs.md §5.8.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "advice_not_received",
    section: "§5.8",
    force: Force::Rec,
    breach: Breach::Warns,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Arrival],
    matter: Matter::Document,
    sentence: "The issuer's advice came before the goods or with them.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(arrival) = &case.arrival else { return Finding::NotConcerned };
    let in_time = arrival.advised_on.is_some_and(|advised| advised <= arrival.presented_on);
    let advised = arrival.advised_on.map(|day| day.to_string()).unwrap_or_default();
    Finding::holds_if(in_time, "advised_on", advised, arrival.presented_on)
}

fn failing() -> Case {
    example::arrived(|arrival| arrival.advised_on = None)
}
