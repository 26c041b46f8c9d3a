//! Certificates as a reader gets them: conforming, the same each time, whole, readable by eye and by scanner.
//!
//! Pages are looked at through poppler (`pdftoppm`, `pdftotext`); the PDF's own claims are read from its metadata.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its document has failed")]

mod common;

use common::Dice;
use kpcs_documents::{CertificateDocument, DocumentError, HsLine, PrintedOrigin, Technical, Withdrawn, certificate};
use kpcs_domain::value::{Carats, CertificateNumber, HsCode};
use kpcs_pdf::attachment;
use kpcs_qr::read_codes_from_image;
use proptest::prelude::*;

#[test]
fn the_same_certificate_gives_the_same_bytes_with_its_statement_inside() {
    let document = common::sierra_leone();
    let pdf = certificate(&document).unwrap();
    assert_eq!(pdf, certificate(&document).unwrap());
    assert_eq!(attachment(&pdf, "statement.kpcs").unwrap().as_ref(), Some(&document.statement));
    assert_eq!(attachment(&pdf, "statement").unwrap(), None);
    let raw = String::from_utf8_lossy(&pdf);
    for claim in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "2026-07-09",
    ] {
        assert!(raw.contains(claim), "{claim}");
    }
}

/// Nobody takes a technical certificate for one of a normal shipment, and the scheme's formula is not said of its goods.
#[test]
fn a_technical_certificate_says_so_and_leaves_the_formula_out() {
    let return_of = Some(CertificateNumber::parse("EU00000017").unwrap());
    let document = CertificateDocument { technical: Some(Technical { return_of }), ..common::sierra_leone() };
    let pdf = certificate(&document).unwrap();
    if let Ok(folder) = std::env::var("KPCS_LOOK") {
        std::fs::write(format!("{folder}/technical.pdf"), &pdf).unwrap();
    }
    let text = common::page_text(&pdf);
    assert!(text.contains("TECHNICAL CERTIFICATE"), "{text}");
    assert!(text.contains("They came under EU"), "{text}");
    assert!(!text.contains("have been handled in accordance"), "{text}");
}

/// Printed again, a withdrawn certificate says so on the page, in its own languages, and in what machines read.
#[test]
fn a_withdrawn_certificate_says_so_over_the_page_and_in_its_metadata() {
    let by = CertificateNumber::parse("SL000124").unwrap();
    let cases = [
        (Withdrawn::Void, "VOID", "void"),
        (Withdrawn::Cancelled, "CANCELLED", "cancelled"),
        (Withdrawn::Replaced(by), "REPLACED BY SL 000124", "replaced"),
    ];
    let good = certificate(&common::sierra_leone()).unwrap();
    for (withdrawn, words, keyword) in cases {
        let pdf = certificate(&CertificateDocument {
            withdrawn: Some(withdrawn),
            languages: vec!["en".to_owned(), "fr".to_owned(), "zh".to_owned(), "ar".to_owned()],
            specimen: true,
            ..common::sierra_leone()
        })
        .unwrap();
        if let Ok(folder) = std::env::var("KPCS_LOOK") {
            std::fs::write(format!("{folder}/{keyword}.pdf"), &pdf).unwrap();
        }
        let text = common::page_text(&pdf);
        assert!(text.contains(words), "{words}\nin\n{text}");
        let raw = String::from_utf8_lossy(&pdf);
        assert!(raw.contains(&format!("{words}: Kimberley Process Certificate SL 000123")), "the title: {words}");
        assert!(raw.contains(&format!("<pdf:Keywords>{keyword}</pdf:Keywords>")), "the keywords: {keyword}");
        assert!(!String::from_utf8_lossy(&good).contains(&format!("<pdf:Keywords>{keyword}")));
    }
}

