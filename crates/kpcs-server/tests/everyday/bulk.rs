//! Several rows of a list at once: ticked without script, checked row by row, each an act of its own, never twice.

use std::io::Read as _;

use axum::http::StatusCode;
use kpcs_domain::{
    act::{ApplyForCertificate, RecordDispatch, Role, apply_for_certificate, record_dispatch},
    certificate::{Conveyance, ConveyanceMode},
    value::{CertificateNumber, Day},
};
use kpcs_store::view;
use kpcs_testing::{World, declaration};

use crate::visit::{Browser, Seen};

const DISPATCH: &str = "/bulk/dispatch";
const LEFT: [(&str, &str); 4] = [
    ("left_on", "2026-11-23"),
    ("conveyance.mode", "courier"),
    ("conveyance.carrier", "Malca-Amit"),
    ("conveyance.waybill", "MA-77"),
];

/// The hidden answers of the form that goes to `action`, as a browser sends them, without token and request id.
fn hidden(page: &Seen, action: &str) -> Vec<(String, String)> {
    let text = page.text();
    let start = text.find(&format!("method=\"post\" action=\"{action}\"")).expect("a form");
    let form = &text[start..start + text[start..].find("</form>").unwrap()];
    let value = |tag: &str, name: &str| {
        let rest = tag.split(&format!(" {name}=\"")).nth(1).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let tags = form.split("<input type=\"hidden\"").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    tags.map(|tag| (value(tag, "name"), value(tag, "value")))
        .filter(|(name, _)| name != "form_token" && name != "request")
        .collect()
}

/// Sends the form of a page with what is answered.
async fn send(browser: &Browser, page: &Seen, action: &str, answers: &[(&str, &str)]) -> Seen {
    let kept = hidden(page, action);
    let all: Vec<_> =
        kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(answers.iter().copied()).collect();
    browser.fill(page, action, &all).await
}

fn query(path: &str, rows: &[String]) -> String {
    format!("{path}?{}", rows.iter().map(|row| format!("row={row}")).collect::<Vec<_>>().join("&"))
}

fn issued(world: &World, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| world.issue("12.34", key).unwrap().0.to_string()).collect()
}

fn left_on(world: &World, number: &str) -> Option<Day> {
    let number = CertificateNumber::parse(number).unwrap();
    world.register.store().read(|sql| view::certificate(sql, &number)).unwrap().unwrap().left_on
}

fn entries(world: &World) -> i64 {
    let count =
        |sql: &kpcs_store::Sql<'_>| sql.query_integer("select count(*) from journal_entry", kpcs_store::bind![]);
    world.register.store().read(count).unwrap().unwrap()
}

fn dispatch(world: &World, number: &str) {
    let conveyance = Conveyance { mode: ConveyanceMode::AirFreight, carrier: None, waybill: None, flight: None };
    let request = record_dispatch::Request {
        number: CertificateNumber::parse(number).unwrap(),
        left_on: Day::parse("2026-11-23").unwrap(),
        conveyance,
        carried_by: None,
        baggage_form: None,
        expected_arrival: None,
        filing_number: None,
    };
    world.perform::<RecordDispatch>(&world.people.clerk, request, number).unwrap();
}

#[tokio::test]
async fn rows_are_ticked_without_script_and_only_where_something_can_be_done() {
    let world = World::new(201);
    let numbers = issued(&world, &["a", "b"]);
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let list = clerk.get("/certificates").await.text();
    for number in &numbers {
        assert!(list.contains(&format!("form=\"choose\" name=\"row\" value=\"{number}\"")), "{number} has a box");
        let shown = kpcs_server::words::subject(&number.to_string());
        assert!(list.contains(&format!("Choose {shown}")), "and it says of which row");
    }
    assert!(list.contains("id=\"choose\" method=\"get\"") && list.contains("formaction=\"/bulk/dispatch\""));
    assert_eq!(list.matches(" checked").count(), 0);
    let all = clerk.get("/certificates?choose=all").await.text();
    assert_eq!(all.matches(" checked").count(), 2, "a link ticks every row");
    assert!(all.contains("href=\"/certificates\"") && !all.contains("<script"));
    let signs = Browser::of(&world.register, "SL", "signs", &[Role::ValidatingOfficer]).await;
    let list = signs.get("/certificates").await;
    assert!(list.says("formaction=\"/bulk/papers\"") && !list.says("formaction=\"/bulk/dispatch\""));
    assert!(!clerk.get("/applications").await.says("name=\"row\""), "an office withdraws no application");
    let none = clerk.get(DISPATCH).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.says("No row is chosen"));
}

