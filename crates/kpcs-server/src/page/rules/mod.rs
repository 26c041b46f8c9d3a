//! `/rules`: what the register enforces, with section, force and days; each section has a page, to which refusals link.
//!
//! Invariant: the list is that of the rules themselves, in plain words of the visitor's language; the scheme's own English
//! sentence stands in the code, and a test holds that it is the English text.

pub mod cited;
mod example;
pub mod section;

use axum::{Router, response::Response, routing::get};
use kpcs_domain::rule::{Breach, ELSEWHERE, Force, Held, InForce, Matter, RULES, Rule};
use kpcs_domain::value::Day;
use kpcs_web::{
    Texts, page,
    page::rules::{Rule as Shown, RuleGroup, RulesPage},
};

use crate::{
    app::App,
    no::No,
    objection::{refusal_key, section_anchor, section_link, section_says, sentence},
    visitor::Visitor,
    words,
};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/rules", get(show)).route("/rules/{section}", get(section::show))
}

async fn show(visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let mut anchors = std::collections::BTreeSet::new();
    let mut groups: Vec<_> = [Matter::Standing, Matter::Document, Matter::Goods]
        .into_iter()
        .map(|matter| RuleGroup {
            title: texts.get(matter_key(matter)),
            rules: RULES
                .iter()
                .filter(|rule| rule.matter == matter)
                .map(|rule| shown(texts, rule, &mut anchors))
                .collect(),
        })
        .collect();
    groups.push(held_elsewhere(texts, &mut anchors));
    let refusing = RULES.iter().filter(|rule| rule.breach == Breach::Refuses).count();
    let lead = texts.t("rules-lead").count("rules", RULES.len()).count("refusing", refusing).to_string();
    Ok(page(&RulesPage { shell: visitor.shell(texts.get("rules-title")), lead, filters: None, groups }))
}

/// A rule; the first of a section bears the section's anchor, so that each id stands once.
fn shown(texts: Texts, rule: &Rule, anchors: &mut std::collections::BTreeSet<String>) -> Shown {
    let anchor = section_anchor(rule.section);
    let anchor = if anchors.insert(anchor.clone()) { anchor } else { rule.code.replace('_', "-") };
    Shown {
        anchor,
        section: section_link(rule.section),
        force: force(texts, rule),
        sentence: texts
            .t("rules-sentence")
            .arg("rule", sentence(texts, rule))
            .arg("broken", texts.get(&refusal_key(rule.code)))
            .to_string(),
        dates: days(texts, rule.in_force),
    }
}

/// How binding a rule is, and that it only warns where it does.
fn force(texts: Texts, rule: &Rule) -> String {
    match rule.breach {
        Breach::Refuses => texts.get(force_key(rule.force)),
        Breach::Warns => format!("{}, {}", texts.get(force_key(rule.force)), texts.get("rules-warns")),
    }
}

/// Whether the register holds it, though no rule judges it.
const fn is_held(held: Held) -> bool {
    matches!(held, Held::ByType | Held::ByOther)
}

/// What is held in another way: by a type, an act or a table; only what is held and not yet cited.
fn held_elsewhere(texts: Texts, anchors: &mut std::collections::BTreeSet<String>) -> RuleGroup {
    let mut sections: Vec<_> = ELSEWHERE.iter().filter(|row| is_held(row.held)).collect();
    sections.dedup_by_key(|row| row.section);
    let rules = sections.into_iter().map(|row| {
        let anchor = section_anchor(row.section);
        let anchor = if anchors.insert(anchor.clone()) { anchor } else { format!("{anchor}-held") };
        Shown {
            anchor,
            section: section_link(row.section),
            force: section::held_words(texts, row.held),
            sentence: section_says(texts, row.section),
            dates: String::new(),
        }
    });
    RuleGroup { title: texts.get("rules-elsewhere"), rules: rules.collect() }
}

fn days(texts: Texts, in_force: InForce) -> String {
    let written = |text: &str| Day::parse(text).map_or_else(|_| text.to_owned(), |day| words::day(texts, day));
    match (in_force.from, in_force.to) {
        (Some(from), None) => texts.t("rules-since").arg("from", written(from)).to_string(),
        (Some(from), Some(to)) => {
            texts.t("rules-between").arg("from", written(from)).arg("to", written(to)).to_string()
        }
        (None, Some(to)) => texts.t("rules-until").arg("to", written(to)).to_string(),
        (None, None) => String::new(),
    }
}

const fn matter_key(matter: Matter) -> &'static str {
    match matter {
        Matter::Standing => "rules-standing",
        Matter::Document => "rules-document",
        Matter::Goods => "rules-goods",
    }
}

const fn force_key(force: Force) -> &'static str {
    match force {
        Force::Min => "rules-force-min",
        Force::Rec => "rules-force-rec",
        Force::Opt => "rules-force-opt",
        Force::Dec => "rules-force-dec",
        Force::Nat => "rules-force-nat",
    }
}
