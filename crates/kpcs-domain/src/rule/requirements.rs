//! `docs/requirements.md`: which requirement of the scheme is held by which rule, file and example.
//!
//! Invariant: the page is a function of `RULES` and `ELSEWHERE`; a test compares it with the file, so that neither
//! can change alone. Must not know: files, the task that writes the page.
//! Source: decisions 30.

use std::fmt::Write;

use super::{Breach, ELSEWHERE, Elsewhere, Force, Matter, RULES, Rule, Stage};

const HEAD: &str = "\
# Requirements

Made by `cargo xtask docs` from `crates/kpcs-domain/src/rule`; change the rules, not this page.

Each rule below is one file with a passing and a failing example that its test runs. Its code names the file, the
refusal and the key of its texts. Sections (§) are those of the domain reference. Force: MIN minimum requirement of
the scheme, REC recommendation, OPT option that a Participant takes in its rule pack, DEC decision, NAT law or practice
of one Participant. A broken rule *refuses* the step, or *warns* the officer, who may go on. A rule holds for
certificates issued on its days; where none are given, since the scheme began on 1 January 2003. Refusals are given in
this order: standing of Participants, document, goods; within each in the order of this table.

";

/// The page, in Markdown.
#[must_use]
pub fn render() -> String {
    let mut page = HEAD.to_owned();
    rules(&mut page);
    page.push_str("\n## Held in another way, or not\n\n");
    page.push_str("What types make impossible is no rule. What is not yet enforced says why.\n\n");
    page.push_str("| section | how it is held | what holds it, or why nothing does |\n| --- | --- | --- |\n");
    ELSEWHERE.iter().for_each(|row| elsewhere(&mut page, row));
    page
}

fn rules(page: &mut String) {
    let refusing = RULES.iter().filter(|rule| rule.breach == Breach::Refuses).count();
    // Writing into a String cannot fail.
    let _ =
        writeln!(page, "## {} rules, of which {refusing} refuse and {} warn\n", RULES.len(), RULES.len() - refusing);
    page.push_str("| section | force | stage | about | rule | if broken | code and file |\n");
    page.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
    RULES.iter().for_each(|listed| rule(page, listed));
}

fn rule(page: &mut String, rule: &Rule) {
    let stages: Vec<_> = rule.stages.iter().map(|stage| stage_words(*stage)).collect();
    let (stages, code) = (stages.join(", "), rule.code);
    let (force, matter, breach) = (force_words(rule.force), matter_words(rule.matter), breach_words(rule.breach));
    let (section, sentence, days) = (rule.section, rule.sentence, days(rule));
    let file = format!("../crates/kpcs-domain/src/rule/{code}.rs");
    let _ = writeln!(
        page,
        "| {section} | {force} | {stages} | {matter} | {sentence}{days} | {breach} | [`{code}`]({file}) |"
    );
}

/// The days of a rule that does not hold since the beginning: ` (from 2025-03-01)`.
fn days(rule: &Rule) -> String {
    match (rule.in_force.from, rule.in_force.to) {
        _ if rule.in_force == super::InForce::SINCE_START => String::new(),
        (Some(from), None) => format!(" (issued from {from})"),
        (from, Some(to)) => format!(" (issued from {} until before {to})", from.unwrap_or("the beginning")),
        (None, None) => " (always)".to_owned(),
    }
}

fn elsewhere(page: &mut String, row: &Elsewhere) {
    let _ = writeln!(page, "| {} | {} | {} |", row.section, row.held.words(), row.how);
}

const fn force_words(force: Force) -> &'static str {
    match force {
        Force::Min => "MIN",
        Force::Rec => "REC",
        Force::Opt => "OPT",
        Force::Dec => "DEC",
        Force::Nat => "NAT",
    }
}

const fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Issue => "issue",
        Stage::Arrival => "arrival",
        Stage::Confirmation => "confirmation",
    }
}

const fn matter_words(matter: Matter) -> &'static str {
    match matter {
        Matter::Standing => "standing",
        Matter::Document => "document",
        Matter::Goods => "goods",
    }
}

const fn breach_words(breach: Breach) -> &'static str {
    match breach {
        Breach::Refuses => "refuses",
        Breach::Warns => "warns",
    }
}
