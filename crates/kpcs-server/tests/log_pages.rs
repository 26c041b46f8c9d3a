//! The log's pages through the real router: what the public reads and searches, where a certificate stands, what waits.
//!
//! Invariant: a code that somebody searches gets into no address, and the word "confirmed" is said only of goods.
#![allow(clippy::unwrap_used)]

mod visit;

use std::{path::Path, sync::Arc};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use http_body_util::BodyExt as _;
use kpcs_domain::{
    act::{Act as _, Chain, IssueCertificate, KeyPurpose, Role},
    value::{AuthorityId, CertificateNumber, Digest, Timestamp},
};
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_log::{LogProof, leaf_hash};
use kpcs_register::Clock as _;
use kpcs_server::{
    App, AppOptions, Hub, documents::issued_certificate, intake::find_log_proof, page::help_api::EXAMPLES_OF_LOG,
    router,
};
use kpcs_statement::{
    Blinds, Draft, Opened, Place, RequestId, decode_record, read_headed, write_headed, write_qr_text,
};
use kpcs_testing::{World, picture_of_codes, scan_of_codes};
use serde_json::Value;
use tower::ServiceExt as _;
use visit::Browser;

fn hub(world: &World, folder: &Path) -> AppOptions {
    let clock = Arc::clone(&world.clock);
    let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
    let log = open_hub(&world.register, folder, HubOptions::demonstration(seconds)).unwrap();
    AppOptions { hub: Some(Hub(log)), ..AppOptions::default() }
}

fn statement(world: &World, number: &CertificateNumber) -> Opened {
    world.register.store().read(|sql| issued_certificate(sql, number)).unwrap().unwrap().entry.opened
}

#[tokio::test]
async fn a_node_without_a_log_says_so() {
    let world = World::new(1);
    let shown = Browser::visitor(&world.register).get("/log").await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.says("This node keeps no log") && !shown.says("name=\"leaf\""));
}

#[tokio::test]
async fn a_receipt_is_found_by_code_and_by_fingerprint_and_its_proof_holds() {
    let (world, folder) = (World::new(2), tempfile::tempdir().unwrap());
    let options = hub(&world, folder.path());
    let (number, _) = world.issue("12.34", "one").unwrap();
    let opened = statement(&world, &number);
    let leaf = opened.statement().leaf();
    let visitor = Browser::visitor_with(&world.register, options.clone());
    let page = visitor.get("/log").await;
    for words in ["producing.witness.demo", "kpcs witness --data-dir D --log log.demo+", "/.well-known/kpcs-trust"] {
        assert!(page.says(words), "{words}");
    }
    assert!(visitor.get(&format!("/log?leaf={leaf}")).await.says("Not in the log"));
    world.register.log_everything().unwrap();
    let code = write_qr_text(&opened).unwrap();
    let sent = visitor.fill(&page, "/log", &[("leaf", &code)]).await;
    assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, &*format!("/log?leaf={leaf}#found")));
    let found = visitor.get(&format!("/log?leaf={leaf}")).await;
    assert!(found.says("Proven under a checkpoint") && found.says("observers.witness.demo"));
    let proof = visitor.get(&format!("/log/entries/{leaf}/proof")).await;
    let hub = options.hub.unwrap().0;
    let proven = LogProof::parse(&proof.bytes).unwrap().verify(&leaf_hash(&leaf.0), &hub.keys(), hub.quorum()).unwrap();
    assert!(proven.counted.is_enough());
    let neither = visitor.fill(&page, "/log", &[("leaf", "SL 000123")]).await;
    assert_eq!(neither.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(neither.says("Neither a code") && neither.says("SL 000123"));
}

#[tokio::test]
async fn a_certificate_waits_and_then_stands_in_the_log_with_a_proof_for_those_who_may_see_it() {
    let (world, folder) = (World::new(3), tempfile::tempdir().unwrap());
    let _options = hub(&world, folder.path());
    let (number, _) = world.issue("12.34", "one").unwrap();
    let officer = Browser::of(&world.register, "SL", "of.ficer", &[Role::ValidatingOfficer]).await;
    let stranger = Browser::for_company(&world.register, "SL", "an.other", "Another Company (simulated)").await;
    let (page, file) = (format!("/certificates/{number}"), format!("/certificates/{number}/log-proof"));
    let before = officer.get(&page).await;
    assert!(before.says("Not yet: waits since") && !before.says(&file));
    assert_eq!(officer.get(&file).await.status, StatusCode::NOT_FOUND);
    world.register.log_everything().unwrap();
    let after = officer.get(&page).await;
    assert!(after.says("In the log") && after.says("trading.witness.demo") && after.says(&file));
    let shown = after.text();
    let block = shown.split("<h2>In the log</h2>").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap();
    assert!(block.contains("trading.witness.demo") && !block.to_lowercase().contains("confirmed"), "{block}");
    let proof = officer.get(&file).await;
    let log = world.register.log().unwrap();
    let leaf = statement(&world, &number).statement().leaf();
    assert!(LogProof::parse(&proof.bytes).unwrap().verify(&leaf_hash(&leaf.0), &log.keys(), &log.quorum()).is_ok());
    assert_eq!(stranger.get(&file).await.status, StatusCode::NOT_FOUND);
}

