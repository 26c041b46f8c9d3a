//! Printing on pre-printed paper: the fields of a layout stand where it says, read back from the PDF; what does not fit is
//! refused; the millimetre page shows every place.
//!
//! Positions are tenths of a millimetre from the sheet's upper left corner, as `pdftotext` gives the boxes of words.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its document has failed")]

mod common;

use kpcs_documents::{CertificateDocument, DocumentError, PrinterOffset, TestPage, overlay, overlay_test_page};
use kpcs_domain::{
    field::OneOrMore,
    party::{Align, OverlayField, OverlayPaper, OverlayPlace, Typeface},
    value::Day,
};
use kpcs_pdf::attachment;
use kpcs_qr::read_codes_from_image;
use kpcs_reference::default_paper;

const STRAIGHT: fn() -> PrinterOffset = PrinterOffset::default;

fn print(paper: &OverlayPaper) -> Vec<(String, i64, i64)> {
    common::words_in_place(&overlay(&common::sierra_leone(), paper, STRAIGHT()).unwrap())
}

/// Where a word stands that is printed once.
fn spot(words: &[(String, i64, i64)], word: &str) -> (i64, i64) {
    let found: Vec<_> = words.iter().filter(|(text, ..)| text == word).collect();
    assert_eq!(found.len(), 1, "{word} in {words:?}");
    (found[0].1, found[0].2)
}

/// A paper with every place of the shipped one changed.
fn changed(change: impl Fn(&mut OverlayPlace)) -> OverlayPaper {
    let mut places = default_paper().text_places.to_vec();
    places.iter_mut().for_each(change);
    OverlayPaper { text_places: OneOrMore::new(places).unwrap(), ..default_paper().clone() }
}

#[test]
fn the_overlay_prints_variable_fields_only_and_its_code_decodes() {
    let document = common::sierra_leone();
    let pdf = overlay(&document, default_paper(), common::counter_2()).unwrap();
    assert_eq!(pdf, overlay(&document, default_paper(), common::counter_2()).unwrap());
    let text = common::page_text(&pdf);
    for expected in
        ["Sierra Leone (SL)", "1 514.89", "312 845.20", "SL-77120045, SL-77120046", "K7M2QX4D", "8 September 2026"]
    {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
    assert!(!text.contains("Kimberley") && !text.contains("Exporter"), "{text}");
    let read = read_codes_from_image(&common::page_png(&pdf, 150), |text| *text == *document.code).unwrap();
    assert_eq!(read[0], document.code);
    assert_eq!(attachment(&pdf, "statement.kpcs").unwrap(), Some(document.statement));
}

/// The golden of the shipped layout: every word that is printed, and where. A word's box begins at its place's left edge; its
/// upper edge is that of the face, which lies about a third of the size of type above the place's.
#[test]
fn every_field_stands_where_the_shipped_layout_says() {
    let lines = print(default_paper()).into_iter().map(|(word, left, top)| format!("{left:>4} {top:>4} {word}\n"));
    assert_eq!(lines.collect::<String>(), include_str!("golden/overlay.txt"));
}

/// A layout of its own moves, aligns, sets smaller and leaves out.
#[test]
fn a_layout_of_its_own_moves_each_field_by_as_much_as_it_says() {
    let before = print(default_paper());
    let after = print(&changed(|place| {
        place.left -= 100;
        place.top += 70;
    }));
    assert_eq!(before.len(), after.len());
    for ((word, left, top), (_, new_left, new_top)) in before.iter().zip(&after) {
        let moved = (new_left - left, new_top - top);
        assert!((-101..=-99).contains(&moved.0) && (69..=71).contains(&moved.1), "{word}: {moved:?}");
    }
    let ends = print(&changed(|place| place.align = Align::End));
    assert!(spot(&ends, "7K2M-Q9XD-41TB").0 > spot(&before, "7K2M-Q9XD-41TB").0, "{ends:?}");
    let number_only = |place: &OverlayPlace| place.printed == OverlayField::Number;
    let number: Vec<_> = default_paper().text_places.iter().filter(|place| number_only(place)).cloned().collect();
    let alone =
        OverlayPaper { code_place: None, text_places: OneOrMore::new(number).unwrap(), ..default_paper().clone() };
    let words: Vec<_> = print(&alone).into_iter().map(|(word, ..)| word).collect();
    assert_eq!(words.join(" "), "SL 000123");
}

#[test]
fn the_face_of_the_type_is_the_layouts() {
    let wide = print(&changed(|place| place.typeface = Typeface::Mono));
    let narrow = print(&changed(|place| place.typeface = Typeface::Sans));
    let second = |words: &[(String, i64, i64)]| spot(words, "Leone").0;
    assert!(second(&wide) > second(&narrow), "{wide:?}\n{narrow:?}");
}

#[test]
fn a_printers_offset_moves_everything() {
    let straight = print(default_paper());
    let moved =
        common::words_in_place(&overlay(&common::sierra_leone(), default_paper(), common::counter_2()).unwrap());
    for ((word, left, top), (_, new_left, new_top)) in straight.iter().zip(&moved) {
        let by = (new_left - left, new_top - top);
        assert!((7..=9).contains(&by.0) && (-13..=-11).contains(&by.1), "{word}: {by:?}");
    }
    assert_eq!(PrinterOffset::new(201, 0), None);
    assert_eq!(PrinterOffset::new(0, -201), None);
}

#[test]
fn the_overlay_refuses_what_does_not_fit_its_place() {
    let long = CertificateDocument { exporter: "W".repeat(200), ..common::sierra_leone() };
    let refused = overlay(&long, default_paper(), STRAIGHT());
    assert!(matches!(refused, Err(DocumentError::DoesNotFit)), "{refused:?}");

    let mut narrow = default_paper().clone();
    narrow.code_place.as_mut().unwrap().side = 300;
    let refused = overlay(&common::sierra_leone(), &narrow, STRAIGHT());
    assert!(matches!(refused, Err(DocumentError::Code(_))), "{refused:?}");
}

#[test]
fn the_test_page_names_every_field_and_the_printer() {
    let page = TestPage { layout: "Sierra Leone, version 3", printer: Some("counter-2"), on: Day::scheme_start() };
    let text = common::page_text(&overlay_test_page(default_paper(), common::counter_2(), &page).unwrap());
    let printed = default_paper().text_places.iter().map(|place| place.printed.word());
    let said = ["Millimetre test page", "Sierra Leone, version 3", "counter-2", "0.8 mm to the right", "code", "200"];
    for expected in printed.chain(said) {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
}
