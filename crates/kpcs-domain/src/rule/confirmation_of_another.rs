//! `confirmation_of_another`: the confirmation names the certificate that came with the goods.
//!
//! Paragraph (b). Zeros before the serial do not matter: both spellings name one certificate (decisions 26).
//! Source: kpcs.md §4.3.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "confirmation_of_another",
    section: "§4.3",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Confirmation],
    matter: Matter::Document,
    sentence: "The confirmation names the certificate that came with the goods.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let Some(confirmation) = case.confirmation() else { return Finding::NotConcerned };
    match (&confirmation.number, &case.header.number) {
        (Some(said), Some(number)) => Finding::holds_if(said.names_same_as(number), "number", said, number),
        _ => Finding::NotConcerned,
    }
}

fn failing() -> Case {
    example::confirmed(|confirmation| confirmation.number = Some(example::number("SL004212")))
}
