//! What holds of every rule: its examples, name, days and texts; that the gate's reasons are rules; and that the page
//! of requirements and the list of sections are whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    Breach, ELSEWHERE, FILES, Finding, Force, InForce, Matter, RULES, Rule, Stage, example, judge, refusals, render,
    warnings,
};
use crate::{certificate::Verdict, gate::ReasonCode, value::Day};

const STAGES: [Stage; 3] = [Stage::Issue, Stage::Arrival, Stage::Confirmation];

#[test]
fn nothing_objects_to_the_sound_example() {
    for stage in STAGES {
        let case = example::sound();
        assert_eq!((refusals(stage, &case), warnings(stage, &case)), (vec![], vec![]), "{stage:?}");
    }
}

#[test]
fn every_passing_example_holds_and_breaks_no_rule() {
    for rule in RULES {
        let case = (rule.passing)();
        assert_eq!(rule.find(&case), Finding::Holds, "{}", rule.code);
        assert_eq!(broken(rule, &case), Vec::<&str>::new(), "{}", rule.code);
    }
}

#[test]
fn every_failing_example_breaks_its_rule_and_no_other() {
    for rule in RULES {
        assert_eq!(broken(rule, &(rule.failing)()), [rule.code], "{}", rule.code);
    }
}

/// Codes of the rules broken in the stages of `rule`.
fn broken(rule: &Rule, case: &super::Case) -> Vec<&'static str> {
    let findings = rule.stages.iter().flat_map(|stage| judge(*stage, case));
    let codes = findings.filter(|(_, finding)| matches!(finding, Finding::Broken { .. })).map(|(rule, _)| rule.code);
    codes.collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn a_code_is_the_name_of_its_file_and_belongs_to_one_rule() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes, FILES);
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), RULES.len());
}

#[test]
fn rules_are_sentences_in_the_order_of_sections() {
    for rule in RULES {
        assert!(rule.sentence.ends_with('.') && !rule.sentence.contains('|'), "{}", rule.code);
        assert!(!rule.stages.is_empty(), "{}", rule.code);
    }
    assert!(RULES.is_sorted_by_key(|rule| place_of(rule.section)));
    assert!(ELSEWHERE.is_sorted_by_key(|row| place_of(row.section)));
}

/// Chapter and paragraph; decisions stand after all chapters.
fn place_of(section: &str) -> (u8, u8) {
    let Some(section) = section.strip_prefix('§') else { return (u8::MAX, 0) };
    let (chapter, paragraph) = section.split_once('.').unwrap();
    let digits = paragraph.trim_end_matches(|c: char| !c.is_ascii_digit());
    (chapter.parse().unwrap(), digits.parse().unwrap())
}

#[test]
fn days_in_force_are_days_and_half_open() {
    for rule in RULES {
        let days = [rule.in_force.from, rule.in_force.to].into_iter().flatten();
        days.for_each(|day| assert!(Day::parse(day).is_ok(), "{}", rule.code));
    }
    let year = InForce { from: Some("2024-01-01"), to: Some("2025-01-01") };
    let table = [("2023-12-31", false), ("2024-01-01", true), ("2024-12-31", true), ("2025-01-01", false)];
    for (day, holds) in table {
        assert_eq!(year.holds_on(Day::parse(day).unwrap()), holds, "{day}");
    }
}

#[test]
fn a_rule_is_not_concerned_outside_its_days() {
    let rule = RULES.iter().find(|rule| rule.code == "origin_hidden_at_eu_entry").unwrap();
    for (issued, concerned) in [("2025-02-28", false), ("2025-03-01", true)] {
        let finding = rule.find(&example::dated((rule.failing)(), issued));
        assert_eq!(finding != Finding::NotConcerned, concerned, "{issued}");
    }
}

/// kpcs.md §0.1: minimum requirements and decisions are enforced; only the others may warn.
#[test]
fn minimum_requirements_refuse() {
    for rule in RULES {
        assert!(rule.breach == Breach::Refuses || !matches!(rule.force, Force::Min | Force::Dec), "{}", rule.code);
    }
}

