//! `lines_not_sums`: each subheading stands once, in the order of the nomenclature, with the sums of its parcels.
//!
//! Totals are sums of what was weighed and valued, never spread over lines by guess.
//! Source: kpcs.md §3.7.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::{
    certificate::{HsLine, lines_of},
    value::Carats,
};

pub const RULE: Rule = Rule {
    code: "lines_not_sums",
    section: "§3.7",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Goods,
    sentence: "Each subheading stands once, in the order of the nomenclature, with the sums of its parcels.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    match lines_of(&case.details.parcels) {
        Some(sums) => Finding::holds_if(case.core.lines == sums, "lines", told(&case.core.lines), told(&sums)),
        None => Finding::broken("lines", told(&case.core.lines), Carats::MAX),
    }
}

/// `7102.21 50.00 ct USD 1250.00; 7102.31 ...`
fn told(lines: &[HsLine]) -> String {
    let line = |line: &HsLine| format!("{} {} ct USD {}", line.hs, line.carats, line.value);
    lines.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn failing() -> Case {
    example::altered(|case| case.core.lines = example::list(vec![case.core.lines[0].clone()]))
}
