//! An exporter applies through the pages, amends, withdraws; another company sees nothing of it.

use axum::http::StatusCode;
use kpcs_domain::{
    act::AmendApplication,
    certificate::{Conveyance, ConveyanceMode, Purpose, ShipmentDeclaration},
    field::FieldType,
    value::{AuthorityId, Reference},
};
use kpcs_server::wire::input_to_json;
use kpcs_store::{StoreFault, record_at, view};
use kpcs_testing::declaration;

use crate::client::{Client, Node, Page};

const GOODS: &[(&str, &str)] = &[
    ("hs-1", "7102.31"),
    ("carats-1", "1 242.765"),
    ("value-1", "61152"),
    ("origin-1", "SL"),
    ("source_kind-1", "mine_production"),
    ("source_reference-1", "Koidu, lot 7"),
    ("source_carats-1", "1300"),
];
const PARTIES: &[(&str, &str)] = &[
    ("exporter_address", "12 Diamond Road\r\nKoidu"),
    ("exporter_country", "SL"),
    ("exporter_licence", "EXP-2026-17"),
    ("destination", "BE"),
    ("importer_name", "Antwerp Rough (simulated)"),
    ("importer_address", "Hoveniersstraat 30"),
    ("consignee_name", ""),
    ("consignee_address", ""),
];
const JOURNEY: &[(&str, &str)] =
    &[("purpose", "sale"), ("expected_return", ""), ("mode", "courier"), ("carrier", "Brink’s"), ("flight", "")];
const DECLARATIONS: &[(&str, &str)] = &[("warranty", "yes"), ("no_conflict", "yes")];

const CHECK: &str = "/applications/new/check";

fn part(word: &str) -> String {
    format!("/applications/new?part={word}")
}

/// Fills in all four parts and gives the check page.
async fn filled_in(client: &mut Client) -> Page {
    let mut at = part("goods");
    for (word, answers) in
        [("goods", GOODS), ("parties", PARTIES), ("journey", JOURNEY), ("declarations", DECLARATIONS)]
    {
        assert_eq!(at, part(word));
        let page = client.get(&at).await;
        assert_eq!(page.status, StatusCode::OK);
        let next = client.fill(&page, &at, answers).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER, "{word}: {}", next.body);
        at = next.location().to_owned();
    }
    assert_eq!(at, CHECK);
    client.get(CHECK).await
}

