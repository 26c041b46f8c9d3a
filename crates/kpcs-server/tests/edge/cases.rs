//! Cases as both offices see them in a browser: the list, the conversation in the reader's language, what each may do.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{AnswerQuery, DetainShipment, RegisterArrival, answer_query::Answer},
    certificate::{Ground, Phrase},
};
use kpcs_testing::{arrival, border};

use crate::client::Node;

#[tokio::test]
async fn both_sides_see_a_case_with_its_clock_and_what_they_can_do() {
    let node = Node::new(51);
    let world = &node.world;
    let (number, _) = world.issue("12.34", "case").unwrap();
    let found = arrival(&number, "2026-11-23", "12.34");
    world.perform::<RegisterArrival>(&world.people.importing, found, "case").unwrap();
    let mut held = border::detention(&number, "2026-11-23", Ground::SealBroken);
    held.phrases = vec![Phrase::SealNumberDiffers];
    world.perform::<DetainShipment>(&world.people.importing, held, "case").unwrap();
    world.register.deliver().unwrap();

    let mut importing = node.signed_in("importing").await;
    let list = importing.get("/cases").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.body.contains(&format!("/cases/{number}?case=1")) && list.body.contains("waits for the other side"));
    let case = importing.get(&format!("/cases/{number}")).await;
    assert!(case.body.contains("The seal number on the container differs from the certificate."), "{}", case.body);
    assert!(case.body.contains(&format!("/acts/release_shipment?number={number}&#38;released_on=2026-11-23")));
    assert!(!case.body.contains("href=\"/acts/answer_query"));
    let shipment = importing.get(&format!("/arrivals/{number}")).await;
    assert!(shipment.body.contains(&format!("href=\"/cases/{number}\"")));

    let mut clerk = node.signed_in("clerk").await;
    let asked = clerk.get(&format!("/cases/{number}?lang=fr")).await;
    assert!(asked.body.contains("Le numéro du scellé sur le contenant diffère du certificat."));
    assert!(asked.body.contains(&format!("/acts/answer_query?number={number}")));
    assert!(!asked.body.contains("href=\"/acts/release_shipment"));
    let certificate = clerk.get(&format!("/certificates/{number}")).await;
    assert!(certificate.body.contains(&format!("href=\"/cases/{number}\"")));

    let answer = border::answer(&number, Answer::ContentsAsDeclared);
    world.perform::<AnswerQuery>(&world.people.clerk, answer, "case").unwrap();
    world.register.deliver().unwrap();
    let answered = importing.get(&format!("/cases/{number}")).await;
    assert!(answered.body.contains("As our register says.") && answered.body.contains("waits for us"));

    let exporter = node.signed_in("koidu").await.get("/cases").await;
    assert_eq!(exporter.status, StatusCode::FORBIDDEN);
    assert_eq!(importing.get("/cases/SL000777").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn goods_without_a_certificate_have_a_page_of_their_own() {
    let node = Node::new(52);
    let world = &node.world;
    let held = border::detention_without_certificate("2026-11-23");
    world.perform::<DetainShipment>(&world.people.importing, held, "case").unwrap();
    let mut importing = node.signed_in("importing").await;
    let case = importing.get("/cases/EU-ANT-K1").await;
    assert_eq!(case.status, StatusCode::OK);
    assert!(
        case.body.contains("40 rough stones in a sock") && case.body.contains("/acts/forfeit_shipment?case=EU-ANT-K1")
    );
    assert!(!case.body.contains("/acts/query_issuer"), "there is no issuer to ask");
    let list = importing.get("/cases").await;
    assert!(list.body.contains("EU-ANT-K1") && list.body.contains("waits for us"));
}
