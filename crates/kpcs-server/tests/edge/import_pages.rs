//! Files of many requests through the pages: a desk's day of 120 arrivals, certificates from paper, what is wrong, what the
//! file does not say, twice the same.

use axum::http::StatusCode;
use kpcs_domain::value::CertificateNumber;

use crate::client::{Client, Node, Page};

const BOUNDARY: &str = "kpcs-test-boundary";

/// Sends a file by the form and follows to its check.
async fn send_file(person: &mut Client, kind: &str, bytes: &[u8]) -> (String, Page) {
    let form = person.get("/imports").await;
    let token = form.hidden("/imports").into_iter().find(|(name, _)| name == "form_token").unwrap().1;
    let mut body = Vec::new();
    for (name, value) in [("form_token", token.as_str()), ("kind", kind)] {
        let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = "content-disposition: form-data; name=\"file\"; filename=\"day.csv\"";
    body.extend_from_slice(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [("content-type", kind.as_str()), ("sec-fetch-site", "same-origin")];
    let sent = person.request(("POST", "/imports"), &headers, body).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let address = sent.location().to_owned();
    let check = person.get(&address).await;
    (address, check)
}

async fn record(person: &mut Client, check: &Page, address: &str) -> Page {
    let token = check.hidden(address).into_iter().find(|(name, _)| name == "form_token").unwrap().1;
    let sent = person.post(address, &[("form_token", &token), ("do", "record")]).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, address), "{}", sent.body);
    person.get(address).await
}

async fn count(node: &Node, login: &str, list: &str) -> usize {
    let mut all = 0;
    let mut path = format!("/api/v1/{list}?limit=100");
    loop {
        let page = node.call(login, ("GET", path.as_str()), "", "").await.json();
        all += page["rows"].as_array().unwrap().len();
        match page["next"].as_str() {
            Some(next) => path = next.to_owned(),
            None => return all,
        }
    }
}

/// Arrivals of these numbers, as their certificates say.
fn arrivals(numbers: &[CertificateNumber]) -> String {
    let head = "number,arrived_on,place,certificate_presented,seals_intact,seals_found,parcels.carats,parcels.stones";
    let rows = numbers.iter().map(|number| format!("{number},2026-11-25,BE,yes,yes,SL-88213,1.12,7\r\n"));
    format!("{head}\r\n{}", rows.collect::<String>())
}