/// What the API page says of the log works as it stands.
#[tokio::test]
async fn the_addresses_of_the_log_on_the_api_page_answer() {
    let (world, folder) = (World::new(6), tempfile::tempdir().unwrap());
    let options = hub(&world, folder.path());
    let (number, _) = world.issue("12.34", "one").unwrap();
    world.register.log_everything().unwrap();
    let leaf = statement(&world, &number).statement().leaf().to_string();
    let visitor = Browser::visitor_with(&world.register, options);
    let shown = visitor.get("/help/api").await;
    for example in EXAMPLES_OF_LOG {
        assert!(shown.says(example.path), "{}", example.path);
        let answer = visitor.get(&example.path.replace("LEAF", &leaf)).await;
        assert_eq!((answer.status, answer.bytes.is_empty()), (StatusCode::OK, false), "{}", example.path);
    }
    for beyond in ["/log/record/99999", "/log/record/18446744073709551616", "/log/record/first"] {
        assert_eq!(visitor.get(beyond).await.status, StatusCode::NOT_FOUND, "{beyond}");
    }
    assert!(!Browser::visitor(&world.register).get("/help/api").await.says("/log/entries"), "a node without a log");
}

#[tokio::test]
async fn an_office_reads_what_waits_and_what_waits_for_over_a_day_is_marked() {
    let (world, folder) = (World::new(4), tempfile::tempdir().unwrap());
    let _options = hub(&world, folder.path());
    world.issue("12.34", "one").unwrap();
    // Found in the journal, and not sent.
    world.register.store().write(|sql| kpcs_store::work::find_for_log(sql, 1_000)).unwrap();
    let head = Browser::of(&world.register, "SL", "the.head", &[Role::AuthorityHead]).await;
    let waiting = head.get("/log/waiting").await;
    assert!(waiting.says("No place yet: the log has not answered.") && !waiting.says("Over a day"));
    world.clock.set(Timestamp::from_seconds(world.clock.now().seconds() + 25 * 3_600).unwrap());
    let head = Browser::of(&world.register, "SL", "next.head", &[Role::AuthorityHead]).await;
    let late = head.get("/log/waiting").await;
    assert!(late.says("Over a day: tell the person who runs the register."), "{}", late.text());
    assert!(head.get("/office/health").await.says("Acts wait for over a day."));
    let elsewhere = Browser::of(&world.register, "EU-ANT", "im.port", &[Role::ImportingOfficer]).await;
    assert!(!elsewhere.get("/log/waiting").await.says("Issue certificate"));
    world.register.log_everything().unwrap();
    assert!(head.get("/log/waiting").await.says("Nothing waits"));
}

#[tokio::test]
async fn what_was_found_is_said_where_the_log_runs_and_elsewhere_where_to_look() {
    let (world, folder) = (World::new(7), tempfile::tempdir().unwrap());
    let options = hub(&world, folder.path());
    let handed = elsewhere_under_our_number(&world);
    world.register.hand_in(vec![handed]).unwrap().remove(0).unwrap();
    let head = Browser::of(&world.register, "SL", "the.head", &[Role::AuthorityHead]).await;
    let head = head.at(&world.register, options);
    let found = head.get("/log/findings").await;
    assert!(found.says("The number had been given before.") && found.says("One statement"), "{}", found.text());
    let other = World::new(8);
    let head = Browser::of(&other.register, "SL", "the.head", &[Role::AuthorityHead]).await;
    assert!(head.get("/log/findings").await.says("This node runs no log."));
}

/// A certificate that another node of the office has issued under the number of one that was issued here.
fn elsewhere_under_our_number(world: &World) -> Opened {
    let (number, _) = world.issue("12.34", "one").unwrap();
    let record = decode_record::<IssueCertificate>(&statement(world, &number)).unwrap();
    let key = world.register.keys().key(&AuthorityId::parse("SL").unwrap(), KeyPurpose::Office).unwrap();
    let chain =
        Chain { running: 99, previous: Digest([0; 32]), checkpoint: None, officers: Vec::new(), approval: None };
    let subject = IssueCertificate::subject(&record);
    let at = world.clock.now();
    let place =
        Place { act: &IssueCertificate::INFO, issuer: "kpcs-demo:SL", subject: &subject, issued_at: at, chain: &chain };
    let signed = Draft::new(&record, RequestId([1; 16]), Blinds::from_random(&[3; 80])).prepare(place).sign(&key);
    read_headed(&write_headed(&signed).unwrap()).unwrap()
}