#[tokio::test]
async fn each_row_is_an_act_of_its_own_and_a_second_click_does_nothing() {
    let world = World::new(202);
    let numbers = issued(&world, &["a", "b", "c"]);
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let form = clerk.get(&query(DISPATCH, &numbers)).await;
    assert!(form.says("Record the dispatch of 3 certificates"), "{}", form.text());
    assert_eq!(form.value("left_on"), "2026-11-23", "today, by the office's clock");
    let wrong = send(&clerk, &form, DISPATCH, &[("left_on", "tomorrow"), ("conveyance.mode", "courier")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.text().matches("class=\"refusal-what\"").count(), 1, "what is shared is wrong once");
    let check = send(&clerk, &form, DISPATCH, &LEFT).await;
    assert!(check.says("All 3 rows will be recorded") && check.says("Record 3 dispatches"), "{}", check.text());
    assert!(check.says("Malca-Amit") && numbers.iter().all(|number| check.says(number)));
    let before = entries(&world);
    assert_eq!(left_on(&world, &numbers[0]), None, "a check records nothing");
    let done = send(&clerk, &check, DISPATCH, &[]).await;
    assert!(done.status == StatusCode::OK && done.says("3 of 3 recorded"), "{}", done.text());
    assert_eq!(entries(&world), before + 3);
    let again = send(&clerk, &check, DISPATCH, &[]).await;
    assert!(again.says("3 of 3 recorded") && again.says("3 rows stood there already"), "{}", again.text());
    assert_eq!(entries(&world), before + 3, "a second click does nothing");
    for number in &numbers {
        assert_eq!(left_on(&world, number), Day::parse("2026-11-23").ok());
    }
    world.check();
}

#[tokio::test]
async fn what_is_refused_is_said_in_its_row_and_the_others_are_done() {
    let world = World::new(203);
    let numbers = issued(&world, &["a", "b", "c"]);
    dispatch(&world, &numbers[0]);
    let clerk = Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await;
    let form = clerk.get(&query(DISPATCH, &numbers)).await;
    let check = send(&clerk, &form, DISPATCH, &LEFT).await;
    assert!(check.says("2 rows will be recorded") && check.says("One is left out"), "{}", check.text());
    assert!(check.says("Record 2 dispatches") && check.says("/rules/s9.5#certificate_not_issued"), "{}", check.text());
    let changed = send(&clerk, &check, DISPATCH, &[("change", "1")]).await;
    assert!(changed.says("Record the dispatch of 3 certificates"), "what was left out comes back with a change");
    assert_eq!(changed.value("conveyance.carrier"), "Malca-Amit", "nothing typed is lost");
    // Between the check and the button a colleague records one of the two.
    dispatch(&world, &numbers[1]);
    let done = send(&clerk, &check, DISPATCH, &[]).await;
    assert!(done.says("1 of 3 recorded") && done.says("left out") && done.says("not recorded"), "{}", done.text());
    assert!(done.says("/rules/s9.5#certificate_not_issued"));
    assert!(left_on(&world, &numbers[2]).is_some());
    let none = clerk.get(&query(DISPATCH, &numbers)).await;
    let none = send(&clerk, &none, DISPATCH, &LEFT).await;
    assert!(none.says("None of these rows can be recorded") && !none.says("name=\"do\""), "no button is left");
    world.check();
}

#[tokio::test]
async fn seals_are_looked_at_one_by_one_and_no_declared_figure_is_shown() {
    const PATH: &str = "/bulk/deposit";
    let world = World::new(204);
    let numbers = issued(&world, &["a", "b"]);
    world.at("2026-11-25T19:00:00Z");
    let officer = Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await;
    for list in ["/arrivals", "/arrivals/list"] {
        assert!(officer.get(list).await.says("formaction=\"/bulk/deposit\""), "{list}");
    }
    let form = officer.get(&query(PATH, &numbers)).await;
    let seals: Vec<_> = numbers.iter().map(|number| format!("each.{number}.seals_intact")).collect();
    let shared =
        [("deposited_on", "2026-11-25"), ("place", "Vault 2"), ("until", "2026-11-26"), ("why", "after_hours")];
    let one: Vec<_> = shared.into_iter().chain([(seals[0].as_str(), "yes")]).collect();
    let missing = send(&officer, &form, PATH, &one).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY, "each row has to be answered");
    assert!(missing.says(&format!("href=\"#field-{}\"", seals[1])), "{}", missing.text());
    let both: Vec<_> = one.into_iter().chain([(seals[1].as_str(), "no")]).collect();
    let check = send(&officer, &form, PATH, &both).await;
    assert!(check.says("Deposit 2 shipments"), "{}", check.text());
    let done = send(&officer, &check, PATH, &[]).await;
    assert!(done.says("2 of 2 recorded") && done.says("unopened in safe keeping"), "{}", done.text());
    for page in [&form, &missing, &check, &done] {
        assert!(!page.says("12.34"), "no declared figure stands before the goods are measured");
    }
    let number = CertificateNumber::parse(&numbers[1]).unwrap();
    let kept = officer.get(&format!("/arrivals/{number}")).await;
    assert!(kept.says("deposited unopened"), "{}", kept.text());
    world.check();
}

