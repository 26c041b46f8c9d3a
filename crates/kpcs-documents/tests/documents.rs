//! Bag label, letters and notices: each prints, holds what it was given, and refuses what does not fit.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its document has failed")]

mod common;

use kpcs_documents::{
    DocumentError, Heading, NoticeBody, bag_label, confirmation_of_receipt, discrepancy_notice, notice,
};
use kpcs_pdf::attachment;
use kpcs_qr::read_codes_from_image;

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