/// Confirms receipt of a certificate, which ends it.
async fn confirm(node: &Node, number: &CertificateNumber) {
    let request = format!(r#"{{"number":"{number}","received_on":"2026-11-25"}}"#);
    let confirmed = node.call("importing", ("POST", "/api/v1/acts/confirm_receipt"), "confirm it", &request).await;
    assert_eq!(confirmed.status, StatusCode::CREATED, "{}", confirmed.body);
}

#[tokio::test]
async fn a_desk_records_the_120_arrivals_of_a_day_with_one_button() {
    let node = Node::new(7);
    let numbers: Vec<_> = (0..120).map(|i| node.world.issue("1.12", &format!("day {i}")).unwrap().0).collect();
    node.world.at("2026-11-25T09:00:00Z");
    let mut desk = node.signed_in("importing").await;
    let (address, check) = send_file(&mut desk, "arrivals", arrivals(&numbers).as_bytes()).await;
    assert!(check.body.contains("Record 120 arrivals"), "{}", check.body);
    assert!(check.body.contains("134.40"), "the sum of all carats: {}", check.body);
    assert_eq!(count(&node, "importing", "arrivals").await, 0, "nothing is recorded before the button");
    let done = record(&mut desk, &check, &address).await;
    assert_eq!(done.heading(), "120 arrivals are recorded");
    assert!(numbers.iter().all(|number| done.body.contains(&format!("href=\"/arrivals/{number}\""))));
    assert_eq!(count(&node, "importing", "arrivals").await, 120);

    let again = record(&mut desk, &check, &address).await;
    assert_eq!(again.heading(), done.heading());
    let (same, shown) = send_file(&mut desk, "arrivals", arrivals(&numbers).as_bytes()).await;
    assert_eq!((same, shown.heading()), (address, done.heading()));
    assert_eq!(count(&node, "importing", "arrivals").await, 120, "a second click and the same file change nothing");
    assert!(desk.get(&format!("/arrivals/{}", numbers[119])).await.body.contains("25 November 2026"));
    confirm(&node, &numbers[119]).await;
}

/// Certificates of Ghana on paper.
fn papers(count: u32) -> (Vec<CertificateNumber>, String) {
    let numbers: Vec<_> =
        (0..count).map(|i| CertificateNumber::parse(&format!("GH{:06}", 4200 + i)).unwrap()).collect();
    let head = "number,issuing_authority,issued,expires,exporter,importer,destination,origin,lines.hs,lines.carats,\
        lines.value,parcels,seals,channel";
    let rows = numbers.iter().map(|number| {
        format!(
            "{number},Precious Minerals Marketing Company,2026-11-10,2027-01-09,Accra Diamonds,Antwerp Rough,BE,GH,\
             7102.31,1.12,450.00,1,SL-88213,transcribed\r\n"
        )
    });
    (numbers.clone(), format!("{head}\r\n{}", rows.collect::<String>()))
}

#[tokio::test]
async fn certificates_from_paper_are_taken_in_and_their_arrivals_recorded() {
    let node = Node::new(8);
    let (numbers, file) = papers(12);
    let mut desk = node.signed_in("importing").await;
    let (address, check) = send_file(&mut desk, "certificates", file.as_bytes()).await;
    assert!(check.body.contains("Record 12 certificates"), "{}", check.body);
    let done = record(&mut desk, &check, &address).await;
    assert_eq!(done.heading(), "12 certificates are recorded", "{}", done.body);
    node.world.at("2026-11-25T09:00:00Z");
    let mut desk = node.signed_in("importing").await;
    let (address, check) = send_file(&mut desk, "arrivals", arrivals(&numbers).as_bytes()).await;
    let done = record(&mut desk, &check, &address).await;
    assert_eq!(done.heading(), "12 arrivals are recorded", "{}", done.body);
    assert_eq!(count(&node, "importing", "arrivals").await, 12);
    confirm(&node, &numbers[0]).await;
}

#[tokio::test]
async fn every_fault_stands_at_its_row_and_column_and_the_file_waits_for_its_sender_alone() {
    let node = Node::new(9);
    node.world.at("2026-11-25T09:00:00Z");
    let file = "number,arrived_on,place,certificate_presented,seals_intact,parcels.carats\r\n\
        GH1,2026-11-25,BE,yes,perhaps,1.2.3\r\nGH2,25.11.2026,BE,yes,yes,1\r\n";
    let mut desk = node.signed_in("importing").await;
    let (address, check) = send_file(&mut desk, "arrivals", file.as_bytes()).await;
    assert_eq!(check.heading(), "Check the file");
    for fault in ["Row 2, seals_intact:", "Row 2, parcels.carats:", "Row 3, arrived_on:"] {
        assert!(check.body.contains(fault), "{fault} {}", check.body);
    }
    assert_eq!(check.body.matches("▲ ").count(), 3, "{}", check.body);
    assert!(check.body.contains("25.11.2026") && !check.body.contains("value=\"record\""));
    let refused = record(&mut desk, &check, &address).await;
    assert_eq!(refused.heading(), "Check the file", "recording a faulty file records nothing");

    let unknown = arrivals(&[CertificateNumber::parse("GH000001").unwrap()]);
    let (_, check) = send_file(&mut desk, "arrivals", unknown.as_bytes()).await;
    assert!(check.body.contains("Row 2, number:"), "what a rule refuses stands at its row: {}", check.body);

    let (ready, check) = send_file(&mut desk, "certificates", papers(1).1.as_bytes()).await;
    let token = check.hidden(&ready).into_iter().find(|(name, _)| name == "form_token").unwrap().1;
    let put_away = desk.post(&ready, &[("form_token", &token), ("do", "record"), ("drop", "1")]).await;
    assert_eq!(put_away.location(), "/imports");
    assert_eq!(desk.get(&ready).await.status, StatusCode::NOT_FOUND, "put away, and nothing recorded");

    let mut other = node.signed_in("koidu").await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    node.world.at("2026-11-26T09:00:01Z");
    let mut desk = node.signed_in("importing").await;
    assert_eq!(desk.get(&address).await.status, StatusCode::NOT_FOUND, "a file waits a day");
}

#[tokio::test]
async fn encoding_and_decimal_sign_are_asked_only_where_they_matter() {
    let node = Node::new(10);
    let (_, file) = papers(1);
    let western = file.replace("Accra Diamonds", "Société").replace(',', ";").replace("1.12", "1,12");
    let western: Vec<u8> =
        western.replace("450.00", "450,00").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let mut desk = node.signed_in("importing").await;
    let (_, plain) = send_file(&mut desk, "certificates", file.as_bytes()).await;
    assert!(!plain.body.contains("value=\"say\""), "{}", plain.body);
    let (address, asked) = send_file(&mut desk, "certificates", &western).await;
    assert_eq!(asked.heading(), "How is the file written?");
    assert!(asked.body.contains("name=\"encoding\"") && !asked.body.contains("name=\"decimal\""));
    let token = asked.hidden(&address).into_iter().find(|(name, _)| name == "form_token").unwrap().1;
    let said = [("form_token", token.as_str()), ("do", "say"), ("encoding", "windows-1252")];
    desk.post(&address, &said).await;
    let asked = desk.get(&address).await;
    assert!(asked.body.contains("name=\"decimal\""), "{}", asked.body);
    desk.post(&address, &[said[0], said[1], said[2], ("decimal", "comma")]).await;
    let check = desk.get(&address).await;
    assert!(check.body.contains("Société") && check.body.contains("Record one certificate"), "{}", check.body);
    let done = record(&mut desk, &check, &address).await;
    assert_eq!(done.heading(), "One certificate is recorded");
}
