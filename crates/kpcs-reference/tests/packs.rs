//! The shipped rule packs, their format page, and what a pack must not be.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    party::{RulePack, TestedAt, Unit},
    value::{CountryCode, Day},
};
use kpcs_reference::{ReferenceFault, default_pack, pack_for, read_pack, rule_packs};

const PAGE: &str = include_str!("../../../docs/formats/rule-pack.md");
const CANADA: &str = include_str!("../../../data/packs/ca.toml");
const DEFAULT: &str = include_str!("../../../data/packs/default.toml");

fn pack_on(code: &str, day: &str) -> &'static RulePack {
    pack_for(CountryCode::parse(code).unwrap(), Day::parse(day).unwrap())
}

#[test]
fn the_example_on_the_page_is_the_pack_of_canada() {
    let (_, rest) = PAGE.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```\n").unwrap();
    assert_eq!(example, CANADA);
}

#[test]
fn the_page_names_every_key_and_word() {
    let missing = RulePack::keys().into_iter().filter(|key| {
        let name = key.rsplit('.').next().unwrap_or(key);
        *key != "source" && !PAGE.contains(&format!("`{name}`"))
    });
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn the_pack_of_the_day_applies() {
    assert_eq!(rule_packs().len(), 16);
    assert_eq!(default_pack().participant, None);
    let table = [("IN", "2020-08-31", None), ("IN", "2020-09-01", Some("IN")), ("JP", "2026-01-01", None)];
    for (code, day, expected) in table {
        let found = pack_on(code, day).participant;
        assert_eq!(found, expected.map(|code| CountryCode::parse(code).unwrap()), "{code} {day}");
    }
    assert_eq!(pack_on("CA", "1999-01-01"), default_pack());
    let eu = &pack_on("EU", "2026-01-01").validity;
    assert_eq!((eu.length, eu.unit, eu.tested_at), (2, Unit::Months, TestedAt::Export));
}

#[test]
fn of_two_packs_of_one_day_the_higher_version_applies() {
    let canada = read_pack(CANADA).unwrap();
    let newer = RulePack { version: 2, ..canada.clone() };
    let day = canada.valid_from;
    for packs in [[&newer, &canada], [&canada, &newer]] {
        let found = RulePack::in_force(packs, canada.participant.unwrap(), day).unwrap();
        assert_eq!(found.version, 2);
    }
}

/// Each change of the default pack, and the key and message that answer it.
#[test]
fn a_faulty_pack_is_refused_by_name_of_key() {
    let table = [
        ("kpcs-rule-pack/v1", "kpcs-rule-pack/v2", "format", "expected-rule-pack-format"),
        ("participant = \"*\"\n", "", "participant", "expected-answer"),
        ("participant = \"*\"", "participant = \"EUR\"", "participant", "expected-country"),
        ("version = 1", "version = 0", "version", "expected-in-range"),
        ("version = 1", "version = \"1\"", "version", "expected-integer"),
        ("retention_years = 3", "retention_years = 2", "retention_years", "expected-in-range"),
        ("[\"en\"]", "[\"fr\"]", "languages", "expected-languages"),
        ("[\"en\"]", "[\"en\", \"fr\", \"fr\"]", "languages", "expected-languages"),
        ("[\"en\"]", "\"en\"", "languages", "expected-list"),
        ("layout = \"default\"", "layout = \"A4\"", "layout", "expected-layout"),
        ("legal_original = \"paper\"", "legal_original = \"both\"", "legal_original", "expected-choice"),
        ("length = 60", "length = 367", "validity.length", "expected-in-range"),
        ("length = 60\nunit = \"days\"", "length = 13\nunit = \"months\"", "validity.length", "expected-in-range"),
        ("length = 60\n", "", "validity.length", "expected-answer"),
        ("length = 60", "length = -60", "validity.length", "expected-integer"),
        ("length = 60", "length = 60.0", "validity.length", "expected-integer"),
        ("ends = \"end_of_day\"", "ends = \"noon\"", "validity.ends", "expected-choice"),
        ("time_zone = \"UTC\"", "time_zone = \"CET\"", "validity.time_zone", "expected-time-zone"),
        ("prefix_printed = true\n", "", "number.prefix_printed", "expected-answer"),
        ("prefix_printed = true", "prefix_printed = \"yes\"", "number.prefix_printed", "expected-flag"),
        ("digits = 7", "digits = 11", "number.digits", "expected-in-range"),
        ("blocks = []", "blocks = [{ from = 2, to = 1 }]", "number.blocks", "expected-blocks"),
        (
            "blocks = []",
            "blocks = [{ from = 1, to = 9, year = 2025 }, { from = 9, to = 12 }]",
            "number.blocks",
            "expected-blocks",
        ),
        ("holidays = []\n", "", "calendar.holidays", "expected-answer"),
        ("holidays = []", "holidays = [2026-12-25]", "calendar.holidays.0", "expected-quoted-text"),
        ("[\"mon\", \"tue\",", "[\"tue\", \"mon\",", "calendar.working_days", "expected-rising"),
        ("before_export = \"replace\"", "before_export = \"neither\"", "amendment.before_export", "expected-choice"),
        ("prepares = \"authority\"", "prepares = \"consignee\"", "roles.prepares", "expected-role"),
        ("draw_ppm = 0", "draw_ppm = 1", "measuring.draw_ppm", "expected-in-range"),
        ("minimum = 1", "minimum = 2", "valuation.minimum", "expected-in-range"),
        ("fee_usd_cents = 0", "fee_usd_cents = 1", "valuation.fee_usd_cents", "expected-in-range"),
        ("    \"layout\",\n", "", "layout", "expected-one-source"),
        ("    \"layout\",\n", "    \"layout\",\n    \"languages\",\n", "languages", "expected-one-source"),
        ("    \"layout\",\n", "    \"layout\",\n    \"lay_out\",\n", "lay_out", "expected-known-key"),
        ("section = \"§1.3\"", "section = \"1.3\"", "source", "expected-section"),
        (
            "[[source]]",
            "[receiving]\nentry_number_required = true\nendorse_amended = false\n\n[[source]]",
            "receiving.entry_number_required",
            "expected-one-source",
        ),
        ("[[source]]", "[counter]\nlodging = true\n\n[[source]]", "counter.reweighing", "expected-answer"),
        ("version = 1\n", "version = 1\nmotto = \"x\"\n", "motto", "expected-known-field"),
    ];
    for (from, to, key, expected) in table {
        assert!(DEFAULT.contains(from), "{from}");
        let Err(ReferenceFault::Fields(faults)) = read_pack(&DEFAULT.replacen(from, to, 1)) else {
            panic!("{to:?} in place of {from:?} was accepted")
        };
        let told = faults.iter().any(|fault| fault.field == key && fault.expected == expected);
        assert!(told, "{key}: {expected}, found {faults:?}");
    }
}

#[test]
fn a_file_of_another_form_is_refused() {
    let too_long = format!("{DEFAULT}# {}", "x".repeat(65_536));
    for wrong in [format!("\u{feff}{DEFAULT}"), DEFAULT.replace('\n', "\r\n"), too_long] {
        assert!(matches!(read_pack(&wrong), Err(ReferenceFault::Form(_))));
    }
    let allotted =
        "blocks = [{ from = 1, to = 9, year = 2026, authority = \"SL\" }, { from = 1, to = 9, year = 2027 }]";
    assert!(read_pack(&DEFAULT.replacen("blocks = []", allotted, 1)).is_ok());
}

/// What an act records of a pack is what the file says.
#[test]
fn packs_go_through_statements_unchanged() {
    use kpcs_domain::field::{FieldType, Record, read_request};
    for pack in rule_packs() {
        assert_eq!(RulePack::from_group(&pack.to_group()).as_ref(), Some(pack));
        assert_eq!(read_request::<RulePack>(&pack.to_input().unwrap()).as_ref(), Ok(pack));
    }
}
