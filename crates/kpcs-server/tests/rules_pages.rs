//! The rules in plain words: every refusal that a source gives leads to a page that names it, in both languages.
//!
//! Invariant: what is cited is read from the sources themselves, so a new refusal without a page fails here.
#![allow(clippy::unwrap_used)]

mod visit;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use axum::http::StatusCode;
use kpcs_domain::rule::RULES;
use kpcs_server::{
    objection::{refusal_key, rule_link, section_anchor, section_path, section_says, sentence},
    page::rules::{cited::CITED, section::sections},
    wire::problem_of,
};
use kpcs_testing::World;
use kpcs_web::{Language, Texts};
use visit::Browser;

const CRATES: [&str; 5] = ["kpcs-domain", "kpcs-store", "kpcs-register", "kpcs-verify", "kpcs-server"];

/// The sources of the product, without their tests.
fn sources() -> Vec<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = Vec::new();
    CRATES.iter().for_each(|name| read(&crates.join(name).join("src"), &mut all));
    all
}

fn read(folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, all);
        } else if !path.ends_with("cited.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let product = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            all.push(
                product.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n"),
            );
        }
    }
}

/// The string literals of a source, each with what stands between it and the next one.
fn literals(source: &str) -> Vec<(&str, &str)> {
    let parts: Vec<_> = source.split('"').collect();
    (1..parts.len()).step_by(2).map(|at| (parts[at], parts.get(at + 1).copied().unwrap_or_default())).collect()
}

fn is_section(text: &str) -> bool {
    let digits = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let of_scheme = |rest: &str| digits(rest) && !rest.contains(' ');
    text.strip_prefix('§').is_some_and(of_scheme)
        || text.strip_prefix("decision ").is_some_and(digits)
        || text.strip_prefix("R-").is_some_and(|rest| rest.len() == 2 && digits(rest))
        || text.strip_prefix("threat-model ").is_some_and(|rest| !rest.contains(' '))
}

/// The codes that have a text.
fn worded() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kpcs-web/locales");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let english = files.filter(|path| path.to_str().unwrap().ends_with("en.ftl"));
    let texts: String = english.map(|path| fs::read_to_string(path).unwrap()).collect();
    let codes = texts.lines().filter_map(|line| line.strip_prefix("refusal-")?.split_once("-todo ="));
    codes.map(|(code, _)| code.replace('-', "_")).collect()
}

#[test]
fn every_refusal_that_is_worded_is_listed_once_in_order_with_what_it_cites() {
    assert!(CITED.is_sorted_by(|one, next| one.0 < next.0));
    let listed: BTreeSet<_> = CITED.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(worded(), listed);
    assert!(CITED.iter().all(|(_, sections)| !sections.is_empty()));
    for rule in RULES {
        let sections = CITED.iter().find(|(code, _)| *code == rule.code).unwrap().1;
        assert!(sections.contains(&rule.section), "{}", rule.code);
    }
}

#[test]
fn the_sources_cite_what_the_list_says() {
    let listed: BTreeMap<_, _> = CITED.iter().copied().collect();
    let mut together: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let sources = sources();
    for source in &sources {
        let literals = literals(source);
        let sections: BTreeSet<_> = literals.iter().map(|(text, _)| *text).filter(|text| is_section(text)).collect();
        for (text, _) in &literals {
            if let Some((code, _)) = listed.get_key_value(text) {
                together.entry(code).or_default().extend(sections.iter().map(|section| (*section).to_owned()));
            }
        }
        for pair in literals.windows(2) {
            let ((code, between), (section, _)) = (pair[0], pair[1]);
            if between.trim() == "," && is_section(section) && listed.contains_key(code) {
                assert!(listed[code].contains(&section), "{code} cites {section}: add it in cited.rs");
            }
        }
    }
    for (code, sections) in CITED {
        let stands = together.get(code).unwrap_or_else(|| panic!("{code} stands in no source any more"));
        for section in *sections {
            // A state refuses with its own section, one file away from the act that asks.
            let elsewhere = *section == "§9.5" || *section == "§9.8";
            assert!(elsewhere || stands.contains(*section), "{code} and {section} stand in no source together");
        }
    }
}

#[test]
fn every_section_that_a_source_cites_has_a_page() {
    let known: BTreeSet<_> = sections().collect();
    for source in sources() {
        for (section, _) in literals(&source).iter().filter(|(text, _)| is_section(text)) {
            assert!(known.contains(section), "{section}: add it to OF_PAGES in page/rules/section.rs, and word it");
        }
    }
}

#[test]
fn sections_and_rules_are_worded_in_both_languages_and_the_code_has_the_english() {
    let [english, french] = Language::ALL.map(Texts::new);
    for section in sections() {
        let (one, other) = (section_says(english, section), section_says(french, section));
        assert!(!one.starts_with('[') && !other.starts_with('[') && one != other, "{section}: {one} / {other}");
    }
    for rule in RULES {
        assert_eq!(sentence(english, rule), rule.sentence, "{}", rule.code);
        assert_ne!(sentence(french, rule), rule.sentence, "{}", rule.code);
    }
}

#[tokio::test]
async fn every_refusal_leads_to_a_page_that_says_it_and_what_to_do() {
    let world = World::new(71);
    let browser = Browser::visitor(&world.register);
    for language in Language::ALL {
        let texts = Texts::new(language);
        for section in sections() {
            let page = browser.get(&format!("{}?lang={}", section_path(section), language.tag())).await;
            assert_eq!(page.status, StatusCode::OK, "{section}");
            let text = page.text();
            assert!(
                !text.contains(">[") && !text.contains("[field-") && !text.contains("[choice-"),
                "{section}: {text}"
            );
            assert!(text.contains(&escaped(&section_says(texts, section))), "{section}");
            for (code, _) in CITED.iter().filter(|(_, sections)| sections.contains(&section)) {
                let link = rule_link(section, code).href;
                assert_eq!(link, format!("{}#{code}", section_path(section)));
                assert!(text.contains(&format!("id=\"{code}\"")), "{link}");
                assert!(text.contains(&escaped(&texts.get(&refusal_key(code)))), "{link}");
            }
        }
    }
}

#[tokio::test]
async fn a_rule_that_is_judged_shows_what_passes_and_what_does_not() {
    let world = World::new(72);
    let browser = Browser::visitor(&world.register);
    for rule in RULES {
        let page = browser.get(&section_path(rule.section)).await;
        let texts = Texts::new(Language::English);
        assert!(page.says(&escaped(rule.sentence)), "{}", rule.code);
        assert!(page.says(&texts.get("rule-page-failing")), "{}", rule.code);
        let rows = page.text().split("<tbody").nth(1).unwrap().matches("<tr").count();
        assert!(rows > 0, "{}: nothing differs between its examples", rule.code);
    }
    assert_eq!(browser.get("/rules/s99.9").await.status, StatusCode::NOT_FOUND);
}

/// What a program and a command are told is the same: the rule's page and its words.
#[test]
fn a_problem_names_the_page_of_each_rule_and_its_words() {
    let refusal = kpcs_domain::act::Refusal::new("seal_broken", "§5.8");
    let error = kpcs_register::ActError::Refused(refusal.into());
    let body = problem_of(&error, Texts::new(Language::French)).body;
    assert_eq!(body["refusals"][0]["rule"], "/rules/s5.8#seal_broken");
    let says = body["refusals"][0]["rule_says"].as_str().unwrap();
    assert!(says.starts_with("À l’arrivée"), "{says}");
    assert_eq!(section_anchor("§5.8"), "s5.8");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('\'', "&#39;").replace('"', "&#34;")
}
