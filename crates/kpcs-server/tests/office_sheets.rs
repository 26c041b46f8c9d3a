//! Reports, day register and morning sheet through the real router.
#![allow(clippy::unwrap_used)]

mod visit;
#[path = "../../kpcs-testing/tests/national/walk.rs"]
mod walk;

use std::io::Read as _;

use axum::http::StatusCode;
use kpcs_domain::act::Role;
use kpcs_testing::World;
use visit::{Browser, shown};
use walk::Walk;

#[tokio::test]
async fn the_european_lists_have_the_columns_of_their_source_and_the_offices_own_rows() {
    let world = World::new(71);
    let (measured, _) = world.issue("7", "a").unwrap();
    let (expected, _) = world.issue("12.34", "b").unwrap();
    world.receive(&measured, "2026-11-23", "7").unwrap();
    let importing = Browser::of(&world.register, "EU-ANT", "im.port", &[Role::ImportingOfficer]).await;
    let received = importing.get("/office/reports/imports/eu-received?month=2026-11&format=csv").await.text();
    let lines: Vec<_> = received.lines().collect();
    assert_eq!(
        lines[0],
        "number,issuing_authority,validating_authority,issued_on,validated_on,expires_on,provenance,origin,hs,carats,\
         value_usd,verifying_authority,verified_on,arrived_on"
    );
    assert_eq!(lines.len(), 2, "{received}");
    assert!(lines[1].starts_with(&format!("{measured},National Minerals Agency,")), "{received}");
    assert!(lines[1].contains("Diamond Office Antwerp,2026-11-23,2026-11-23"), "{received}");
    assert!(!received.contains(&expected.to_string()), "{received}");
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let issued = clerk.get("/office/reports/exports/eu-issued?month=2026-11&format=csv").await.text();
    assert_eq!(issued.lines().count(), 3, "{issued}");
    assert_eq!(clerk.get("/office/reports/imports/eu-received?month=2026-11").await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.get("/office/reports/exports/eu-issued?month=2026-10&format=csv").await.text().lines().count(), 1);
    assert_eq!(clerk.get("/office/reports/exports/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn each_report_is_offered_with_its_source_and_says_what_no_source_says() {
    let world = World::new(72);
    let (number, _) = world.issue("7", "a").unwrap();
    world.receive(&number, "2026-11-23", "7").unwrap();
    let head = Browser::of(&world.register, "EU-ANT", "he.ad", &[Role::AuthorityHead]).await;
    let all = head.get("/office/reports?month=2026-11").await;
    assert!(all.says("Articles 10 and 15") && all.says("§7.10 D14") && all.says("§7.10 D15"), "{}", all.text());
    let reports = ["imports/eu-received", "exports/eu-issued", "imports/us-imports", "exports/us-exports"];
    for report in reports.into_iter().chain(["imports/ca-imports", "exports/ca-exports"]) {
        let page = head.get(&format!("/office/reports/{report}?month=2026-11")).await;
        assert!(page.status == StatusCode::OK && page.says("format=xlsx"), "{report}: {}", page.text());
        let file = head.get(&format!("/office/reports/{report}?month=2026-11&format=xlsx")).await;
        assert!(part_of(&file.bytes, "xl/worksheets/sheet2.xml").contains("kpcs.md §"), "{report}");
    }
    let us = head.get("/office/reports/imports/us-imports?month=2026-11&format=csv").await.text();
    assert!(us.contains(",2026-11-23,2026-12-08,"), "fifteen days after arrival: {us}");
    let canada = head.get("/office/reports/imports/ca-imports?month=2026-11&format=csv").await.text();
    assert!(canada.contains(",2026-11-23,2026-11-30,"), "seven days after arrival: {canada}");
    let traders = head.get("/office/reports/imports/us-importers?month=2026-11&format=csv").await.text();
    assert_eq!(traders.lines().count(), 2, "{traders}");
    let exporter = Browser::of(&world.register, "SL", "ex.porter", &[Role::Exporter]).await;
    assert_eq!(exporter.get("/office/reports").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_day_register_is_numbered_summed_and_signed_page_by_page() {
    let world = World::new(73);
    let numbers: Vec<_> = (0..27).map(|place| world.issue("1.5", &place.to_string()).unwrap().0).collect();
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let page = clerk.get("/office/day").await;
    assert!(numbers.iter().all(|number| page.says(&shown(number))), "{}", page.text());
    for words in ["page 1 of 2", "page 2 of 2", "37.50", "40.50", "27 entries", "name and signature"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert_eq!(page.text().matches("class=\"sheet").count(), 2);
    let other = clerk.get("/office/day?on=2026-11-22").await;
    assert!(!numbers.iter().any(|number| other.says(&shown(number))), "{}", other.text());
}

#[tokio::test]
async fn the_morning_sheet_says_what_the_day_brings_without_a_declared_figure() {
    let world = World::new(74);
    let (number, _) = world.issue("1234.5", "a").unwrap();
    let importing = Browser::of(&world.register, "EU-ANT", "im.port", &[Role::ImportingOfficer]).await;
    let sheet = importing.get("/office/morning").await;
    assert!(sheet.says(&format!("/arrivals/{number}")) && !sheet.says("234.5"), "{}", sheet.text());
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    assert!(!clerk.get("/office/morning").await.says(&shown(&number)), "not near its end");
    world.at("2027-01-20T08:00:00Z");
    let clerk = Browser::of(&world.register, "SL", "cl.erk2", &[Role::Clerk]).await;
    let sheet = clerk.get("/office/morning").await;
    assert!(sheet.says(&format!("/certificates/{number}")), "{}", sheet.text());
}

/// One part of a ZIP file, found by its local header.
fn part_of(file: &[u8], name: &str) -> String {
    let at = file.windows(name.len()).position(|bytes| bytes == name.as_bytes()).unwrap() + name.len();
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(&file[at..]).read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn antwerp_sends_its_list_of_the_month_after_the_whole_walk() {
    let mut walk = Walk::new("antwerp.txt");
    let lines = include_str!("../../kpcs-testing/tests/national/antwerp.txt").lines();
    for line in lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (expected, found) = walk.take(line);
        assert_eq!(found, expected, "{line}");
    }
    let head = async |office: &str, login: &str| {
        Browser::of(&walk.world.register, office, login, &[Role::AuthorityHead]).await
    };
    let (antwerp, idar) = (head("EU-ANT", "ant.head").await, head("EU-IDA", "ida.head").await);
    let list = async |head: &Browser, book: &str| {
        head.get(&format!("/office/reports/{book}?month=2026-11&format=csv")).await.text()
    };
    // What each office issued and received itself (§17.3): Antwerp the certificate and the technical one of the parcel that
    // went back; of those that came, one went to Idar-Oberstein.
    let issued = list(&antwerp, "exports/eu-issued").await;
    let weights =
        ["12.34", "5.00"].map(|carats| issued.lines().filter(|line| line.contains(&format!(",{carats},"))).count());
    assert_eq!((issued.lines().count(), weights), (3, [1, 1]), "{issued}");
    assert_eq!(list(&idar, "exports/eu-issued").await.lines().count(), 1);
    // The list names the certificate as it was issued, the parcel that went back too.
    let (stayed, handed) = (list(&antwerp, "imports/eu-received").await, list(&idar, "imports/eu-received").await);
    assert!(stayed.lines().count() == 2 && stayed.contains(",17.34,"), "{stayed}");
    assert!(handed.lines().count() == 2 && handed.contains(",12.34,"), "{handed}");
}