#[tokio::test]
async fn an_exporter_withdraws_the_companys_own_applications_and_nobody_elses() {
    const PATH: &str = "/bulk/withdraw";
    let world = World::new(205);
    let apply = |carats: &str, key: &str| {
        let request = apply_for_certificate::Request { shipment: declaration(carats) };
        world.perform::<ApplyForCertificate>(&world.people.exporter, request, key).unwrap().subject
    };
    let own = vec![apply("1.11", "a"), apply("2.22", "b")];
    let exporter = Browser::of(&world.register, "SL", "ex.porter", &[Role::Exporter]).await;
    assert!(exporter.get("/applications").await.says(&format!("name=\"row\" value=\"{}\"", own[0])));
    let stranger = Browser::for_company(&world.register, "SL", "stranger", "Tongo Stones (simulated)").await;
    let nothing = stranger.get(&query(PATH, &own)).await;
    assert!(nothing.says("No row is chosen") && !nothing.says("2.22"));
    let form = exporter.get(&query(PATH, &own)).await;
    let check = send(&exporter, &form, PATH, &[("reason", "The buyer withdrew.")]).await;
    let done = send(&exporter, &check, PATH, &[]).await;
    assert!(done.says("2 of 2 recorded") && done.says("2 applications are withdrawn"), "{}", done.text());
    assert!(!exporter.get("/applications").await.says("name=\"row\""), "what is withdrawn has no box");
}

#[tokio::test]
async fn papers_of_several_certificates_come_in_one_file() {
    const PATH: &str = "/bulk/papers";
    let world = World::new(206);
    let numbers = issued(&world, &["a", "b"]);
    let head = Browser::of(&world.register, "SL", "he.ad", &[Role::AuthorityHead]).await;
    let form = head.get(&query(PATH, &numbers)).await;
    let none = send(&head, &form, PATH, &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let zip = send(&head, &form, PATH, &[("papers", "statement"), ("papers", "label")]).await;
    assert_eq!(zip.kind, "application/zip");
    let mut names = names_of(&zip.bytes);
    names.sort();
    let mut wanted: Vec<_> =
        numbers.iter().flat_map(|number| [format!("{number}.kpcs"), format!("{number}-label.pdf")]).collect();
    wanted.sort();
    assert_eq!(names, wanted);
    let stranger = Browser::for_company(&world.register, "SL", "stranger", "Tongo Stones (simulated)").await;
    assert!(stranger.get(&query(PATH, &numbers)).await.says("No row is chosen"));
}

/// The names in the central directory of a ZIP file.
fn names_of(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let places = bytes.windows(4).enumerate().filter(|(_, window)| *window == [0x50, 0x4b, 1, 2]).map(|(at, _)| at);
    for at in places {
        let length = usize::from(u16::from_le_bytes([bytes[at + 28], bytes[at + 29]]));
        let mut name = String::new();
        (&bytes[at + 46..at + 46 + length]).read_to_string(&mut name).unwrap();
        names.push(name);
    }
    names
}
