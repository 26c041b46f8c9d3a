//! What an issuer does after the issue, through the whole register: verification says so, and advice follows the goods.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::{RecordHandover, ReportCertificateLost, record_handover, report_certificate_lost},
    field::YesOrNo,
    value::{AuthorityId, Day, Name, Text},
};
use kpcs_register::found;
use kpcs_store::{check, entry, view};
use kpcs_testing::{World, office};
use kpcs_verify::{Document, Outcome, Question};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_lost_certificate_is_not_valid_and_says_why() {
    let world = World::new(31);
    let (number, done) = world.issue("12.34", "one").unwrap();
    let opened = world.register.store().read(|sql| entry(sql, done.position)).unwrap().opened;
    let document = Document::Signed(Box::new(opened));
    let question = || Question { at: done.at, place: None, on: None };
    assert_ne!(world.register.verify(&document, &question()).unwrap().outcome, Outcome::NotValid);
    let request = report_certificate_lost::Request {
        number: number.clone(),
        noticed_on: day("2026-11-23"),
        reported_by: Name::parse("Sewa River Diamonds").unwrap(),
        circumstances: Text::parse("Left in a taxi.").unwrap(),
        goods_missing: YesOrNo::No,
    };
    world.both::<ReportCertificateLost>(request, "lost").unwrap();
    world.register.deliver().unwrap();
    let report = world.register.verify(&document, &question()).unwrap();
    assert_eq!((report.outcome, report.reasons[0].code), (Outcome::NotValid, "lost"));
    let refused = world.receive(&number, "2026-11-23", "12.34").unwrap_err().to_string();
    assert!(refused.contains("certificate_withdrawn"), "{refused}");
    assert_eq!(check(world.register.store(), |_| ()).unwrap(), vec![]);
}

#[test]
fn the_advice_follows_the_goods_to_another_office_of_the_participant() {
    let world = World::new(36);
    let offices = [
        office("SL", "SL", "National Minerals Agency", "SL"),
        office("EU-ANT", "EU", "Diamond Office Antwerp", "BE"),
        office("EU-IDA", "EU", "Diamond Office Idar-Oberstein", "DE"),
    ];
    found(&world.register, &offices, |_| {}).unwrap();
    let (number, _) = world.issue("12.34", "one").unwrap();
    let request = record_handover::Request {
        number: number.clone(),
        handed_over_on: day("2026-11-23"),
        conveyance: None,
        carried_by: None,
        baggage_form: None,
        consignee: None,
        office: Some(AuthorityId::parse("EU-IDA").unwrap()),
        expected_arrival: None,
        remarks: None,
    };
    world.perform::<RecordHandover>(&world.people.exporter, request, "to Idar").unwrap();
    world.register.deliver().unwrap();
    let ledger = |office: &str| {
        let office = AuthorityId::parse(office).unwrap();
        let row = world.register.store().read(|sql| view::shipment(sql, &office, &number)).unwrap();
        row.map(|row| row.withdrawn)
    };
    assert_eq!(ledger("EU-ANT"), Some(Some("moved".to_owned())));
    assert_eq!(ledger("EU-IDA"), Some(None));
    assert_eq!(check(world.register.store(), |_| ()).unwrap(), vec![]);
}
