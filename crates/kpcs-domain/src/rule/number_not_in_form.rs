//! `number_not_in_form`: the number has as many digits as the issuer's numbers have.
//!
//! Forgers have printed numbers that the issuer could not have printed (§9.6).
//! Source: kpcs.md §3.8.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "number_not_in_form",
    section: "§3.8",
    force: Force::Nat,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The number has as many digits as the issuer's numbers have.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(number) = &case.header.number else { return Finding::NotConcerned };
    let rule = &case.pack.number;
    let form = format_args!("{}-{}", rule.digits_min, rule.digits_max).to_string();
    Finding::holds_if(rule.has_form(number), "number", number, form)
}

fn failing() -> Case {
    example::altered(|case| case.header.number = Some(example::number("SL0004211")))
}
