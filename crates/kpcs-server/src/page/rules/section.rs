//! `/rules/{section}`: one rule in plain words: what it says, an example that passes and one that does not, the refusals that
//! cite it and what to do about each, the acts that follow it.
//!
//! Invariant: examples and refusals are those of the code itself; nothing is written here that could go stale.
//! Must not know: any single rule.
//! Source: issue 02, demand 11.

use axum::{extract::Path, response::Response};
use kpcs_domain::rule::{Breach, ELSEWHERE, Held, RULES, Rule};
use kpcs_store::act::infos;
use kpcs_web::{
    Texts, page,
    page::rule::{Judged, RulePage, Said},
    shell::Link,
};

use super::{cited, days, example, force};
use crate::{
    no::No,
    objection::{refusal_key, section_anchor, section_says, sentence},
    visitor::Visitor,
    words,
};

/// Every section that a rule, a refusal, an act or a page of the register cites, each once.
pub fn sections() -> impl Iterator<Item = &'static str> {
    let rules = RULES.iter().map(|rule| rule.section).chain(ELSEWHERE.iter().map(|row| row.section));
    let refusals = cited::CITED.iter().flat_map(|(_, sections)| sections.iter().copied());
    let acts = infos().iter().map(|info| info.section);
    let all: std::collections::BTreeSet<_> =
        rules.chain(refusals).chain(acts).chain(OF_PAGES.iter().copied()).collect();
    all.into_iter()
}

/// Sections that only fields, the gate and verification cite.
const OF_PAGES: &[&str] = &[
    "§0.2",
    "§0.5",
    "§1.3",
    "§6.7",
    "§7.10",
    "§8.13",
    "§11.2",
    "§14.1",
    "§14.12",
    "§15.1",
    "§16.3",
    "§18.2",
    "decision 2",
    "decision 11",
    "decision 15",
    "decision 19",
    "decision 20",
    "decision 24",
    "threat-model 11",
    "threat-model 6",
    "threat-model 9.5",
    "threat-model A4",
];

pub async fn show(visitor: Visitor, Path(anchor): Path<String>) -> Result<Response, No> {
    let section = sections().find(|section| section_anchor(section) == anchor).ok_or(No::NotFound)?;
    let texts = visitor.texts;
    let mut shell = visitor.shell(format!("{section} – {}", texts.get("rules-title")));
    shell.crumbs = vec![Link::new(texts.get("rule-page-all"), "/rules")];
    Ok(page(&RulePage {
        shell,
        section: section.to_owned(),
        of_scheme: section.starts_with('§'),
        says: section_says(texts, section),
        held: held(texts, section).filter(|_| RULES.iter().all(|rule| rule.section != section)),
        judged: RULES.iter().filter(|rule| rule.section == section).map(|rule| judged(texts, rule)).collect(),
        said: cited::citing(section).map(|code| said(texts, code)).collect(),
        acts: acts(texts, section),
    }))
}

fn judged(texts: Texts, rule: &Rule) -> Judged {
    Judged {
        sentence: sentence(texts, rule),
        force: force(texts, rule),
        days: days(texts, rule.in_force),
        example: example::table(texts, rule),
        refusal: example::refusal(texts, rule),
        warns: rule.breach == Breach::Warns,
    }
}

fn said(texts: Texts, code: &str) -> Said {
    let key = refusal_key(code);
    Said { code: code.to_owned(), what: texts.get(&key), to_do: texts.get(&format!("{key}-todo")) }
}

/// How a section is held that no rule judges; `None` where it only says what a word means, or is not held here.
fn held(texts: Texts, section: &str) -> Option<String> {
    let row = ELSEWHERE.iter().find(|row| row.section == section && super::is_held(row.held))?;
    Some(held_words(texts, row.held))
}

/// How it is held, in a sentence.
pub fn held_words(texts: Texts, held: Held) -> String {
    texts.get(if held == Held::ByType { "rule-page-held-by-type" } else { "rule-page-held-elsewhere" })
}

fn acts(texts: Texts, section: &str) -> Vec<String> {
    infos().iter().filter(|info| info.section == section).map(|info| words::act(texts, info)).collect()
}
