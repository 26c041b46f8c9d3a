//! Forms made by hand: what the register knows stands in them, and only what is lawful can be chosen.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{AmendCertificate, DetainShipment, RecordDispatch, RegisterArrival, amend_certificate, record_dispatch},
    certificate::PrintedElement,
    field::{OneOrMore, YesOrNo},
    value::{Day, Text},
};
use kpcs_testing::{arrival, border, declaration};

use crate::client::Node;

#[tokio::test]
async fn an_arrival_with_a_broken_seal_is_held_in_three_pages() {
    let node = Node::new(61);
    let world = &node.world;
    let (number, _) = world.issue("12.34", "held").unwrap();
    let mut found = arrival(&number, "2026-11-23", "12.34");
    found.seals_intact = YesOrNo::No;
    world.perform::<RegisterArrival>(&world.people.importing, found, "held").unwrap();
    let mut officer = node.signed_in("importing").await;
    let act = "/acts/detain_shipment";
    let form = officer.get(&format!("{act}?number={number}")).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("value=\"seal_broken\" checked"), "what was recorded is ticked");
    assert!(!form.body.contains("value=\"number_void\" checked"));
    assert_eq!(form.value("detained_on"), "2026-11-23");
    assert!(!form.body.contains("id=\"field-description\"") && !form.body.contains("id=\"field-case\""));
    assert!(form.hidden(act).contains(&("number".to_owned(), number.to_string())), "the goods go along unasked");

    let given = [
        ("grounds", "seal_broken"),
        ("legal_basis", "Regulation 2368/2002, article 5"),
        ("statement", "The seal on the outer bag was cut."),
        ("phrases", "seal_found_broken"),
        ("detained_on", "2026-11-23"),
    ];
    let check = officer.fill(&form, act, &given).await;
    assert!(
        check.body.contains(&format!("Sign: hold the goods {} {}", number.issuer(), number.digits())),
        "{}",
        check.body
    );
    assert!(check.body.contains("Why they are held") && check.body.contains("a seal is broken"));
    let done = officer.fill(&check, act, &[]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert!(done.body.contains(&format!("/cases/{number}")) && done.body.contains(&format!("/arrivals/{number}")));

    let refusal = officer.get(&format!("/acts/refuse_import?number={number}")).await;
    assert!(refusal.body.contains("value=\"seal_broken\" checked"), "the grounds of the detention");
    assert_eq!(refusal.value("legal_basis"), "Regulation 2368/2002, article 5");
    let release = officer.get(&format!("/acts/release_shipment?number={number}")).await;
    for (reason, offered) in
        [("explained", true), ("court_order", true), ("time_limit", false), ("certificate_produced", false)]
    {
        assert_eq!(release.body.contains(&format!("value=\"{reason}\"")), offered, "{reason}");
    }
    let back = officer.get(&format!("/acts/return_shipment?number={number}")).await;
    assert!(back.body.contains("No document for this return has been issued yet"));
}

#[tokio::test]
async fn goods_without_a_certificate_are_described_once_and_leave_only_by_their_own_reasons() {
    let node = Node::new(62);
    let mut officer = node.signed_in("importing").await;
    let form = officer.get("/acts/detain_shipment").await;
    assert!(form.body.contains("id=\"field-description\"") && form.body.contains("id=\"field-number\""));
    let world = &node.world;
    let held = border::detention_without_certificate("2026-11-23");
    world.perform::<DetainShipment>(&world.people.importing, held, "case").unwrap();
    let release = officer.get("/acts/release_shipment?case=EU-ANT-K1").await;
    assert!(
        release.body.contains("value=\"certificate_produced\"") && release.body.contains("id=\"field-certificate\"")
    );
    assert!(!release.body.contains("value=\"explained\""));
    let again = officer.get("/acts/detain_shipment?case=EU-ANT-K1").await;
    assert!(!again.body.contains("id=\"field-description\""));
    assert!(!release.body.contains("href=\"/arrivals/EU"));
}