#[tokio::test]
async fn an_exporter_applies_and_a_second_click_is_the_same_application() {
    let node = Node::new(3);
    let mut client = node.signed_in("koidu").await;
    let check = filled_in(&mut client).await;
    assert_eq!(check.heading(), "Check your application");
    for words in
        ["1\u{202f}242.765", "61\u{202f}152.00", "Belgium", "Antwerp Rough (simulated)", "Brink’s", "Koidu, lot 7"]
    {
        assert!(check.body.contains(words), "{words}: {}", check.body);
    }
    let done = client.fill(&check, CHECK, &[]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_eq!(done.heading(), "Apply for a certificate: SL-A1");
    let again = client.fill(&check, CHECK, &[]).await;
    assert_eq!((again.status, again.heading()), (StatusCode::OK, done.heading()), "{}", again.body);

    let list = client.get("/applications").await;
    assert_eq!(list.body.matches("href=\"/applications/SL-A1\"").count(), 1);
    assert!(!list.body.contains("SL-A2"));
    let shown = client.get("/applications/SL-A1").await;
    assert!(shown.body.contains("Hoveniersstraat 30") && shown.body.contains("23 November 2026, 10:00 UTC"));
    let fresh = client.get(&part("goods")).await;
    assert_eq!(fresh.value("carats-1"), "", "the draft is gone");
    let parties = client.get(&part("parties")).await;
    assert_eq!(parties.value("exporter_licence"), "EXP-2026-17", "what is known of the exporter stays");
    assert_eq!(parties.value("importer_name"), "");
}

#[tokio::test]
async fn bad_input_comes_back_with_every_value_and_a_fault_at_each_field() {
    let node = Node::new(3);
    let mut client = node.signed_in("koidu").await;
    let at = part("goods");
    let page = client.get(&at).await;
    let typed = [
        ("hs-1", "7102.31"),
        ("carats-1", "1.242,765"),
        ("value-1", ""),
        ("origin-1", "SL"),
        ("source_reference-1", "<b>lot</b>"),
    ];
    let wrong = client.fill(&page, &at, &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.value("carats-1"), "1.242,765");
    assert_eq!(wrong.value("source_reference-1"), "<b>lot</b>");
    for id in ["error-carats-1", "error-value-1", "error-source_kind-1", "error-source_carats-1"] {
        assert!(wrong.body.contains(&format!("id=\"{id}\"")), "{id}: {}", wrong.body);
    }
    assert!(!wrong.body.contains("error-destination"), "another part is asked later");
    assert!(wrong.body.contains("Some answers can’t be read yet") && wrong.body.contains("href=\"#field-carats-1\""));
    let back = client.get(&at).await;
    assert_eq!(back.value("carats-1"), "1.242,765", "kept as a draft");
    let early = client.get(CHECK).await;
    assert_eq!((early.status, early.location()), (StatusCode::SEE_OTHER, "/applications/new?part=goods&faults=shown"));
    let shown = client.get(early.location()).await;
    assert!(shown.body.contains("error-carats-1"));
}

#[tokio::test]
async fn rows_are_added_and_the_draft_is_kept_without_script() {
    let node = Node::new(3);
    let mut client = node.signed_in("koidu").await;
    let at = part("goods");
    let page = client.get(&at).await;
    assert!(!page.body.contains("carats-2"));
    let more = client.fill(&page, &at, &[("carats-1", "1"), ("add_parcel", "1")]).await;
    assert_eq!(more.status, StatusCode::OK);
    assert!(more.body.contains("name=\"carats-2\"") && !more.body.contains("name=\"source_carats-2\""));
    let kept = client.fill(&more, &at, &[("carats-1", "1"), ("carats-2", "2"), ("keep", "1")]).await;
    assert_eq!((kept.status, kept.location()), (StatusCode::SEE_OTHER, "/applications"));
    assert_eq!(client.get(&at).await.value("carats-2"), "2");
}

#[tokio::test]
async fn a_refusal_names_the_rule_and_shows_all_answers_again() {
    let node = Node::new(3);
    let mut client = node.signed_in("koidu").await;
    filled_in(&mut client).await;
    let journey = part("journey");
    let page = client.get(&journey).await;
    let to_be_viewed = [("purpose", "viewing"), ("expected_return", ""), ("mode", "courier")];
    assert_eq!(client.fill(&page, &journey, &to_be_viewed).await.status, StatusCode::SEE_OTHER);
    let check = client.get(CHECK).await;
    let refused = client.fill(&check, CHECK, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("href=\"/rules/s9.7#return_day_missing\""), "{}", refused.body);
    assert!(refused.body.contains("Enter the day on which they are expected back."));
    assert!(refused.body.contains("Antwerp Rough (simulated)") && refused.body.contains("part=journey"));
    assert!(!refused.body.contains("Submit application"), "no button while a rule refuses");
}

#[tokio::test]
async fn an_amendment_begins_with_what_was_declared_and_another_company_sees_nothing() {
    let node = Node::new(3);
    let mut client = node.signed_in("koidu").await;
    let check = filled_in(&mut client).await;
    client.fill(&check, CHECK, &[]).await;

    let mut other = node.signed_in("tongo").await;
    for path in
        ["/applications/SL-A1", "/applications/SL-A1/amend", "/applications/SL-A1/amend/check", "/applications/SL-A9"]
    {
        assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!other.get("/applications").await.body.contains("SL-A1"));
    assert_eq!(
        node.signed_in("clerk").await.get("/applications/SL-A1").await.status,
        StatusCode::OK,
        "the office sees it"
    );
    assert_eq!(node.signed_in("importing").await.get("/applications/SL-A1").await.status, StatusCode::FORBIDDEN);

    let goods = "/applications/SL-A1/amend?part=goods";
    let page = client.get(goods).await;
    assert_eq!(
        (page.value("carats-1").as_str(), page.value("source_reference-1").as_str()),
        ("1242.765", "Koidu, lot 7")
    );
    let changed: Vec<_> =
        GOODS.iter().map(|(name, value)| (*name, if *name == "carats-1" { "1000" } else { value })).collect();
    assert_eq!(client.fill(&page, goods, &changed).await.location(), "/applications/SL-A1/amend?part=parties");
    let check = client.get("/applications/SL-A1/amend/check").await;
    assert!(check.body.contains("1\u{202f}000.00") && check.body.contains("Hoveniersstraat 30"));
    let done = client.fill(&check, "/applications/SL-A1/amend/check", &[]).await;
    assert_eq!(done.heading(), "Amend an application: SL-A1", "{}", done.body);
    assert!(client.get("/applications/SL-A1").await.body.contains("1\u{202f}000.00"));
}

#[tokio::test]
async fn amending_by_form_loses_nothing_of_what_a_program_declared() {
    let node = Node::new(3);
    let declared = declaration("12.34");
    let body = serde_json::json!({ "shipment": input_to_json(&declared.to_input().unwrap()) }).to_string();
    node.call("koidu", ("POST", "/api/v1/acts/apply_for_certificate"), "key-0001", &body).await;
    let mut client = node.signed_in("koidu").await;
    let journey = "/applications/SL-A1/amend?part=journey";
    let page = client.get(journey).await;
    client.fill(&page, journey, &[("purpose", "tender"), ("mode", "road")]).await;
    let goods = "/applications/SL-A1/amend?part=goods";
    let page = client.get(goods).await;
    let same = [("hs-1", "7102.31"), ("carats-1", "12.34"), ("value-1", "4500.00"), ("origin-1", "SL")];
    assert_eq!(client.fill(&page, goods, &same).await.status, StatusCode::SEE_OTHER);
    let check = client.get("/applications/SL-A1/amend/check").await;
    let done = client.fill(&check, "/applications/SL-A1/amend/check", &[]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let (authority, reference) = (AuthorityId::parse("SL").unwrap(), Reference::parse("SL-A1").unwrap());
    let amended = node.world.register.store().read(|sql| {
        let row = view::application(sql, &authority, &reference)?.unwrap();
        Ok::<_, StoreFault>(record_at::<AmendApplication>(sql, row.declared)?.asked.shipment)
    });
    let conveyance = Conveyance { mode: ConveyanceMode::Road, ..declared.conveyance.clone() };
    assert_eq!(amended.unwrap(), ShipmentDeclaration { purpose: Purpose::Tender, conveyance, ..declared });
}

#[tokio::test]
async fn an_application_is_withdrawn_by_the_form_of_any_act() {
    let node = Node::new(3);
    let mut client = node.signed_in("koidu").await;
    let check = filled_in(&mut client).await;
    client.fill(&check, CHECK, &[]).await;
    let act = "/acts/withdraw_application";
    let form = client.get(&format!("{act}?application=SL-A1")).await;
    assert_eq!(form.value("application"), "SL-A1");
    let wrong = client.fill(&form, act, &[("application", "SL-A1"), ("reason", " ")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("error-reason") && wrong.value("application") == "SL-A1");
    let check = client.fill(&wrong, act, &[("application", "SL-A1"), ("reason", "The buyer\r\nwithdrew.")]).await;
    assert_eq!(check.heading(), "Check your answers");
    let change = client.fill(&check, act, &[("change", "1")]).await;
    assert_eq!(change.value("application"), "SL-A1");
    let done = client.fill(&check, act, &[]).await;
    assert_eq!(done.heading(), "Withdraw an application: SL-A1", "{}", done.body);
    let again = client.fill(&check, act, &[]).await;
    assert_eq!(again.heading(), done.heading());
    assert!(client.get("/applications/SL-A1").await.body.contains("withdrawn"));
}
