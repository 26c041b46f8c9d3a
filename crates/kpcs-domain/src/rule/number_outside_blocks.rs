//! `number_outside_blocks`: the number lies in a block allotted to the issuing authority for the year of issue.
//!
//! A number of another year's range exposed a forgery (Sierra Leone, 2015). Without blocks in the pack nothing is
//! known.
//! Source: kpcs.md §9.6.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::party::Block;

pub const RULE: Rule = Rule {
    code: "number_outside_blocks",
    section: "§9.6",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The number lies in a block allotted to the issuing authority for the year of issue.",
    judge,
    passing: allotted_in_2026,
    failing,
};

fn judge(case: &Case) -> Finding {
    let header = &case.header;
    let (Some(number), Some(authority), Some(issued)) = (&header.number, &header.authority, header.issued) else {
        return Finding::NotConcerned;
    };
    if case.pack.number.blocks.is_empty() {
        return Finding::NotConcerned;
    }
    let blocks = case.pack.number.blocks_for(authority, issued.year());
    let serial = number.serial().cast_unsigned();
    let inside = blocks.iter().any(|(from, to)| (*from..=*to).contains(&serial));
    Finding::holds_if(inside, "number", number, told(&blocks))
}

/// `4000-4999, 6000-6999`
fn told(blocks: &[(u64, u64)]) -> String {
    blocks.iter().map(|(from, to)| format!("{from}-{to}")).collect::<Vec<_>>().join(", ")
}

fn allotted_in_2026() -> Case {
    allotted_in(2026)
}

fn allotted_in(year: u64) -> Case {
    let block = Block { from: 4_000, to: 4_999, year: Some(year), authority: None };
    example::under_pack(|pack| pack.number.blocks = vec![block], |_| ())
}

fn failing() -> Case {
    allotted_in(2014)
}
