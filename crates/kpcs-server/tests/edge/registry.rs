//! Alerts, contact cards, ended offices and closure, as the public, an exporter and officers see them.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{
        Actor, PublishContacts, RaiseAlert, Role,
        publish_contacts::{self, FocalPoint},
        raise_alert::{self, AlertKind, NumberRange},
    },
    field::OneOrMore,
    party::{Opening, TimeZone, Weekday},
    value::{AuthorityId, Day, Name, OfficerHandle, Text, TimeOfDay},
};

use crate::client::Node;

fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

fn name(words: &str) -> Name {
    Name::parse(words).unwrap()
}

#[tokio::test]
async fn an_alert_warns_everybody_and_tells_its_details_to_participants() {
    let node = Node::new(6);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    let request = raise_alert::Request {
        kind: AlertKind::Counterfeit,
        numbers: vec![NumberRange { number: number.clone(), to_number: None }],
        noticed_on: Day::parse("2026-11-23").unwrap(),
        summary: text("A copy without the watermark."),
        details: Some(text("The serial is in a wrong typeface.")),
        images: Vec::new(),
    };
    node.world.perform::<RaiseAlert>(&node.world.people.importing, request, "alert").unwrap();
    let list = node.visitor().get(&format!("/alerts?q={number}")).await;
    assert!(list.body.contains("/alerts/EU-ANT-W1") && list.body.contains(&number.to_string()), "{}", list.body);
    assert!(!node.visitor().get("/alerts?q=SL999999").await.body.contains("EU-ANT-W1"));
    let warned = node.visitor().get(&format!("/verify?number={number}")).await;
    assert!(warned.body.contains("An open alert names this certificate"), "{}", warned.body);
    assert!(node.visitor().get("/").await.body.contains("/alerts/EU-ANT-W1"));
    let one = "/alerts/EU-ANT-W1";
    assert!(!node.visitor().get(one).await.body.contains("wrong typeface"));
    assert!(!node.signed_in("koidu").await.get(one).await.body.contains("wrong typeface"));
    let officer = node.signed_in("importing").await.get(one).await;
    assert!(officer.body.contains("wrong typeface") && officer.body.contains("resolve_alert"), "{}", officer.body);
    assert_eq!(node.visitor().get("/alerts/EU-ANT-W2").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_contact_card_says_open_or_when_it_opens_there() {
    let node = Node::new(6);
    let at = |text| TimeOfDay::parse(text).unwrap();
    let request = publish_contacts::Request {
        authority: AuthorityId::parse("SL").unwrap(),
        focal_points: OneOrMore::new(vec![FocalPoint { name: name("F. Kamara"), telephone: None, email: None }])
            .unwrap(),
        languages: OneOrMore::new(vec![name("English")]).unwrap(),
        email: text("kp@nma.example"),
        telephone: None,
        duty_telephone: None,
        time_zone: TimeZone::parse("Africa/Freetown").unwrap(),
        hours: vec![Opening { weekday: Weekday::Mon, opens: at("08:00"), closes: at("16:00") }],
    };
    let head = Actor {
        handle: OfficerHandle::parse("headhead").unwrap(),
        authority: AuthorityId::parse("SL").unwrap(),
        roles: vec![Role::AuthorityHead],
        company: None,
    };
    node.world.perform::<PublishContacts>(&head, request, "contacts").unwrap();
    // 23 November 2026 is a Monday.
    let open = node.visitor().get("/participants/SL").await.body;
    assert!(open.contains("F. Kamara") && open.contains("Open now, until 16:00 there."), "{open}");
    node.world.at("2026-11-23T16:00:00Z");
    let closed = node.visitor().get("/participants/SL").await.body;
    assert!(closed.contains("Closed, opens Monday 30 November 2026 at 08:00 there."), "{closed}");
}

#[tokio::test]
async fn closure_names_what_is_open_on_both_sides() {
    let node = Node::new(6);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    let issuer = node.signed_in("clerk").await.get("/closure").await;
    assert!(issuer.body.contains(&format!("/certificates/{number}")) && issuer.body.contains("in the office"));
    let elsewhere = node.signed_in("clerk").await.get("/closure?reason=goods_detained").await;
    assert!(!elsewhere.body.contains(&format!("/certificates/{number}")));
    let mut importing = node.signed_in("importing").await;
    assert!(importing.get("/closure").await.body.contains(&format!("/arrivals/{number}")));
    let file = importing.get("/closure.csv").await;
    assert!(file.body.contains(&format!("arriving,{number},SL,on_the_way,2026-11-23,")), "{}", file.body);
}
