//! A paper beside the specimen of its issuer: the scan is its office's alone, the specimen every officer's and nobody else's.

use axum::http::StatusCode;
use kpcs_domain::act::Role;
use kpcs_testing::World;

use crate::visit::{Browser, Seen};

/// A grey picture as a PNG file.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::GrayImage::from_pixel(width, height, image::Luma([200]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// The addresses of the pictures on a page.
fn pictures(seen: &Seen) -> Vec<String> {
    seen.text().split("<img src=\"").skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
}

async fn head(world: &World, login: &str) -> Browser {
    Browser::of(&world.register, "SL", login, &[Role::AuthorityHead]).await
}

/// Two heads in Freetown publish what their certificate looks like.
async fn publish(world: &World) {
    let (first, second) = (head(world, "head.one").await, head(world, "head.two").await);
    let path = "/acts/publish_specimen";
    let answers = [
        ("participant", "SL"),
        ("version", "1"),
        ("valid_from", "2024-01-01"),
        ("features", "Guilloche border in two blues"),
        ("signatories.0.name", "F. Bangura"),
        ("signatories.0.from", "2024-01-01"),
    ];
    let png = picture(60, 40);
    let check = first.upload(&first.get(path).await, path, &answers, &[("images_files", "specimen.png", &png)]).await;
    let image = check.value("images");
    let checked: Vec<_> = answers.into_iter().chain([("images", &*image), ("do", "yes")]).collect();
    let prepared = first.fill(&check, path, &checked).await;
    let text = prepared.text();
    let id: String =
        text.split("/desk/proposals/").nth(1).expect(&text).chars().take_while(char::is_ascii_digit).collect();
    let proposal = format!("/desk/proposals/{id}");
    let password = [("password", crate::visit::PASSWORD)];
    let signed = second.fill(&second.get(&proposal).await, &proposal, &password).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
}

#[tokio::test]
async fn a_scan_stands_beside_the_specimen_and_each_picture_opens_at_full_size() {
    let world = World::new(81);
    publish(&world).await;
    let officer = Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await;
    let scan = picture(90, 120);
    let form =
        officer.upload(&officer.get("/arrivals").await, "/arrivals/scan", &[], &[("file", "a.png", &scan)]).await;
    let image = form.value("image");
    assert_eq!(image.len(), 64, "{}", form.text());
    // The officer names the issuer, and asks for one more line: the form comes back with both pictures.
    let named = [("issuer", "SL"), ("issued", "2026-11-20"), ("image", &*image), ("add_line", "1")];
    let beside = officer.fill(&form, "/arrivals/paper", &named).await;
    for words in ["The paper beside the specimen", "Guilloche border in two blues", "F. Bangura, from 1 January 2024"] {
        assert!(beside.says(words), "{words}: {}", beside.text());
    }
    let shown = pictures(&beside);
    assert_eq!(shown, [format!("/arrivals/scans/{image}"), "/specimens/SL/1/0".to_owned()]);
    for address in &shown {
        assert!(beside.says(&format!("<a href=\"{address}\">")), "a picture leads to itself at full size");
        let seen = officer.get(address).await;
        assert_eq!((seen.status, seen.kind.as_str()), (StatusCode::OK, "image/jpeg"));
    }
    let other = Browser::of(&world.register, "SL", "other", &[Role::ImportingOfficer]).await;
    assert_eq!(other.get(&shown[0]).await.status, StatusCode::NOT_FOUND, "a scan is its office's alone");
    assert_eq!(other.get(&shown[1]).await.status, StatusCode::OK, "a specimen is every Participant's");
    let exporter = Browser::of(&world.register, "SL", "exporting", &[Role::Exporter]).await;
    assert_ne!(exporter.get(&shown[1]).await.status, StatusCode::OK, "and of nobody else");
    assert_ne!(Browser::visitor(&world.register).get(&shown[1]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn without_a_specimen_the_page_says_so() {
    let world = World::new(82);
    let officer = Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await;
    let form = officer.get("/arrivals/paper").await;
    assert!(!form.says("The paper beside the specimen"), "nothing before an issuer is named");
    let named = officer.fill(&form, "/arrivals/paper", &[("issuer", "BW"), ("add_line", "1")]).await;
    assert!(named.says("has published no specimen") && named.says("no picture of the paper"), "{}", named.text());
}

#[tokio::test]
async fn at_the_verify_page_a_paper_without_a_code_stands_beside_the_specimen_and_is_not_kept() {
    let world = World::new(82);
    publish(&world).await;
    let officer = Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await;
    let asked = officer.get("/verify?number=SL004211&at=BE").await;
    for words in ["The paper beside the specimen", "Guilloche border in two blues", "A picture of the paper"] {
        assert!(asked.says(words), "{words}: {}", asked.text());
    }
    let scan = picture(90, 120);
    let again = [("number", &*asked.value("number")), ("at", "BE")];
    let seen = officer.upload(&asked, "/verify", &again, &[("file", "a.png", &scan)]).await;
    assert!(seen.says("SL 004211"), "the number is still what is asked: {}", seen.text());
    let shown = pictures(&seen);
    assert!(shown[0].starts_with("data:image/jpeg;base64,/9j/"), "encoded anew: {}", shown[0]);
    assert_eq!(shown[1], "/specimens/SL/1/0");
    assert!(seen.policy.contains("img-src 'self' data:;"));
    assert!(!asked.policy.contains("data:"), "no other page shows what it carries");
    assert!(!world.register.store().folder().join("papers-seen").exists(), "nothing is kept");
    let without = officer.upload(&asked, "/verify", &[("at", "BE")], &[("file", "a.png", &scan)]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "without its number a picture says nothing");
    let exporter = Browser::of(&world.register, "SL", "exporting", &[Role::Exporter]).await;
    let asked = exporter.get("/verify?number=SL004211").await;
    assert!(asked.status == StatusCode::OK && !asked.says("beside the specimen"), "{}", asked.text());
}
