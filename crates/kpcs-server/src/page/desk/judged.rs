//! The rules of the scheme that are judged before a certificate is issued, each with what it came to for this one.
//!
//! Invariant: what the register would refuse for stands first, then what it only warns of; every rule says its section.
//! A rule that holds is cited in English, the language of the scheme's texts, as on the rules page.
//! Must not know: how a rule judges.
//! Source: decisions 30; interface 1.

use kpcs_domain::rule::{Breach, Case, Finding, Rule, Stage, judge};
use kpcs_web::{
    Texts,
    part::{Judged, JudgedRule, Judgement},
};

use crate::objection::{refusal_key, section_link, sentence};

/// Every rule of the issue with its verdict.
pub fn judged(texts: Texts, case: &Case) -> Judged {
    let mut rules: Vec<_> = judge(Stage::Issue, case).map(|(rule, finding)| worded(texts, rule, &finding)).collect();
    rules.sort_by_key(|rule| order(rule.judgement));
    Judged { texts, rules }
}

const fn order(judgement: Judgement) -> u8 {
    match judgement {
        Judgement::NotMet => 0,
        Judgement::Warning => 1,
        Judgement::Met => 2,
        _ => 3,
    }
}

fn worded(texts: Texts, rule: &Rule, finding: &Finding) -> JudgedRule {
    let (judgement, says, note) = match finding {
        Finding::Holds => (Judgement::Met, sentence(texts, rule), String::new()),
        Finding::NotConcerned => (Judgement::NotApplicable, sentence(texts, rule), String::new()),
        Finding::Broken { found, expected, .. } => {
            (breach(rule.breach), texts.get(&refusal_key(rule.code)), difference(texts, found, expected))
        }
    };
    JudgedRule { section: section_link(rule.section), sentence: says, judgement, note }
}

const fn breach(breach: Breach) -> Judgement {
    match breach {
        Breach::Refuses => Judgement::NotMet,
        Breach::Warns => Judgement::Warning,
    }
}

/// What was found, and what was expected where the sentence does not say it.
fn difference(texts: Texts, found: &str, expected: &str) -> String {
    let named = |key: &str, value: &str| (!value.is_empty()).then(|| format!("{}: {value}", texts.get(key)));
    let parts = [named("refusal-found", found), named("refusal-expected", expected)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}