#[tokio::test]
async fn a_certificate_carries_its_proof_to_whoever_has_none() {
    let (world, folder) = (World::new(5), tempfile::tempdir().unwrap());
    let _options = hub(&world, folder.path());
    let (number, _) = world.issue("12.34", "one").unwrap();
    let officer = Browser::of(&world.register, "SL", "of.ficer", &[Role::ValidatingOfficer]).await;
    let address = format!("/certificates/{number}/certificate.pdf");
    let (overlay, slip) =
        (address.replace("certificate.pdf", "overlay.pdf"), address.replace("certificate.pdf", "log-proof.pdf"));
    let page = officer.get(&format!("/certificates/{number}")).await;
    assert!(page.says("If it is printed now") && !page.says(&slip));
    let early = officer.get(&slip).await;
    assert_eq!(early.status, StatusCode::BAD_REQUEST);
    assert!(early.says("The log has not proven this certificate yet") && early.says("within a second"));
    assert!(find_log_proof(&officer.get(&overlay).await.bytes).is_none());
    let before = officer.get(&address).await.bytes;
    assert!(find_log_proof(&before).is_none(), "before the log has it, a certificate carries no proof");
    world.register.log_everything().unwrap();
    let after = officer.get(&address).await.bytes;
    let kept = LogProof::parse(&officer.get(&format!("/certificates/{number}/log-proof")).await.bytes).unwrap();
    assert_eq!(find_log_proof(&after).map(|proof| proof.to_bytes()), Some(kept.to_bytes()));
    assert_eq!(after, officer.get(&address).await.bytes, "the same proof gives the same bytes");
    // The slip and the overlay for own paper carry it, too.
    assert!(officer.get(&format!("/certificates/{number}")).await.says(&slip));
    let slip = officer.get(&slip).await.bytes;
    for paper in [&slip, &officer.get(&overlay).await.bytes] {
        assert_eq!(find_log_proof(paper).map(|proof| proof.to_bytes()), Some(kept.to_bytes()));
    }
    // A node that has lost its proofs stands for one that never had them.
    let lost = |sql: &kpcs_store::Sql<'_>| sql.execute("delete from work_log_entry", kpcs_store::bind![]);
    world.register.store().write(move |sql| lost(sql)).unwrap();
    let visitor = Browser::visitor(&world.register);
    let code = write_qr_text(&statement(&world, &number)).unwrap();
    let both = format!("{code}\r\n{}\r\n", kept.to_text());
    let bent = both.replace("KPL1:", "KPL1:0");
    let codes = [code.as_str(), &kept.to_text()];
    let (picture, scan) = (picture_of_codes(&codes), scan_of_codes(&codes));
    let without = picture_of_codes(&codes[..1]);
    let asks: [(&str, &str, &[u8]); 9] = [
        ("the code alone", &code, b""),
        ("the code and its proof", &both, b""),
        ("the code and a bent proof", &bent, b""),
        ("the PDF of before", "", &before),
        ("the PDF with its proof", "", &after),
        ("the slip", "", &slip),
        ("a picture of the code", "", &without),
        ("a picture of both codes", "", &picture),
        ("a scan of both codes", "", &scan),
    ];
    let mut outcomes = Vec::new();
    for (what, text, file) in asks {
        let files: &[visit::Upload] = if file.is_empty() { &[] } else { &[("file", "c.pdf", file)] };
        let seen = visitor.upload(&visitor.get("/verify").await, "/verify", &[("text", text)], files).await;
        assert_eq!(seen.status, StatusCode::OK, "{what}: {}", seen.text());
        let sent = if file.is_empty() { text.as_bytes() } else { file };
        let asked = Request::post("/api/v1/verify").body(Body::from(sent.to_vec())).unwrap();
        let answer = router(App::new(world.register.clone(), AppOptions::default())).oneshot(asked).await.unwrap();
        let told: Value = serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap();
        assert_eq!(told["outcome"] == "valid", seen.says("outcome-valid\""), "{what}: page and program agree");
        outcomes.push((what, seen.says("outcome-valid\"")));
    }
    let valid: Vec<_> = outcomes.iter().filter(|(_, valid)| *valid).map(|(what, _)| *what).collect();
    let carried = [
        "the code and its proof",
        "the PDF with its proof",
        "the slip",
        "a picture of both codes",
        "a scan of both codes",
    ];
    assert_eq!(valid, carried);
}
