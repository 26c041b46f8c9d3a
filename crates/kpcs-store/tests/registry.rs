//! The rest of the scheme's register in the database: seats, contacts, ends of designations, partners, alerts.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod node;

use kpcs_domain::{
    act::{
        ApplyForCertificate, EndDesignation, ExamineShipment, IssueCertificate, RaiseAlert, RecognisePartner,
        RegisterObserver, ResolveAlert, end_designation,
        raise_alert::{self, AlertKind, NumberRange},
        recognise_partner,
        register_observer::{self, ObserverKind},
        resolve_alert::{self, AlertOutcome},
    },
    value::{AuthorityId, CountryCode, Name},
};
use kpcs_store::{check, view};
use node::{
    Node, Stopped,
    requests::{apply, day, examine, issue, number, reference, text},
};

fn replays(node: &Node) {
    assert_eq!(check(&node.store, |_| ()).unwrap(), vec![]);
}

fn alert(first: &str, last: &str) -> raise_alert::Request {
    raise_alert::Request {
        kind: AlertKind::Counterfeit,
        numbers: vec![NumberRange { number: number(first), to_number: Some(number(last)) }],
        noticed_on: day("2026-11-23"),
        summary: text("Copies without the watermark."),
        details: Some(text("Wrong typeface.")),
        images: Vec::new(),
    }
}

#[test]
fn an_open_alert_names_every_number_of_its_range_until_it_is_resolved() {
    let node = Node::founded();
    node.act::<RaiseAlert>("EU-ANT", "2026-11-23T10:00:00Z", alert("SL000100", "SL000199"));
    let named = |text: &str| {
        let rows = node.store.read(|sql| view::open_alerts_of(sql, &number(text))).unwrap();
        rows.into_iter().map(|row| row.reference).collect::<Vec<_>>()
    };
    assert_eq!(named("SL100"), ["EU-ANT-W1"]);
    assert_eq!(named("SL000199"), ["EU-ANT-W1"]);
    assert!(named("SL000099").is_empty() && named("SL000200").is_empty() && named("LR000150").is_empty());
    let resolve = resolve_alert::Request {
        alert: reference("EU-ANT-W1"),
        outcome: AlertOutcome::Destroyed,
        explanation: text("Burnt before witnesses."),
    };
    // The issuer concerned may resolve what another authority raised.
    node.act::<ResolveAlert>("SL", "2026-11-24T10:00:00Z", resolve.clone());
    assert!(named("SL000150").is_empty());
    let again = node.try_act::<ResolveAlert>("SL", "2026-11-25T10:00:00Z", resolve, None);
    assert!(matches!(again, Err(Stopped::Refused(codes)) if codes == ["alert_already_resolved"]));
    node.act::<RaiseAlert>("EU-ANT", "2026-11-26T10:00:00Z", alert("SL000100", "SL000100"));
    assert_eq!(named("SL000100"), ["EU-ANT-W2"]);
    replays(&node);
}

#[test]
fn nothing_is_addressed_to_an_authority_whose_designation_has_ended() {
    let node = Node::founded();
    let end = end_designation::Request {
        authority: AuthorityId::parse("EU-ANT").unwrap(),
        places: Vec::new(),
        ends_on: day("2026-11-23"),
        basis: text("Decision of the Commission."),
        successor: None,
    };
    node.act::<EndDesignation>("EU", "2026-11-22T08:00:00Z", end);
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine("SL-A1"));
    let refused = node.try_act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue("SL-A1"), None);
    let Err(Stopped::Refused(codes)) = refused else { panic!("{refused:?}") };
    assert_eq!(codes, ["importing_authority_ended"]);
    replays(&node);
}

#[test]
fn a_certificate_issued_the_day_before_the_end_is_addressed_as_ever() {
    let node = Node::founded();
    let end = end_designation::Request {
        authority: AuthorityId::parse("EU-ANT").unwrap(),
        places: vec![CountryCode::parse("NL").unwrap()],
        ends_on: day("2026-11-23"),
        basis: text("Decision of the Commission."),
        successor: None,
    };
    let elsewhere = node.try_act::<EndDesignation>("EU", "2026-11-22T08:00:00Z", end.clone(), None);
    assert!(matches!(elsewhere, Err(Stopped::Refused(codes)) if codes == ["place_not_served"]));
    let end = end_designation::Request { places: Vec::new(), ends_on: day("2026-11-24"), ..end };
    node.act::<EndDesignation>("EU", "2026-11-22T08:00:00Z", end);
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine("SL-A1"));
    node.act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue("SL-A1"));
    assert_eq!(node.text("select importing_authority from view_certificate"), "EU-ANT");
    replays(&node);
}

#[test]
fn an_observer_has_one_seat_and_a_partner_the_newest_day() {
    let node = Node::founded();
    let observer = register_observer::Request {
        observer: reference("WDC"),
        name: Name::parse("World Diamond Council").unwrap(),
        kind: ObserverKind::Industry,
        from: day("2003-01-01"),
        basis: text("Observer since the start."),
        source: text("kpcs.md 12.8"),
        historical: true,
    };
    node.act::<RegisterObserver>("scheme", "2026-11-22T08:00:00Z", observer.clone());
    let twice = node.try_act::<RegisterObserver>("scheme", "2026-11-22T09:00:00Z", observer, None);
    assert!(matches!(twice, Err(Stopped::Refused(codes)) if codes == ["observer_registered"]));
    let partner = |from: &str| recognise_partner::Request {
        participant: CountryCode::parse("SL").unwrap(),
        partner: CountryCode::EU,
        from: day(from),
        to: None,
        basis: text("Gazette."),
        source: text("No. 12"),
    };
    node.act::<RecognisePartner>("SL", "2026-11-22T08:00:00Z", partner("2026-12-01"));
    node.act::<RecognisePartner>("SL", "2026-11-22T09:00:00Z", partner("2026-12-15"));
    let rows = node.store.read(|sql| view::partners(sql, CountryCode::parse("SL").unwrap())).unwrap();
    assert_eq!(rows.iter().map(|row| row.from.to_string()).collect::<Vec<_>>(), ["2026-12-15"]);
    replays(&node);
}
