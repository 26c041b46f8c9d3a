//! What is not closed in time: both heads are told, Chair and secretariat of the pair alone; and programs read the same rows.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{RecordDispatch, Role, record_dispatch},
    value::{CertificateNumber, Day},
};
use kpcs_server::notice::gather_notices;
use kpcs_testing::{World, declaration};

use crate::visit::{Browser, shown};

pub fn dispatched(world: &World, key: &str, left_on: &str) -> CertificateNumber {
    let (number, _) = world.issue("12.34", key).unwrap();
    let request = record_dispatch::Request {
        number: number.clone(),
        left_on: Day::parse(left_on).unwrap(),
        conveyance: declaration("12.34").conveyance,
        carried_by: None,
        baggage_form: None,
        expected_arrival: None,
        filing_number: None,
    };
    world.perform::<RecordDispatch>(&world.people.clerk, request, key).unwrap();
    world.register.deliver().unwrap();
    number
}

#[tokio::test]
async fn what_is_late_reaches_both_heads_and_then_the_chair_without_its_number() {
    let world = World::new(76);
    let number = dispatched(&world, "one", "2026-11-23").to_string();
    let says = format!("{} should have been closed long ago.", shown(&number));
    for (authority, login) in [("SL", "head2"), ("EU-ANT", "head3")] {
        let head = Browser::of(&world.register, authority, login, &[Role::AuthorityHead]).await;
        gather_notices(&world.register).unwrap();
        assert!(!head.get("/inbox").await.says(&says), "not yet");
    }
    Browser::of(&world.register, "scheme", "chair2", &[Role::Chair]).await;
    world.at("2028-01-01T10:00:00Z");
    assert!(gather_notices(&world.register).unwrap() > 0);
    for (authority, login) in [("SL", "head4"), ("EU-ANT", "head5")] {
        let head = Browser::of(&world.register, authority, login, &[Role::AuthorityHead]).await;
        let page = head.get("/inbox").await;
        assert!(page.says(&says), "{authority}: {}", page.text());
    }
    let chair = Browser::of(&world.register, "scheme", "chair3", &[Role::Chair]).await;
    let page = chair.get("/inbox").await;
    assert!(page.says("SL → EU") && !page.says(&number), "{}", page.text());
    let pairs = chair.get("/closure").await;
    assert!(pairs.says("Reached Chair and secretariat") && !pairs.says(&number), "{}", pairs.text());
}

#[tokio::test]
async fn a_program_reads_the_rows_and_counts_of_the_page() {
    let world = World::new(77);
    let mut numbers: Vec<_> =
        ["one", "two", "three"].map(|key| dispatched(&world, key, "2026-11-23").to_string()).into();
    let clerk = Browser::of(&world.register, "SL", "clerk2", &[Role::Clerk]).await;
    let (mut path, mut read) = ("/api/v1/closure?limit=2".to_owned(), Vec::new());
    while !path.is_empty() {
        let answer = clerk.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let body: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
        let counts = ["issued", "sent_open", "received", "arriving_open"].map(|name| body[name].as_i64().unwrap());
        assert_eq!(counts, [3, 3, 0, 0], "of everything, in each slice");
        for row in body["rows"].as_array().unwrap() {
            assert_eq!((row["side"].as_str(), row["counterpart"].as_str()), (Some("sent"), Some("EU")));
            read.push(row["number"].as_str().unwrap().to_owned());
        }
        path = body["next"].as_str().unwrap_or_default().to_owned();
    }
    numbers.sort();
    assert_eq!(read, numbers, "each once");
    let file = clerk.get("/closure.csv").await;
    assert!(read.iter().all(|number| file.says(&format!("sent,{number},EU,"))), "{}", file.text());
    let exporter = Browser::of(&world.register, "SL", "exporter2", &[Role::Exporter]).await;
    assert_eq!(exporter.get("/api/v1/closure").await.status, StatusCode::FORBIDDEN);
}
