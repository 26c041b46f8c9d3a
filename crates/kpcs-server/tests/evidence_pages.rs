//! Photographs from the form to the other office's page: taken over, kept when something else is wrong, given to the two
//! authorities of the act and to nobody else.
//! Source: issue 02 demand 1; threat-model 14.

#![allow(clippy::unwrap_used)]

mod visit;

use std::io::Cursor;

use axum::http::StatusCode;
use image::{ImageFormat, Rgb, RgbImage};
use kpcs_domain::{
    act::{ApplyForCertificate, ExamineShipment, RegisterArrival, Role, apply_for_certificate},
    value::{CertificateNumber, Digest, Reference},
};
use kpcs_testing::{World, arrival, declaration, examination};
use visit::{Browser, Seen};

fn jpeg(side: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_fn(side, side / 2, |x, y| Rgb([x as u8, y as u8, 7]))
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// A world in which the goods of a certificate are at the counter in Antwerp.
fn arrived(seed: u64) -> (World, CertificateNumber) {
    let world = World::new(seed);
    let (number, _) = world.issue("12.34", "evidence").unwrap();
    let found = arrival(&number, "2026-11-23", "12.34");
    world.perform::<RegisterArrival>(&world.people.importing, found, "evidence").unwrap();
    (world, number)
}

async fn importer(world: &World) -> Browser {
    Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await
}

const PATH: &str = "/acts/detain_shipment";

fn detention(number: &str) -> Vec<(&str, &str)> {
    vec![
        ("number", number),
        ("detained_on", "2026-11-23"),
        ("grounds", "seal_broken"),
        ("legal_basis", "Regulation (EC) No 2368/2002, Article 5"),
        ("statement", "The seal is cut."),
        ("asked_of_issuer", "Which seal left?"),
    ]
}

/// Detains with one photograph by form, check and button; its digest.
async fn detain(officer: &Browser, number: &str) -> String {
    let form = officer.get(PATH).await;
    assert!(form.says("name=\"photographs_files\"") && form.says("multipart/form-data"), "{}", form.text());
    let check =
        officer.upload(&form, PATH, &detention(number), &[("photographs_files", "seal.jpg", &jpeg(2_400))]).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    let digest = check.value("photographs");
    assert_eq!(digest.len(), 64, "{}", check.text());
    let mut sent = detention(number);
    sent.extend([("photographs", digest.as_str()), ("do", "yes")]);
    let done = officer.fill(&check, PATH, &sent).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    digest
}

fn sides(picture: &Seen) -> (u32, u32) {
    assert_eq!((picture.status, picture.kind.as_str()), (StatusCode::OK, "image/jpeg"));
    let picture = image::load_from_memory_with_format(&picture.bytes, ImageFormat::Jpeg).unwrap();
    (picture.width(), picture.height())
}

#[tokio::test]
async fn both_offices_see_the_photograph_and_nobody_else_gets_it() {
    let (world, number) = arrived(61);
    let number = number.to_string();
    let officer = importer(&world).await;
    let digest = detain(&officer, &number).await;
    world.register.deliver().unwrap();
    let address = format!("/evidence/{digest}");
    assert_eq!(sides(&officer.get(&address).await), (2_000, 1_000));
    assert_eq!(sides(&officer.get(&format!("{address}?size=small")).await), (320, 160));

    let clerk = Browser::of(&world.register, "SL", "a.clerk", &[Role::Clerk]).await;
    assert_eq!(sides(&clerk.get(&address).await), (2_000, 1_000));
    let small = format!("<a href=\"{address}\"><img src=\"{address}?size=small\"");
    for (who, page) in [
        (&officer, format!("/cases/{number}")),
        (&officer, format!("/arrivals/{number}")),
        (&clerk, format!("/cases/{number}")),
        (&clerk, format!("/certificates/{number}")),
    ] {
        let seen = who.get(&page).await;
        assert!(seen.says(&small), "{page}: {}", seen.text());
    }

    let stranger = Browser::of(&world.register, "GH", "stranger", &[Role::ImportingOfficer, Role::Clerk]).await;
    assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND);
    let exporter = Browser::of(&world.register, "SL", "koidu", &[Role::Exporter]).await;
    assert_eq!(exporter.get(&address).await.status, StatusCode::FORBIDDEN);
    assert!(!exporter.get(&format!("/certificates/{number}")).await.says(&digest));
    let nobody = Browser::visitor(&world.register).get(&address).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER, "to sign in");
    for unknown in ["0".repeat(64), "x".to_owned(), "..%2F..%2Fkpcs.db".to_owned()] {
        assert_eq!(officer.get(&format!("/evidence/{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn naming_another_offices_photograph_does_not_open_it() {
    let (world, number) = arrived(64);
    let officer = importer(&world).await;
    let digest = detain(&officer, &number.to_string()).await;
    let address = format!("/evidence/{digest}");
    // A clerk of the other office has the digest from somewhere, before the case has arrived there, and names it.
    let clerk = Browser::of(&world.register, "SL", "a.clerk", &[Role::Clerk]).await;
    let request = apply_for_certificate::Request { shipment: declaration("2.22") };
    let applied = world.perform::<ApplyForCertificate>(&world.people.exporter, request, "named").unwrap();
    let mut named = examination(&Reference::parse(&applied.subject).unwrap(), "2.22");
    named.photographs = vec![Digest::parse(&digest).unwrap()];
    world.perform::<ExamineShipment>(&world.people.examiner, named, "named").unwrap();
    assert_eq!(clerk.get(&address).await.status, StatusCode::NOT_FOUND, "named, and brought by another office");
    world.register.deliver().unwrap();
    assert_eq!(sides(&clerk.get(&address).await), (2_000, 1_000), "once the case is here");
    assert_eq!(sides(&officer.get(&address).await), (2_000, 1_000), "who brought it still sees it");
}

#[tokio::test]
async fn a_photograph_that_is_not_here_or_was_exchanged_is_not_given() {
    let (world, number) = arrived(62);
    let officer = importer(&world).await;
    let digest = detain(&officer, &number.to_string()).await;
    let address = format!("/evidence/{digest}");
    let file = world.register.store().folder().join("photographs").join(&digest);
    std::fs::write(&file, jpeg(64)).unwrap();
    assert_eq!(officer.get(&address).await.status, StatusCode::NOT_FOUND, "its bytes are no longer those named");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(officer.get(&format!("{address}?size=small")).await.status, StatusCode::NOT_FOUND);
    let case = officer.get(&format!("/cases/{number}")).await;
    assert!(case.says("is not here yet") && !case.says("<img src=\"/evidence"), "{}", case.text());
}

#[tokio::test]
async fn a_bad_picture_is_named_and_nothing_that_was_typed_or_taken_is_lost() {
    let (world, number) = arrived(63);
    let number = number.to_string();
    let officer = importer(&world).await;
    let heavy = vec![0xff; 10 * 1024 * 1024 + 1];
    let good = jpeg(80);
    let files: [(&str, &str, &[u8]); 4] = [
        ("photographs_files", "good.jpg", &good),
        ("photographs_files", "heavy.jpg", &heavy),
        ("photographs_files", "notes.txt", b"no picture"),
        ("photographs_files", "cut.jpg", b"\xff\xd8\xff nothing"),
    ];
    let paths = [PATH.to_owned(), format!("/arrivals/{number}/discrepancy"), format!("/arrivals/{number}/register")];
    for path in paths {
        let form = officer.get(&path).await;
        assert!(form.says("name=\"photographs_files\""), "{path}: {}", form.text());
        let kept = officer.upload(&form, &path, &detention(&number), &files).await;
        assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        let words = ["at most 10 MB", "heavy.jpg", "is no picture", "notes.txt", "damaged or cut short", "cut.jpg"];
        for words in words {
            assert!(kept.says(words), "{path}: {words}: {}", kept.text());
        }
        assert_eq!(kept.value("photographs").len(), 64, "{path}: the good one is kept and can be left out");
        assert!(kept.says("checked"), "{path}");
    }
    let form = officer.get(PATH).await;
    let kept = officer.upload(&form, PATH, &detention(&number), &files).await;
    assert!(kept.says("The seal is cut.") && kept.says("Which seal left?"), "{}", kept.text());
}