#[tokio::test]
async fn the_goods_of_another_office_are_not_shown() {
    let node = Node::new(63);
    let (number, _) = node.world.issue("12.34", "own").unwrap();
    let mut clerk = node.signed_in("clerk").await;
    assert_eq!(clerk.get(&format!("/acts/detain_shipment?number={number}")).await.status, StatusCode::FORBIDDEN);
    let mut officer = node.signed_in("importing").await;
    let form = officer.get("/acts/detain_shipment?number=SL000999").await;
    assert!(form.body.contains("id=\"field-number\"") && !form.body.contains("guide-goods"));
    let lost = officer.get(&format!("/acts/report_certificate_lost?number={number}")).await;
    assert_eq!(lost.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_amendment_signs_what_was_changed_and_nothing_else() {
    let node = Node::new(64);
    let world = &node.world;
    let (number, _) = world.issue("12.34", "amend").unwrap();
    // Sierra Leone's pack lets a certificate be amended once the goods have left; before that it is replaced.
    let left = record_dispatch::Request {
        number: number.clone(),
        left_on: Day::parse("2026-11-23").unwrap(),
        conveyance: declaration("12.34").conveyance,
        carried_by: None,
        baggage_form: None,
        expected_arrival: None,
        filing_number: None,
    };
    world.perform::<RecordDispatch>(&world.people.clerk, left, "amend").unwrap();
    let mut clerk = node.signed_in("clerk").await;
    let act = "/acts/amend_certificate";
    let form = clerk.get(&format!("{act}?number={number}")).await;
    let exporter = form.value("corrections.0.is");
    assert_eq!(exporter, "Koidu Diamonds (simulated)");
    let importer = form.value("corrections.2.is");
    let changed = format!("{importer} SPRL");
    let given = [
        ("corrections.0.is", exporter.as_str()),
        ("corrections.2.is", changed.as_str()),
        ("reason", "Typing error; the licence shows the full name."),
    ];
    let nothing = clerk.fill(&form, act, &[("corrections.0.is", exporter.as_str()), ("reason", "None.")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was changed");
    let check = clerk.fill(&form, act, &given).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    assert!(
        check.body.contains(&changed)
            && check.body.contains(&format!("Prepare: amend {} {}", number.issuer(), number.digits()))
    );
    let prepared = clerk.fill(&check, act, &[]).await;
    assert_eq!(prepared.status, StatusCode::OK, "{}", prepared.body);
    assert!(prepared.heading().ends_with("is prepared"));

    // The same through the register, for what the record holds.
    let request = amend_certificate::Request {
        number: number.clone(),
        corrections: OneOrMore::new(vec![amend_certificate::RightReading {
            element: PrintedElement::ImporterName,
            is: Text::parse(&changed).unwrap(),
        }])
        .unwrap(),
        reason: Text::parse("Typing error.").unwrap(),
    };
    world.both::<AmendCertificate>(request, "amend").unwrap();
    let everybody = node.visitor().get(&format!("/verify?number={number}")).await;
    assert!(everybody.body.contains("Amended on 23 November 2026") && !everybody.body.contains("SPRL"));
    let party = clerk.get(&format!("/verify?number={number}")).await;
    assert!(party.body.contains("right is “") && party.body.contains("SPRL"), "{}", party.body);
    let found = clerk.get("/certificates?q=SPRL").await;
    assert!(found.body.contains(&number.to_string()), "a search finds what reads now");
    let letter = clerk.get(&format!("/arrivals/{number}/amendment.pdf")).await;
    assert_eq!(letter.status, StatusCode::OK);
    let again = clerk.get(&format!("{act}?number={number}")).await;
    assert_eq!(again.value("corrections.2.is"), changed, "the form begins with what reads now");
}

#[tokio::test]
async fn a_blank_and_a_transit_are_asked_in_the_order_of_the_work() {
    let node = Node::new(65);
    let mut clerk = node.signed_in("clerk").await;
    let form = clerk.get("/acts/spoil_blank").await;
    assert!(form.body.contains("Paper in the office"), "{}", form.body);
    let transit = node.signed_in("importing").await.get("/acts/record_transit").await;
    assert!(transit.body.contains("As they leave") && transit.value("entered_on") == "2026-11-23");
}
