//! Layouts of pre-printed paper: the shipped one is sound, a pack's own replaces it, and a bad one is refused by field,
//! with what was found and what is expected.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use kpcs_domain::party::OverlayField;
use kpcs_reference::{ReferenceFault, default_pack, default_paper, paper_of, read_pack, read_paper, rule_packs};

const DEFAULT: &str = include_str!("../../../data/papers/default.toml");
const PACK: &str = include_str!("../../../data/packs/default.toml");

/// A small sheet with a code and two texts.
const SMALL: &str = "\
sheet_width = 1000
sheet_height = 1500
code_place = { left = 100, top = 1000, side = 430 }
text_places = [
    { printed = \"number\", left = 100, top = 100, width = 400, type_size = 100, typeface = \"mono\", align = \"start\", most_lines = 1 },
    { printed = \"exporter\", left = 100, top = 300, width = 800, type_size = 100, typeface = \"serif\", align = \"start\", most_lines = 2 },
]
";

#[test]
fn the_shipped_layout_prints_every_field_but_the_destination() {
    let printed: BTreeSet<_> = default_paper().text_places.iter().map(|place| place.printed).collect();
    let missing: Vec<_> = OverlayField::ALL.iter().filter(|field| !printed.contains(*field)).collect();
    assert_eq!(missing, [&OverlayField::Destination]);
    assert!(read_paper(DEFAULT).is_ok() && default_paper().code_place.is_some());
}

/// No source says where fields stand on anybody's paper; a pack that said so without one would be a guess.
#[test]
fn no_shipped_pack_has_a_layout_and_each_says_that_it_is_not_known() {
    for pack in rule_packs() {
        assert!(pack.overlay.is_none() && pack.is_unknown("layout"), "{:?}", pack.participant);
        assert_eq!(paper_of(pack), default_paper());
    }
}

#[test]
fn the_layout_of_a_pack_replaces_the_whole_of_the_default() {
    let table = SMALL.lines().fold(String::from("[overlay]\n"), |text, line| text + line + "\n");
    let keys = ["sheet_width", "sheet_height", "code_place", "text_places"];
    let keys = keys.map(|key| format!("\"overlay.{key}\"")).join(", ");
    let source =
        format!("{table}\n[[source]]\nkeys = [{keys}]\nsection = \"none\"\ncites = \"source: none; chosen.\"\n\n");
    let pack = read_pack(&PACK.replacen("[[source]]", &format!("{source}[[source]]"), 1)).unwrap();
    assert_eq!(paper_of(&pack), &read_paper(SMALL).unwrap());
    assert_ne!(paper_of(&pack), paper_of(default_pack()));
    assert!(pack.is_chosen("overlay.sheet_width"));

    let unsourced = read_pack(&PACK.replacen("[[source]]", &format!("{table}\n[[source]]"), 1));
    let Err(ReferenceFault::Fields(faults)) = unsourced else { panic!("accepted without a source") };
    let told: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.expected)).collect();
    assert!(told.contains(&("overlay.text_places", "expected-one-source")), "{told:?}");
}

#[test]
fn a_bad_layout_is_refused_by_field_with_what_was_found_and_expected() {
    let first = "left = 100, top = 100, width = 400, type_size = 100";
    let table = [
        ("sheet_width = 1000", "sheet_width = 100", "overlay.sheet_width", "100", "expected-sheet-side"),
        ("sheet_height = 1500", "sheet_height = 9000", "overlay.sheet_height", "9000", "expected-sheet-side"),
        ("side = 430", "side = 300", "overlay.code_place.side", "300", "expected-code-side"),
        ("top = 1000, side", "top = 1100, side", "overlay.code_place.top", "1530", "expected-on-the-sheet"),
        // Off the page to the right, and below.
        (
            first,
            "left = 700, top = 100, width = 400, type_size = 100",
            "overlay.text_places.0.left",
            "number 1100",
            "expected-on-the-sheet",
        ),
        (
            first,
            "left = 600, top = 1470, width = 300, type_size = 100",
            "overlay.text_places.0.top",
            "number 1515",
            "expected-on-the-sheet",
        ),
        (
            first,
            "left = 100, top = 100, width = 9, type_size = 100",
            "overlay.text_places.0.width",
            "number 9",
            "expected-on-the-sheet",
        ),
        // Too small to be read, too large for a form.
        (
            first,
            "left = 100, top = 100, width = 400, type_size = 59",
            "overlay.text_places.0.type_size",
            "number 59",
            "expected-type-size",
        ),
        (
            first,
            "left = 100, top = 100, width = 400, type_size = 401",
            "overlay.text_places.0.type_size",
            "number 401",
            "expected-type-size",
        ),
        ("most_lines = 1 }", "most_lines = 0 }", "overlay.text_places.0.most_lines", "number 0", "expected-most-lines"),
        // The last millimetre of the text's second line over the quiet zone of the code.
        (
            "top = 300, width = 800",
            "top = 915, width = 800",
            "overlay.text_places.1.printed",
            "exporter",
            "expected-clear-of-code",
        ),
        (
            "top = 300, width = 800",
            "top = 120, width = 800",
            "overlay.text_places.1.printed",
            "exporter number",
            "expected-clear-of-text",
        ),
        ("\"exporter\"", "\"number\"", "overlay.text_places.1.printed", "number", "expected-printed-once"),
        // What is not a layout's own kind of value.
        ("\"number\"", "\"colour\"", "text_places.0.printed", "colour", "expected-choice"),
        ("\"mono\"", "\"blackletter\"", "text_places.0.typeface", "blackletter", "expected-choice"),
        ("left = 100, top = 100,", "left = 10.0, top = 100,", "text_places.0.left", "10.0", "expected-integer"),
        ("left = 100, top = 100,", "left = -1, top = 100,", "text_places.0.left", "-1", "expected-integer"),
        (", most_lines = 1 }", " }", "text_places.0.most_lines", "", "expected-answer"),
        ("sheet_width", "motto = 1\nsheet_width", "motto", "1", "expected-known-field"),
    ];
    assert!(read_paper(SMALL).is_ok());
    for (from, to, field, found, expected) in table {
        assert!(SMALL.contains(from), "{from}");
        let Err(ReferenceFault::Fields(faults)) = read_paper(&SMALL.replacen(from, to, 1)) else {
            panic!("{to:?} in place of {from:?} was accepted")
        };
        let told =
            faults.iter().any(|one| (one.field.as_str(), one.found.as_str(), one.expected) == (field, found, expected));
        assert!(told, "{field}: {found}, {expected}; told {faults:?}");
    }
    // The same text a millimetre higher, and a code left out.
    assert!(read_paper(&SMALL.replacen("top = 300, width = 800", "top = 910, width = 800", 1)).is_ok());
    assert!(read_paper(&SMALL.replacen("code_place = { left = 100, top = 1000, side = 430 }\n", "", 1)).is_ok());
}
