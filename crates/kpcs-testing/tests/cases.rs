//! Cases between Freetown and Antwerp through the real register: who has which case, with which clock, and how it ends.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::{
        AnswerQuery, ConfirmReceipt, DetainShipment, ForfeitShipment, QueryIssuer, RefuseImport, RegisterArrival,
        ReleaseShipment, ReportDiscrepancy, answer_query::Answer, release_shipment::ReleaseReason,
        report_discrepancy::DiscrepancyKind,
    },
    certificate::{Goods, Ground},
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Reference},
};
use kpcs_register::ActError;
use kpcs_store::view::{CaseRow, Page, case_entries, cases, cases_of, goods_without_certificate, shipment};
use kpcs_testing::{World, arrival, border, confirmation};
use kpcs_verify::{Document, Question};

fn refused<T: std::fmt::Debug>(outcome: Result<T, ActError>) -> &'static str {
    match outcome.unwrap_err() {
        ActError::Refused(refusals) => refusals.first().code,
        other => panic!("{other}"),
    }
}

fn office(name: &str) -> AuthorityId {
    AuthorityId::parse(name).unwrap()
}

/// Kind, state and end of the newest case of that number at `holder`.
fn case(world: &World, holder: &str, number: &CertificateNumber) -> (String, String, Option<String>) {
    let found = world.register.store().read(|sql| cases_of(sql, &office(holder), Some(number), None)).unwrap();
    let row = found.first().unwrap();
    (row.kind.to_string(), row.state.to_string(), row.ended.as_ref().map(|(_, how)| how.clone()))
}

fn words(kind: &str, state: &str, how: &str) -> (String, String, Option<String>) {
    (kind.to_owned(), state.to_owned(), (!how.is_empty()).then(|| how.to_owned()))
}

fn at_both(world: &World, number: &CertificateNumber, expected: &(String, String, Option<String>)) {
    for holder in ["SL", "EU-ANT"] {
        assert_eq!(case(world, holder, number), *expected, "{holder}");
    }
}

/// Where paper and goods stand, each in its own register.
fn states(world: &World, number: &CertificateNumber) -> (String, String) {
    let store = world.register.store();
    let paper = store.read(|sql| kpcs_store::view::certificate(sql, number)).unwrap().unwrap();
    let goods = store.read(|sql| shipment(sql, &office("EU-ANT"), number)).unwrap().unwrap();
    (paper.state.to_string(), goods.state.to_string())
}

/// The weightiest reason that verification in Antwerp gives for the certificate.
fn verified(world: &World, number: &CertificateNumber) -> &'static str {
    let store = world.register.store();
    let position = store.read(|sql| kpcs_store::view::certificate(sql, number)).unwrap().unwrap().position;
    let document = Document::Signed(Box::new(store.read(|sql| kpcs_store::entry(sql, position)).unwrap().opened));
    let (place, on) = (CountryCode::parse("BE").ok(), Day::parse("2026-11-25").ok());
    let question = Question { at: world.register.clock().now(), place, on };
    world.register.verify(&document, &question).unwrap().reasons[0].code
}

fn arrived(world: &World, key: &str) -> CertificateNumber {
    let (number, _) = world.issue("12.34", key).unwrap();
    world.perform::<RegisterArrival>(&world.people.importing, arrival(&number, "2026-11-23", "12.34"), key).unwrap();
    world.register.deliver().unwrap();
    number
}