#[test]
fn everything_given_is_on_the_page() {
    let text = common::page_text(&certificate(&common::sierra_leone()).unwrap());
    for expected in [
        "Kimberley Process Certificate",
        "The rough diamonds in this shipment have been handled in accordance with the provisions of the Kimberley Process Certification Scheme for rough diamonds",
        "SL 000123",
        "8 July 2026",
        "8 September 2026",
        "National Minerals Agency, Precious Minerals Trading (simulated)",
        "Kono Alluvials Ltd (simulated)",
        "Scheldt Rough Trading BV (simulated)",
        "Belgium BE",
        "1 514.89",
        "One thousand five hundred fourteen point eight nine carats",
        "317 345.20",
        "Three hundred seventeen thousand three hundred forty-five US dollars and twenty cents",
        "7102.21",
        "312 845.20",
        "SL-77120046",
        "K7M2QX4D",
        "9 July 2026",
        "7K2M-Q9XD-41TB",
        "Import confirmation",
        "Date of receipt",
    ] {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
    assert!(!text.contains("SPECIMEN") && !text.contains("***"));
    let mixed = common::page_text(&certificate(&common::china_mixed()).unwrap());
    for expected in ["***", "金伯利进程证书", "上海毛坯钻石贸易有限公司", "Specimen · simulated data"]
    {
        assert!(mixed.contains(expected), "{expected}\nin\n{mixed}");
    }
}

#[test]
fn the_limits_fit_one_page_and_more_is_refused() {
    let document = common::at_the_limits();
    let pdf = certificate(&document).unwrap();
    let text = common::page_text(&pdf);
    for expected in [
        "999 999 999.999",
        "999 999 999 999.99",
        "United Republic of Tanzania",
        "SEAL-3-WWWWWWWWWWWWWWWWWWWW",
        "Сертификат Кимберлийского процесса",
    ] {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
    let read = read_codes_from_image(&common::page_png(&pdf, 150), |text| *text == *document.code);
    assert_eq!(read.unwrap()[0], document.code);

    let mut more = document.clone();
    more.exporter = "Far too long a name ".repeat(120);
    assert!(matches!(certificate(&more), Err(DocumentError::DoesNotFit)));
    let mut unbroken = document.clone();
    unbroken.exporter = "W".repeat(60);
    unbroken.importer = "𓂀".repeat(15);
    // A column of names is 84 mm wide: 238 points.
    let widest = common::words_in_points(&certificate(&unbroken).unwrap())
        .into_iter()
        .filter(|(word, _)| word.contains("WWW"))
        .map(|(_, width)| width)
        .max();
    assert!(widest.is_some_and(|width| (1..=238).contains(&width)), "a long word breaks: {widest:?}");
    let mut code = document.clone();
    code.code.push('A');
    assert!(matches!(certificate(&code), Err(DocumentError::Code(_))));
    let mut total = document;
    total.hs_lines = vec![HsLine { hs: HsCode::Hs710210, carats: Carats::MAX, value: total.hs_lines[0].value }; 2];
    assert!(matches!(certificate(&total), Err(DocumentError::Total { what: "weights" })));
}

/// Decisions page no. 2: the code decodes from the page at 150 dpi, 20 of 20.
#[test]
fn twenty_of_twenty_codes_decode_from_the_page_at_150_dpi() {
    let mut read = 0;
    for seed in 0..20 {
        let mut dice = Dice(1_000 + seed);
        let characters = 480 + dice.below(221);
        let mut document = if seed % 2 == 0 { common::sierra_leone() } else { common::china_mixed() };
        document.code = dice.code(characters);
        document.digest = std::array::from_fn(|_| dice.below(256) as u8);
        let png = common::page_png(&certificate(&document).unwrap(), 150);
        match read_codes_from_image(&png, |text| text.starts_with("KPC1:")) {
            Ok(texts) if texts[0] == document.code => read += 1,
            other => println!("seed {seed}, {characters} characters: {other:?}"),
        }
    }
    assert_eq!(read, 20, "of 20");
}

/// Names that no font has, that reorder, hide, or are no text at all.
const HOSTILE: [&str; 12] = [
    "บริษัท เพชรดิบ จำกัด",
    "💎👩‍⚖️🇸🇱 e\u{301}\u{301}\u{301}",
    "𓂀𓃠𐐷",
    "abc\u{202e}dcba\u{202c} \u{2067}x\u{2069}",
    "\u{0}\u{7}\u{1b}[31m\u{7f}\u{85}",
    "\u{feff}\u{200b}\u{200d}\u{2060}\u{ad}",
    "\u{e000}\u{f8ff}\u{fffd}\u{fffe}\u{10ffff}",
    "देवनागरी עברית ქართული አማርኛ 한국어",
    "証\u{301} م\u{64e}\u{651} a\u{489} ﷽ ﻻ",
    "#set page(width: 1mm) $x$ *b* _i_ @ref <l> \\ ~ -- ... \"q\" // c",
    "line\r\nbreak\ttab\u{2028}\u{2029}",
    "ﬁ ĳ Ǆ ſ ß İ ı Ω K Å",
];

#[test]
fn any_name_prints() {
    for name in HOSTILE {
        let mut document = common::sierra_leone();
        document.exporter = name.to_owned();
        document.seals = vec![name.to_owned()];
        document.validation.officer = name.to_owned();
        document.participant.name = name.to_owned();
        certificate(&document).unwrap_or_else(|error| panic!("{name:?}: {error}"));
    }
}

#[test]
fn a_name_is_text_and_cannot_reorder_its_neighbours() {
    let mut document = common::sierra_leone();
    document.exporter = "*Good* #name $1$ \"A\"\u{202e}ROTROPXE".to_owned();
    let pdf = certificate(&document).unwrap();
    let text = common::page_text(&pdf);
    assert!(text.contains("*Good* #name $1$ \"A\"") && text.contains("ROTROPXE"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_name_makes_an_error(name in "\\PC{0,15}", other in proptest::collection::vec(any::<char>(), 0..15)) {
        let mut document = common::sierra_leone();
        document.exporter = name;
        document.importer = other.into_iter().collect();
        let printed = certificate(&document);
        prop_assert!(printed.is_ok(), "{printed:?}");
    }
}

#[test]
fn every_language_has_its_page() {
    for language in ["ar", "de", "en", "es", "fr", "nl", "pt", "ru", "tn", "zh"] {
        let mut document = common::sierra_leone();
        document.languages = vec!["en".to_owned(), language.to_owned()];
        document.origin = PrintedOrigin::MixedUndisclosed;
        certificate(&document).unwrap_or_else(|error| panic!("{language}: {error}"));
    }
}
