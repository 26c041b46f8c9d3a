//! `return_day_missing`: goods sent for viewing, tender, consignment or a laboratory name the later day on which they
//! are expected back.
//!
//! A return is a movement of its own and must not count twice; it is recognised by what was announced.
//! Source: kpcs.md §9.7.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::{certificate::Purpose, value::Day};

pub const RULE: Rule = Rule {
    code: "return_day_missing",
    section: "§9.7",
    force: Force::Rec,
    breach: Breach::Warns,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "Goods sent for viewing, tender, consignment or a laboratory name the later day on which they are expected back.",
    judge,
    passing: viewing,
    failing,
};

fn judge(case: &Case) -> Finding {
    let comes_back = [Purpose::Tender, Purpose::Viewing, Purpose::Consignment, Purpose::Laboratory];
    if !comes_back.contains(&case.details.purpose) {
        return Finding::NotConcerned;
    }
    match case.details.expected_return {
        None => Finding::broken("expected_return", "", ""),
        Some(back) => {
            let sent = case.header.issued.unwrap_or(back);
            Finding::holds_if(case.header.issued.is_none_or(|issued| back > issued), "expected_return", back, sent)
        }
    }
}

fn viewing() -> Case {
    sent_for_viewing(Some(example::day("2026-12-18")))
}

fn sent_for_viewing(back: Option<Day>) -> Case {
    example::altered(|case| {
        case.details.purpose = Purpose::Viewing;
        case.details.expected_return = back;
    })
}

fn failing() -> Case {
    sent_for_viewing(None)
}