#[test]
fn goods_are_held_explained_released_and_confirmed() {
    let world = World::new(31);
    let (importing, clerk) = (world.people.importing.clone(), world.people.clerk.clone());
    let number = arrived(&world, "one");
    let ask = border::discrepancy(&number, DiscrepancyKind::Seal, "2026-12-01");
    world.perform::<ReportDiscrepancy>(&importing, ask, "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("discrepancy", "asked", ""));

    let hold = border::detention(&number, "2026-11-23", Ground::SealBroken);
    world.perform::<DetainShipment>(&importing, hold, "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("detention", "asked", ""));
    assert_eq!(states(&world, &number), ("detained".to_owned(), "detained".to_owned()));
    let confirm = confirmation(&number, "2026-11-23");
    assert_eq!(
        refused(world.perform::<ConfirmReceipt>(&importing, confirm.clone(), "early")),
        "goods_not_to_be_confirmed"
    );

    world.perform::<AnswerQuery>(&clerk, border::answer(&number, Answer::ContentsAsDeclared), "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("detention", "answered", ""));

    let release = border::release(&number, "2026-11-23", ReleaseReason::Explained);
    world.perform::<ReleaseShipment>(&importing, release, "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("detention", "ended", "released"));
    assert_eq!(states(&world, &number), ("released".to_owned(), "released".to_owned()));
    let late = world.perform::<AnswerQuery>(&clerk, border::answer(&number, Answer::Other), "late");
    assert_eq!(refused(late), "case_ended");

    world.perform::<ConfirmReceipt>(&importing, confirm, "one").unwrap();
    world.register.deliver().unwrap();
    assert_eq!(states(&world, &number), ("confirmed".to_owned(), "confirmed".to_owned()));
    let entries = |holder: &str| {
        let holder = office(holder);
        world.register.store().read(|sql| case_entries(sql, &holder, &format!("SL-{}", number.serial()), 1)).unwrap()
    };
    let acts = |holder: &str| entries(holder).iter().map(|entry| entry.act).collect::<Vec<_>>();
    // Reported, held, answered, released; the confirmation stands with it.
    assert_eq!(acts("SL"), [11, 41, 47, 42, 10]);
    assert_eq!(acts("EU-ANT"), acts("SL"), "both sides have the same case");
    world.check();
}

#[test]
fn a_query_ends_by_its_answer_and_a_refusal_ends_the_paper() {
    let world = World::new(32);
    let importing = world.people.importing.clone();
    let number = arrived(&world, "one");
    world.perform::<QueryIssuer>(&importing, border::question(&number), "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("query", "asked", ""));
    let denied = world.perform::<AnswerQuery>(
        &world.people.validating,
        border::answer(&number, Answer::NotIssuedByUs),
        "denied",
    );
    assert_eq!(refused(denied), "number_was_issued");
    world.perform::<AnswerQuery>(&world.people.validating, border::answer(&number, Answer::Genuine), "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("query", "ended", "answered"));

    assert_eq!(verified(&world, &number), "not_in_the_log_yet");
    world.at_the_border::<RefuseImport>(border::refusal(&number, "2026-11-23", Ground::FaceError), "one").unwrap();
    world.register.deliver().unwrap();
    assert_eq!(states(&world, &number), ("refused".to_owned(), "refused".to_owned()));
    assert_eq!(verified(&world, &number), "refused");
    world.at_the_border::<ForfeitShipment>(border::forfeiture(&number, "2026-11-23"), "one").unwrap();
    world.register.deliver().unwrap();
    assert_eq!(states(&world, &number), ("refused".to_owned(), "forfeited".to_owned()), "the paper ended before");
    world.check();
}

#[test]
fn a_number_never_issued_is_asked_about_and_denied() {
    let world = World::new(33);
    let number = CertificateNumber::parse("SL099999").unwrap();
    world.perform::<QueryIssuer>(&world.people.importing, border::question(&number), "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("query", "asked", ""));
    let clerk = &world.people.clerk;
    let genuine = world.perform::<AnswerQuery>(clerk, border::answer(&number, Answer::Genuine), "no");
    assert_eq!(refused(genuine), "number_not_issued");
    world.perform::<AnswerQuery>(clerk, border::answer(&number, Answer::NotIssuedByUs), "one").unwrap();
    world.register.deliver().unwrap();
    at_both(&world, &number, &words("query", "ended", "answered"));
    world.check();
}

#[test]
fn goods_without_a_certificate_have_a_reference_and_no_number() {
    let world = World::new(34);
    let importing = world.people.importing.clone();
    let hold = border::detention_without_certificate("2026-11-23");
    let done = world.perform::<DetainShipment>(&importing, hold, "one").unwrap();
    assert_eq!(done.subject, "EU-ANT-K1");
    let reference = Reference::parse(&done.subject).unwrap();
    let goods = || {
        let found =
            world.register.store().read(|sql| goods_without_certificate(sql, &office("EU-ANT"), &reference)).unwrap();
        found.unwrap()
    };
    assert_eq!(goods(), Goods::Detained);
    let sample = CertificateNumber::parse("SL1").unwrap();
    let named = |request: kpcs_domain::act::forfeit_shipment::Request| kpcs_domain::act::forfeit_shipment::Request {
        number: None,
        case: Some(reference.clone()),
        ..request
    };
    world.at_the_border::<ForfeitShipment>(named(border::forfeiture(&sample, "2026-11-23")), "one").unwrap();
    assert_eq!(goods(), Goods::Forfeited);
    let list = |holder: &str| -> Vec<CaseRow> {
        let (holder, page) = (office(holder), Page::first(10));
        world.register.store().read(|sql| cases(sql, &holder, false, page)).unwrap()
    };
    let rows = list("EU-ANT");
    assert_eq!((rows.len(), rows[0].subject().as_str(), rows[0].number.is_none()), (1, "EU-ANT-K1", true));
    assert_eq!(rows[0].ended.as_ref().map(|(_, how)| how.as_str()), Some("forfeited"));
    assert!(list("SL").is_empty(), "nobody else hears of it");
    let second =
        world.perform::<DetainShipment>(&importing, border::detention_without_certificate("2026-11-23"), "two");
    assert_eq!(second.unwrap().subject, "EU-ANT-K2");
    world.check();
}
