//! Overlay, test page, bag label and the two letters: each prints, holds what it was given, and refuses what does not fit.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its document has failed")]

mod common;

use kpcs_documents::{
    DocumentError, Heading, LayoutError, NoticeBody, OverlayError, OverlayLayout, bag_label, confirmation_of_receipt,
    discrepancy_notice, notice, overlay, overlay_test_page,
};
use kpcs_domain::value::Day;
use kpcs_pdf::attachment;
use kpcs_qr::read_codes_from_image;

#[test]
fn the_overlay_prints_variable_fields_only_and_its_code_decodes() {
    let document = common::sierra_leone();
    let pdf = overlay(&document, &common::example_layout(), Some("counter-2")).unwrap();
    assert_eq!(pdf, overlay(&document, &common::example_layout(), Some("counter-2")).unwrap());
    assert_ne!(pdf, overlay(&document, &common::example_layout(), None).unwrap(), "the offset moves everything");
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

#[test]
fn the_overlay_refuses_what_does_not_fit_its_place() {
    let mut document = common::sierra_leone();
    document.exporter = "W".repeat(200);
    let refused = overlay(&document, &common::example_layout(), None);
    assert!(matches!(refused, Err(OverlayError::Document(DocumentError::DoesNotFit))), "{refused:?}");

    let mut layout = common::example_layout();
    layout.fields.get_mut(&kpcs_documents::OverlayField::Code).unwrap().width = 30.0;
    let refused = overlay(&common::sierra_leone(), &layout, None);
    assert!(matches!(refused, Err(OverlayError::Document(DocumentError::Code(_)))), "{refused:?}");
    let unknown = overlay(&common::sierra_leone(), &common::example_layout(), Some("counter-9"));
    assert!(matches!(unknown, Err(OverlayError::Layout(LayoutError::PrinterUnknown { .. }))), "{unknown:?}");
}

#[test]
fn a_bad_layout_is_refused_by_name() {
    let head = "name = \"A4\"\nsheet_width = 210.0\nsheet_height = 297.0\n";
    for (text, expected) in [
        ("name =", "the layout cannot be read"),
        (&format!("{head}[fields]\nnumber = {{ x = 300.0, y = 1.0, width = 20.0 }}"), "x of Number is 300"),
        (&format!("{head}[fields]\nnumber = {{ x = 3.0, y = nan, width = 20.0 }}"), "y of Number is NaN"),
        (
            &format!("{head}[fields]\nnumber = {{ x = 3.0, y = 1.0, width = 20.0, size = 900.0 }}"),
            "size of Number is 900",
        ),
        (&format!("{head}[fields]\ncolour = {{ x = 3.0, y = 1.0, width = 20.0 }}"), "unknown variant `colour`"),
        (&format!("{head}[printers.p]\nx = 90.0\ny = 0.0\n[fields]"), "x of printer p is 90"),
        (&format!("{}[fields]", head.replace("297.0", "1.0")), "sheet_height is 1"),
    ] {
        let error = OverlayLayout::parse(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error} should say {expected}");
    }
}

#[test]
fn the_test_page_names_every_field() {
    let layout = common::example_layout();
    let pdf = overlay_test_page(&layout, Some("counter-2"), Day::scheme_start()).unwrap();
    let text = common::page_text(&pdf);
    for expected in
        ["Millimetre test page", "Example A4, version 1", "counter-2", "hs710231_value", "check_code", "200"]
    {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
}

#[test]
fn the_bag_label_decodes_at_150_dpi_even_as_a_specimen() {
    for characters in [480, 700, 900] {
        let mut document = common::bag_label();
        document.code = common::Dice(characters).code(characters);
        let pdf = bag_label(&document).unwrap();
        let read = read_codes_from_image(&common::page_png(&pdf, 150), |text| *text == *document.code);
        assert_eq!(read.unwrap()[0], document.code);
        let text = common::page_text(&pdf);
        for expected in ["SL 000123", "1 514.89", "1 / 2", "SL-77120046", "Sierra Leone SL"] {
            assert!(text.contains(expected), "{expected}\nin\n{text}");
        }
    }
    let mut full = common::bag_label();
    full.seals = (0..40).map(|seal| format!("SEAL-{seal}")).collect();
    assert!(matches!(bag_label(&full), Err(DocumentError::DoesNotFit)));
}

#[test]
fn letters_show_the_table_and_carry_their_statement() {
    let confirmation = common::confirmation();
    let pdf = confirmation_of_receipt(&confirmation).unwrap();
    assert_eq!(pdf, confirmation_of_receipt(&confirmation).unwrap());
    assert_eq!(attachment(&pdf, "statement.kpcs").unwrap().as_ref(), Some(&confirmation.frame.statement));
    let text = common::page_text(&pdf);
    for expected in [
        "Confirmation of receipt",
        "2 parcels, 1 514.835 carats measured",
        "310.545",
        "\u{2212}0.005",
        "Matched, difference explained",
        "Invoerbevestiging",
    ] {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
    let notice = common::discrepancy();
    let text = common::page_text(&discrepancy_notice(&notice).unwrap());
    for expected in [
        "Discrepancy notice",
        "\u{2212}6.795",
        "81.205",
        "Compare the declared weight",
        "29 July 2026",
        "What is asked of you",
    ] {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
}

#[test]
fn each_notice_has_its_title_in_two_languages_and_what_it_was_given() {
    let expected: [&[&str]; 5] = [
        &[
            "Amendment of a certificate",
            "Modification d’un certificat",
            "Antwerp Rough NV",
            "Was signed",
            "To the Importing Authority",
        ],
        &["Notice of detention", "Avis de rétention", "Held from", "un scellé est rompu", "article 5"],
        &["Notice of refused entry", "Avis de refus d’entrée", "Refused on", "14 July 2026"],
        &["Notice of return", "Avis de renvoi", "EU 00000417", "Parcel 3", "Left on"],
        &["Letter of comfort", "Lettre de confort", "SL-LC-7", "Sender", "Koidu, pipe 3"],
    ];
    for (document, expected) in common::notices().iter().zip(expected) {
        let pdf = notice(document).unwrap();
        assert_eq!(pdf, notice(document).unwrap());
        assert_eq!(attachment(&pdf, "statement.kpcs").unwrap().as_ref(), Some(&document.frame.statement));
        let text = common::page_text(&pdf);
        for words in expected {
            assert!(text.contains(words), "{words}\nin\n{text}");
        }
    }
    let mut long = common::notices().remove(1);
    long.sections.push((Heading::Remarks, NoticeBody::Words("word ".repeat(4_000))));
    assert!(matches!(notice(&long), Err(DocumentError::DoesNotFit)));
}

#[test]
fn letters_hold_thirty_parcels_and_refuse_three_hundred() {
    let mut confirmation = common::confirmation();
    confirmation.rows = common::rows().into_iter().cycle().take(30).collect();
    confirmation_of_receipt(&confirmation).unwrap();
    confirmation.rows = common::rows().into_iter().cycle().take(300).collect();
    assert!(matches!(confirmation_of_receipt(&confirmation), Err(DocumentError::DoesNotFit)));
    let mut notice = common::discrepancy();
    notice.finding = "ไทย\u{202e}💎".repeat(20);
    discrepancy_notice(&notice).unwrap();
}
