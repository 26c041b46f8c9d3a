//! `/verify` through the real router: every kind of document in, the right word out, and never a fault for anything else.
#![allow(clippy::unwrap_used)]

mod visit;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kpcs_domain::value::CertificateNumber;
use kpcs_qr::Symbol;
use kpcs_statement::write_qr_text;
use kpcs_testing::World;
use kpcs_verify::Standing;
use kpcs_web::{Language, Texts};
use visit::{Browser, Seen};

/// A world with one certificate, its code's text and its document as PDF.
fn world() -> (World, CertificateNumber, String, Vec<u8>) {
    let world = World::new(11);
    let (number, done) = world.issue("12.34", "one").unwrap();
    let entry = world.register.store().read(|sql| kpcs_store::entry(sql, done.position)).unwrap();
    let text = write_qr_text(&entry.opened).unwrap();
    let pdf = kpcs_server::documents::certificate_pdf(&world.register, &number).unwrap();
    (world, number, text, pdf)
}

/// A code drawn as a picture, six pixels a module.
fn png(text: &str) -> Vec<u8> {
    let symbol = Symbol::encode(text).unwrap();
    let (module, quiet) = (6, 4);
    let side = u32::try_from((symbol.width() + 2 * quiet) * module).unwrap();
    let picture = image::GrayImage::from_fn(side, side, |x, y| {
        let place = |pixel: u32| (usize::try_from(pixel).unwrap() / module).checked_sub(quiet);
        let dark = place(x)
            .zip(place(y))
            .is_some_and(|(x, y)| x < symbol.width() && y < symbol.width() && symbol.is_dark(x, y));
        image::Luma([if dark { 0 } else { 255 }])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn by_text(browser: &Browser, answers: &[(&str, &str)]) -> Seen {
    browser.fill(&browser.get("/verify").await, "/verify", answers).await
}

async fn by_file(browser: &Browser, bytes: &[u8]) -> Seen {
    browser.upload(&browser.get("/verify").await, "/verify", &[("text", "")], &[("file", "any", bytes)]).await
}

#[tokio::test]
async fn a_certificate_is_genuine_by_text_pdf_picture_and_statement() {
    let (world, number, text, pdf) = world();
    let statement = kpcs_server::documents::statement_file(&world.register, &number).unwrap();
    let visitor = Browser::visitor(&world.register);
    let answers = [
        by_text(&visitor, &[("text", text.as_str())]).await,
        by_file(&visitor, &pdf).await,
        by_file(&visitor, &png(&text)).await,
        by_file(&visitor, &statement).await,
    ];
    for (index, seen) in answers.iter().enumerate() {
        assert_eq!(seen.status, StatusCode::OK, "{index}: {}", seen.text());
        for words in ["GENUINE, NOT YET IN THE LOG", "SPECIMEN", "12.34", "Koidu Diamonds", "SL-88213", "kpcs-demo:SL"]
        {
            assert!(seen.says(words), "{index} says {words}: {}", seen.text());
        }
        assert!(seen.says(&kpcs_server::words::number(&number)), "{index}");
    }
}

#[tokio::test]
async fn place_and_day_are_checked_when_they_are_given() {
    let (world, _, text, _) = world();
    let visitor = Browser::visitor(&world.register);
    let plain = by_text(&visitor, &[("text", text.as_str())]).await;
    assert!(plain.says("Give the place where the goods are") && plain.says("Give the day"));
    let here = by_text(&visitor, &[("text", text.as_str()), ("at", "BE"), ("on", "2026-11-25")]).await;
    assert!(here.says("GENUINE, NOT YET IN THE LOG") && here.says("for Belgium"), "{}", here.text());
    let elsewhere = by_text(&visitor, &[("text", text.as_str()), ("at", "IN"), ("on", "2026-11-25")]).await;
    assert!(elsewhere.says("NOT VALID") && elsewhere.says("addressed to another Participant"));
    let late = by_text(&visitor, &[("text", text.as_str()), ("at", "BE"), ("on", "2027-11-25")]).await;
    assert!(late.says("NOT VALID"), "{}", late.text());
}

#[tokio::test]
async fn a_used_certificate_is_not_valid_and_closed_to_its_parties() {
    let (world, number, text, _) = world();
    world.at("2026-11-25T09:00:00Z");
    world.receive(&number, "2026-11-25", "12.34").unwrap();
    let visitor = Browser::visitor(&world.register);
    let used = by_text(&visitor, &[("text", text.as_str())]).await;
    assert!(used.says("NOT VALID") && used.says("is closed and is not used again"), "{}", used.text());
    let party = Browser::of(&world.register, "SL", "clerk", &[kpcs_domain::act::Role::Clerk]).await;
    let closed = by_text(&party, &[("text", text.as_str())]).await;
    assert!(closed.says("This certificate is closed: receipt of its goods has been confirmed."), "{}", closed.text());
}

#[tokio::test]
async fn a_changed_code_and_another_demonstration_are_not_valid() {
    let (world, _, text, _) = world();
    let other = World::new(12);
    let stranger = by_text(&Browser::visitor(&other.register), &[("text", text.as_str())]).await;
    assert!(stranger.says("NOT VALID") && stranger.says("Nobody knows the key"), "{}", stranger.text());
    let visitor = Browser::visitor(&world.register);
    let changed = text.replacen('A', "B", 1);
    let seen = by_text(&visitor, &[("text", changed.as_str())]).await;
    assert!(!seen.says("outcome-authentic\" aria-labelledby") && seen.status.as_u16() < 500, "{}", seen.text());
}

#[tokio::test]
async fn a_number_without_a_code_is_paper_only_at_best() {
    let (world, number, ..) = world();
    let visitor = Browser::visitor(&world.register);
    let paper = visitor.get("/verify?number=LB+004211").await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.says("PAPER ONLY") && paper.says("LB 004211") && paper.says("never presented"), "{}", paper.text());
    assert!(!paper.says(">The signature"), "no signature was there to hold: {}", paper.text());
    let signing = visitor.get(&format!("/verify?number={number}")).await;
    assert!(signing.says("NOT VALID") && signing.says("must carry a code"), "{}", signing.text());
    let stranger = visitor.get("/verify?number=KP1").await;
    assert!(stranger.says("NOT VALID") && stranger.says("was closed on that day"), "{}", stranger.text());
    let wrong = visitor.get("/verify?number=4211").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("This is no certificate number") && wrong.says("value=\"4211\""), "{}", wrong.text());
}

#[tokio::test]
async fn anything_else_says_what_was_found_and_expected_and_is_never_a_fault() {
    let (world, _, text, pdf) = world();
    let visitor = Browser::visitor(&world.register);
    let cut = &text[..text.len() / 2];
    for given in ["", "hello", "KPC1:", "KPC1:%%%", cut, "<script>alert(1)</script>"] {
        let seen = by_text(&visitor, &[("text", given), ("at", "BE"), ("on", "2026-11-25")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{given}");
        assert!(seen.says("This can’t be read yet") && seen.says("<dt>Expected</dt>"), "{given}: {}", seen.text());
        assert!(seen.says("value=\"2026-11-25\"") && seen.says("value=\"BE\" selected"), "kept: {given}");
        assert!(!seen.says("<script>"), "{given}");
    }
    let kept = by_text(&visitor, &[("text", "KPC1:half a code")]).await;
    assert!(kept.says("KPC1:half a code"), "what was typed stays: {}", kept.text());
    for (name, bytes) in hostile(&pdf, &png(&text)) {
        let seen = by_file(&visitor, &bytes).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", seen.text());
        assert!(seen.says("<dt>Found</dt>") && seen.says("<dt>Expected</dt>"), "{name}: {}", seen.text());
    }
    let blank = by_file(&visitor, &empty_picture()).await;
    assert!(blank.says("There is no code of this scheme in it"), "a whole picture is not called damaged");
    for (field, value) in [("at", "QQ"), ("at", "Belgium"), ("on", "tomorrow"), ("on", "2026-02-30")] {
        let seen = by_text(&visitor, &[("text", text.as_str()), (field, value)]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
    }
    let huge = by_file(&visitor, &vec![b'x'; 13 * 1024 * 1024]).await;
    assert!(huge.status.is_client_error(), "{}", huge.status);
}

/// Files that no verifier can read, each with a name.
fn hostile(pdf: &[u8], png: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut huge = png.to_vec();
    // Width and height of a PNG stand at bytes 16 to 24: a small file that claims four thousand million pixels.
    huge[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let noise =
        |seed: u8| (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 ^ seed).collect::<Vec<u8>>();
    let headed = |head: &[u8]| [head, &noise(7)].concat();
    vec![
        ("noise", noise(1)),
        ("a cut PDF", pdf[..pdf.len() / 3].to_vec()),
        ("a PDF of noise", headed(b"%PDF-1.7\n")),
        ("a cut picture", png[..png.len() / 2].to_vec()),
        ("a picture of noise", headed(&[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a])),
        ("a photograph of noise", headed(&[0xff, 0xd8, 0xff, 0xe0])),
        ("a huge picture", huge),
        ("a statement of noise", headed(&[0x87])),
        ("a bare statement of noise", headed(&[0xd2])),
        ("a picture without a code", empty_picture()),
    ]
}

fn empty_picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::GrayImage::from_pixel(200, 200, image::Luma([255])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The words in quotes after any of `calls` in the sources of a crate.
fn literals(folder: &str, calls: &[&str]) -> BTreeSet<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(root).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()));
    let source: String = files.map(Result::unwrap_or_default).collect::<Vec<_>>().concat();
    let plain: String = source.split_whitespace().collect();
    let found = calls.iter().flat_map(|call| plain.split(call).skip(1).filter_map(|rest| rest.split('"').next()));
    found.map(str::to_owned).collect()
}

/// What ends a certificate; a conflict has words of its own.
const ENDS: [Standing; 10] = [
    Standing::Void,
    Standing::Cancelled,
    Standing::Replaced(None),
    Standing::Lost,
    Standing::Stolen,
    Standing::Invalidated,
    Standing::Refused,
    Standing::Returned,
    Standing::Forfeited,
    Standing::Used,
];

#[test]
fn every_code_of_the_verifier_has_its_words_in_every_language() {
    let mut codes = literals("../kpcs-verify/src", &["Reason::new(\"", "=>Some(\"", "reasons.push(\""]);
    codes.extend(ENDS.map(|end| end.word().to_owned()));
    let handed = kpcs_server::page::verify::offline::REASONS;
    assert!(
        codes.iter().all(|code| handed.contains(&code.as_str())),
        "the offline verifier is handed the words of each"
    );
    codes.extend(literals("../kpcs-register/src", &["Standing::Conflict(\""]));
    codes.extend(literals("src/page/verify", &["constNOT_IN_FORM:&str=\"", "constOUTSIDE_BLOCKS:&str=\""]));
    for known in ["issuer_closed", "destination_closed", "number_not_in_form", "used", "bad_signature"] {
        assert!(codes.contains(known), "{known} is among {codes:?}");
    }
    assert!(codes.len() > 20, "{codes:?}");
    let checks = literals(
        "../kpcs-verify/src",
        &[
            "Self::Document=>\"",
            "Self::Specimen=>\"",
            "Self::Key=>\"",
            "Self::KeyPeriod=>\"",
            "Self::Signature=>\"",
            "Self::Standing=>\"",
            "Self::Expiry=>\"",
            "Self::Destination=>\"",
            "Self::Status=>\"",
            "Self::Log=>\"",
            "Self::TrustAge=>\"",
            "Self::Paper=>\"",
        ],
    );
    assert_eq!(checks.len(), 12, "{checks:?}");
    for texts in Language::ALL.map(Texts::new) {
        let worded = |prefix: &str, word: &str| {
            let key = format!("{prefix}-{}", word.replace('_', "-"));
            assert_ne!(texts.get(&key), format!("[{key}]"), "{:?}", texts.language());
        };
        codes.iter().for_each(|code| worded("reason", code));
        checks.iter().for_each(|check| worded("check", check));
        kpcs_verify::Outcome::ALL.iter().for_each(|outcome| worded("outcome", outcome.word()));
    }
}
