//! The page: who keeps which webhooks, what may be typed, and the secret that is shown once.

use axum::http::StatusCode;
use kpcs_domain::act::Role;

use crate::{
    deliveries, owner,
    visit::{Browser, PASSWORD, Seen},
    world,
};

const PAGE: &str = "/office/webhooks";

async fn make(browser: &Browser, address: &str, event: &str, password: &str) -> Seen {
    let page = browser.get(PAGE).await;
    let answers = [("name", "Stock program"), ("address", address), ("events", event), ("password", password)];
    browser.fill(&page, PAGE, &answers).await
}

#[tokio::test]
async fn an_administrator_makes_tries_and_turns_off_and_sees_the_secret_once() {
    let world = world(121);
    let admin = Browser::of(&world.register, "SL", "admin2", &[Role::OfficeAdministrator]).await;
    let made = make(&admin, "https://stones.example/kpcs", "certificate_issued", PASSWORD).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    let text = made.text();
    let secret = text.split("whsec_").nth(1).expect("the secret").split('<').next().unwrap().to_owned();
    let page = admin.get(PAGE).await;
    assert!(page.says("https://stones.example/kpcs") && page.says("Certificate issued"));
    assert!(!page.says(&secret) && !page.says("whsec_"), "shown once");
    let rotated = admin.fill(&page, "/office/webhooks/1/secret", &[]).await;
    assert!(rotated.says("whsec_") && !rotated.says(&secret) && rotated.says("For one day"));
    assert_eq!(admin.fill(&page, "/office/webhooks/1/ping", &[]).await.location, PAGE);
    assert_eq!(deliveries(&world, &owner("SL", ""))[0].event.word(), "ping");
    let stranger = Browser::of(&world.register, "EU-ANT", "admin3", &[Role::OfficeAdministrator]).await;
    let theirs = stranger.get(PAGE).await;
    assert!(!theirs.says("stones.example"));
    for what in ["1/ping", "1/secret", "1/off", "messages/1/resend", "x/off"] {
        let tried = stranger.fill(&theirs, &format!("/office/webhooks/{what}"), &[]).await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND, "{what}");
    }
    assert_eq!(admin.fill(&page, "/office/webhooks/1/off", &[]).await.location, PAGE);
    let after = admin.get(PAGE).await;
    assert!(after.says("turned off") && after.says("given up") && !after.says("Send a test to"), "{}", after.text());
    assert_eq!(admin.fill(&page, "/office/webhooks/1/ping", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(page.text().matches("A new webhook").count(), 1, "one heading");
    let head = Browser::of(&world.register, "SL", "head2", &[Role::AuthorityHead]).await;
    let record = head.get("/record").await.text();
    for words in ["Made a webhook", "webhook-1 Stock program https://stones.example/kpcs", "Turned a webhook off"] {
        assert!(record.contains(words), "{words}: {record}");
    }
    assert!(record.contains("Gave a webhook a new secret") && !record.contains("whsec_") && !record.contains(&secret));
    let other = Browser::of(&world.register, "EU-ANT", "head3", &[Role::AuthorityHead]).await;
    assert!(!other.get("/record").await.says("stones.example"), "another office's record");
}

#[tokio::test]
async fn what_leads_inside_is_not_chosen_or_not_proved_is_said_at_its_field() {
    let world = world(122);
    let admin = Browser::of(&world.register, "SL", "admin2", &[Role::OfficeAdministrator]).await;
    for (address, event, password, field) in [
        ("http://stock.example/", "certificate_issued", PASSWORD, "address"),
        ("https://127.0.0.1/", "certificate_issued", PASSWORD, "address"),
        ("https://169.254.169.254/latest", "certificate_issued", PASSWORD, "address"),
        ("https://stock.example/", "ping", PASSWORD, "events"),
        ("https://stock.example/", "", PASSWORD, "events"),
        ("https://stock.example/", "certificate_issued", "another", "password"),
    ] {
        let refused = make(&admin, address, event, password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address} {event}");
        assert!(refused.says(&format!("id=\"error-{field}\"")), "{field}: {}", refused.text());
    }
    assert!(!admin.get(PAGE).await.says("Your webhooks"), "none was made");
}

#[tokio::test]
async fn a_company_keeps_its_own_and_an_officer_none() {
    let world = world(123);
    let exporter = Browser::of(&world.register, "SL", "exporter2", &[Role::Exporter]).await;
    let page = exporter.get(PAGE).await;
    assert!(page.says("Receipt confirmed") && !page.says("Case opened"), "what concerns companies");
    assert_eq!(make(&exporter, "https://koidu.example/", "case_opened", PASSWORD).await.status.as_u16(), 422);
    assert_eq!(make(&exporter, "https://koidu.example/", "certificate_issued", PASSWORD).await.status, StatusCode::OK);
    let other = Browser::for_company(&world.register, "SL", "tongo2", "Tongo Stones (simulated)").await;
    assert!(!other.get(PAGE).await.says("koidu.example"));
    let admin = Browser::of(&world.register, "SL", "admin2", &[Role::OfficeAdministrator]).await;
    assert!(!admin.get(PAGE).await.says("koidu.example"), "not even the office");
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    assert_eq!(clerk.get(PAGE).await.status, StatusCode::FORBIDDEN);
}