#[test]
fn every_refusing_reason_of_the_gate_is_a_rule_with_the_same_section() {
    for reason in ReasonCode::ALL.iter().filter(|reason| reason.refuses()) {
        let rule = RULES.iter().find(|rule| rule.code == reason.word());
        assert_eq!(rule.map(|rule| rule.section), Some(reason.section()), "{reason}");
    }
}

#[test]
fn refusals_stand_in_order_of_precedence() {
    let mut case = example::issued_by("KE");
    case.core.parcels = 7;
    case.header.expires = case.header.issued;
    case.core.seals.clear();
    let codes: Vec<_> = refusals(Stage::Issue, &case).iter().map(|refusal| refusal.code).collect();
    let expected =
        ["issuer_not_participant", "expiry_not_after_issue", "parcel_count_differs", "seal_not_on_certificate"];
    assert_eq!(codes, expected);
    let matter = |code: &&str| RULES.iter().find(|rule| rule.code == *code).map(|rule| rule.matter);
    assert!(codes.is_sorted_by_key(matter) && matter(&codes[0]) == Some(Matter::Standing));
}

#[test]
fn a_refusal_says_what_was_found_and_expected() {
    let case = example::arrived(|arrival| {
        arrival.parcels[1].carats = example::carats("412.5");
        arrival.confirmation = None;
    });
    let found = refusals(Stage::Arrival, &case);
    let told: Vec<_> = found.iter().map(|r| (r.code, r.section, r.field, &*r.found, &*r.expected)).collect();
    assert_eq!(told, [("weight_outside_tolerance", "§9.3", "parcels", "412.50", "412.35")]);
}

/// An explained difference may be confirmed: neither arrival nor confirmation objects any more.
#[test]
fn an_explained_difference_does_not_stand_in_the_way() {
    let explained = RULES.iter().find(|rule| rule.code == "explanation_missing").unwrap();
    let mut case = (explained.passing)();
    let arrival = case.arrival.as_mut().unwrap();
    arrival.parcels[0].carats = example::carats("49.50");
    assert_eq!(arrival.confirmation.as_ref().unwrap().verdicts[0].verdict, Verdict::Explained);
    for stage in STAGES {
        assert_eq!(refusals(stage, &case), vec![], "{stage:?}");
    }
}

/// Sections that kpcs.md has in the chapters which this page covers: chapter, first and last paragraph.
const CHAPTERS: [(u8, u8, u8); 5] = [(2, 1, 17), (3, 1, 11), (4, 1, 5), (5, 1, 12), (9, 0, 20)];

#[test]
fn every_section_is_accounted_for() {
    let named: BTreeSet<_> =
        RULES.iter().map(|rule| rule.section).chain(ELSEWHERE.iter().map(|row| row.section)).collect();
    let all =
        CHAPTERS.iter().flat_map(|(chapter, first, last)| (*first..=*last).map(move |n| format!("§{chapter}.{n}")));
    for section in all.chain(["§9.12b".to_owned()]) {
        assert!(named.contains(section.as_str()), "{section} is neither a rule nor in ELSEWHERE");
    }
}

#[test]
fn the_page_of_requirements_is_up_to_date() {
    let page = read("docs/requirements.md");
    assert!(page == render(), "docs/requirements.md is out of date: run cargo xtask docs");
}

#[test]
fn every_rule_has_its_texts_in_english_and_french() {
    for language in ["en", "fr"] {
        let file = read(&format!("crates/kpcs-web/locales/rules.{language}.ftl"));
        let texts: BTreeMap<_, _> = file.lines().filter_map(|line| line.split_once(" = ")).collect();
        for rule in RULES {
            for key in [format!("refusal-{}", key_of(rule)), format!("refusal-{}-todo", key_of(rule))] {
                assert!(texts.get(&*key).is_some_and(|text| text.ends_with('.')), "{language}: {key}");
            }
        }
        assert_eq!(texts.len(), 2 * RULES.len(), "rules.{language}.ftl has a text of no rule");
    }
}

fn key_of(rule: &Rule) -> String {
    rule.code.replace('_', "-")
}

/// A file of the repository.
fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap_or_default()
}
