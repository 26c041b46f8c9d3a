//! The proof slip as a reader gets it: both codes from one picture, at 300 and 150 dpi and after a bad scan; and what a proof changes
//! on the papers of the certificate itself, which is nothing but its own lines and what is attached.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its document has failed")]

mod common;

use common::Dice;
use kpcs_documents::{CertificateDocument, DocumentError, LoggedAt, PrinterOffset, certificate, overlay, proof_slip};
use kpcs_domain::value::Timestamp;
use kpcs_pdf::attachment;
use kpcs_qr::{GreyImage, Work, read_codes};
use kpcs_reference::default_paper;

/// A proof of three witnesses in a small log, of five in one of ten million entries, and the longest that a code holds.
const CHARACTERS: [u64; 3] = [855, 2_105, 3_391];

fn proven(document: CertificateDocument, characters: u64) -> CertificateDocument {
    let code = Dice(characters).code(characters).replacen("KPC1", "KPL1", 1);
    let at = Timestamp::parse("2026-07-09T10:05:00Z").unwrap();
    let logged = LoggedAt { place: 10_412_733, at, proof: b"\x83 a log proof".to_vec(), code };
    CertificateDocument { logged: Some(logged), ..document }
}

fn slip(document: &CertificateDocument) -> Vec<u8> {
    let pdf = proof_slip(document).unwrap().unwrap();
    if let Ok(folder) = std::env::var("KPCS_LOOK") {
        let characters = document.logged.as_ref().unwrap().code.len();
        std::fs::write(format!("{folder}/slip-{characters}.pdf"), &pdf).unwrap();
    }
    pdf
}

/// Both texts, however the one search finds them.
fn codes(image: &GreyImage) -> Vec<String> {
    let mut texts = Vec::new();
    for kind in ["KPC1:", "KPL1:"] {
        let found = read_codes(image, |text| text.starts_with(kind), &mut Work::default());
        texts.extend(found.into_iter().map(|mut found| found.swap_remove(0)));
    }
    texts
}

/// What a worn scanner makes of a page: grey, a shade across it, grain, and each pixel mixed with its right and lower neighbours.
fn scanned(png: &[u8]) -> GreyImage {
    let page = GreyImage::decode(png).unwrap();
    let (width, height, pixels, mut dice) = (page.width(), page.height(), page.pixels(), Dice(7));
    let grey = |x: usize, y: usize| u64::from(pixels[y.min(height - 1) * width + x.min(width - 1)]);
    let mut worn = Vec::with_capacity(pixels.len());
    for y in 0..height {
        for x in 0..width {
            let mixed = (2 * grey(x, y) + grey(x + 1, y) + grey(x, y + 1)) / 4;
            let shaded = 30 + mixed * (200 - 60 * x as u64 / width as u64) / 255;
            worn.push((shaded + dice.below(25)).min(255) as u8);
        }
    }
    GreyImage::new(width, height, worn).unwrap()
}

#[test]
fn both_codes_are_read_from_one_picture_of_the_slip() {
    for characters in CHARACTERS {
        for document in [common::sierra_leone(), common::at_the_limits()] {
            let document = proven(document, characters);
            let (pdf, both) = (slip(&document), [document.code.clone(), document.logged.unwrap().code]);
            for dpi in [150, 300] {
                let page = GreyImage::decode(&common::page_png(&pdf, dpi)).unwrap();
                assert_eq!(codes(&page), both, "{characters} characters at {dpi} dpi");
            }
            assert_eq!(codes(&scanned(&common::page_png(&pdf, 300))), both, "{characters} characters, scanned");
        }
    }
}

#[test]
fn the_slip_says_what_it_is_and_carries_both_files() {
    let document = proven(common::sierra_leone(), 855);
    let pdf = slip(&document);
    assert_eq!(pdf, slip(&document));
    let text = common::page_text(&pdf);
    for expected in ["SL 000123", "10 412 733", "2026-07-09 10:05", "This slip is not the certificate", "In the log"] {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
    for private in ["Kono", "Scheldt", "1 514", "317 345", "SL-7712"] {
        assert!(!text.contains(private), "{private}\nin\n{text}");
    }
    assert_eq!(attachment(&pdf, "statement.kpcs").unwrap(), Some(document.statement));
    assert_eq!(attachment(&pdf, "log-proof.kpcs").unwrap(), Some(b"\x83 a log proof".to_vec()));
}

#[test]
fn without_a_proof_there_is_no_slip_and_one_that_no_code_holds_is_refused() {
    assert!(proof_slip(&common::sierra_leone()).is_none());
    let refused = proof_slip(&proven(common::sierra_leone(), 3_392));
    assert!(matches!(refused, Some(Err(DocumentError::Code(_)))), "{refused:?}");
}

/// The proof comes after the paper has its layout: it adds its own words and moves none.
#[test]
fn nothing_on_the_certificate_or_the_own_paper_moves_when_the_proof_is_there() {
    for document in [common::sierra_leone(), common::at_the_limits(), common::china_mixed()] {
        let after = proven(document.clone(), 855);
        let [before_words, after_words] =
            [&document, &after].map(|document| common::words_in_place(&certificate(document).unwrap()));
        let moved: Vec<_> = before_words.iter().filter(|word| !after_words.contains(word)).collect();
        assert!(moved.is_empty(), "{moved:?}");
        let on_paper = |document| overlay(document, default_paper(), PrinterOffset::default()).unwrap();
        let (before, after) = (on_paper(&document), on_paper(&after));
        assert_eq!(common::words_in_place(&before), common::words_in_place(&after));
        assert_eq!(common::page_png(&before, 100), common::page_png(&after, 100), "the sheet looks the same");
        assert_eq!(attachment(&before, "log-proof.kpcs").unwrap(), None);
        assert_eq!(attachment(&after, "log-proof.kpcs").unwrap(), Some(b"\x83 a log proof".to_vec()));
    }
}
