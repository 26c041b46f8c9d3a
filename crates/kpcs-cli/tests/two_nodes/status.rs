//! What becomes of a member's certificates stands in the scheme's status list, from the header parts that its statements bring; the node of the log
//! sees nothing else of them.

use kpcs_domain::{
    act::{ActRecord, IssueCertificate, VoidCertificate, void_certificate},
    value::{CertificateNumber, CountryCode, Text},
};
use kpcs_hub::{LogClient, Taken};
use kpcs_statement::{Opened, PartName, decode_header, decode_record, write_headed};
use kpcs_store::{act::FindingKind, bind, entry, view::findings};
use kpcs_testing::office;
use kpcs_verify::Outcome;

use crate::{
    hub::HubNode,
    member::{Member, judged, outcome, wire},
};

const START: &str = "2026-11-23T10:00:00Z";

fn number(certificate: &Opened) -> CertificateNumber {
    decode_header(certificate).unwrap().unwrap().number.unwrap()
}

/// Both nodes send what waits: the hub keeps the places of what it was handed.
fn settle(hub: &HubNode, member: &Member) {
    member.settle(&hub.log);
    hub.world.register.log_everything().unwrap();
}

/// Its original was spoiled in the office.
fn void(member: &Member, certificate: &Opened) -> Opened {
    let reason = Text::parse("spoiled in the printer").unwrap();
    let request = void_certificate::Request { number: number(certificate), reason };
    let done = member.world.both::<VoidCertificate>(request, "void").unwrap();
    member.world.register.store().read(|sql| entry(sql, done.position)).unwrap().opened
}

#[test]
fn a_certificate_that_a_member_ends_is_no_longer_valid_for_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 51);
    member.join(&hub.url(), &hub.log);
    let [first, second, third] = ["1", "2", "3"].map(|key| member.issued(key));
    settle(&hub, &member);
    for certificate in [&first, &second, &third] {
        assert_eq!(judged(&hub, &member, certificate).outcome, Outcome::Valid);
    }
    void(&member, &first);
    settle(&hub, &member);
    assert_eq!(judged(&hub, &member, &first).outcome, Outcome::NotValid);
    assert_eq!(judged(&hub, &member, &second).outcome, Outcome::Valid);
    // The register of the log's node says the same of it as its status list.
    assert_eq!(outcome(&hub.world, &first), Outcome::NotValid);
    assert_eq!(outcome(&hub.world, &second), Outcome::Valid);
    hub.world.check();
}

#[test]
fn the_node_of_the_log_sees_header_parts_alone() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 52);
    member.join(&hub.url(), &hub.log);
    let certificate = member.issued("1");
    settle(&hub, &member);
    let read = "select position from journal_entry where leaf = $1";
    let leaf = certificate.statement().leaf();
    let kept = hub.world.register.store().read(|sql| entry(sql, sql.query_integer(read, bind![leaf])?.unwrap()));
    let kept = kept.unwrap().opened;
    assert!(kept.part(PartName::Header).is_some());
    for hidden in [PartName::Core, PartName::Details, PartName::Chain] {
        assert_eq!(kept.part(hidden), None);
    }
}

#[test]
fn what_others_say_of_a_certificate_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 53);
    let other = Member::with(&hub, 54, office("GB-LON", "GB", "Government Diamond Office", "GB"));
    for member in [&member, &other] {
        member.join(&hub.url(), &hub.log);
        member.settle(&hub.log);
    }
    let certificate = member.issued("1");
    settle(&hub, &member);
    let client = LogClient::new(Box::new(wire(&hub.url())));
    // A number of Sierra Leone under the name and key of London, and its end.
    let hand_in = |statement: &Opened| client.submit(&[write_headed(statement).unwrap()]).unwrap().remove(0);
    let issued = decode_record::<IssueCertificate>(&certificate).unwrap();
    let refused = hand_in(&other.states("GB-LON", &issued));
    let expected = format!("Not a statement: {} is no number of GB-LON.", number(&certificate));
    assert_eq!(refused, Taken::Refused(expected));
    let mut ended = decode_record::<VoidCertificate>(&void(&member, &member.issued("2"))).unwrap();
    ended.header.as_mut().unwrap().number = Some(number(&certificate));
    assert!(
        matches!(hand_in(&other.states("GB-LON", &ended)), Taken::At(_)),
        "it is in the log, and counts for nothing"
    );
    hub.world.register.log_everything().unwrap();
    assert_eq!(judged(&hub, &member, &certificate).outcome, Outcome::Valid);
    let found = found(&hub);
    let [(FindingKind::NotTheirs, place, by)] = found.as_slice() else { panic!("{found:?}") };
    assert!(*place && by == "GB-LON");
    hub.world.check();
}

/// What is not as it should be, whether it stands in the log, and who stated it.
fn found(hub: &HubNode) -> Vec<(FindingKind, bool, String)> {
    let (rows, all) = hub.world.register.store().read(|sql| findings(sql, 10)).unwrap();
    assert_eq!(all, rows.len() as u64);
    rows.into_iter().map(|row| (row.kind, row.place.is_some(), row.said.authority.to_string())).collect()
}

#[test]
fn a_number_given_twice_and_one_given_by_somebody_who_may_not_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 55);
    member.join(&hub.url(), &hub.log);
    let [first, second] = ["1", "2"].map(|key| member.issued(key));
    settle(&hub, &member);
    assert_eq!(found(&hub), []);
    let client = LogClient::new(Box::new(wire(&hub.url())));
    let hand_in = |record: &ActRecord<IssueCertificate>| {
        let statement = write_headed(&member.states("SL", record)).unwrap();
        assert!(matches!(client.submit(&[statement]).unwrap().remove(0), Taken::At(_)));
    };
    // A second paper under one number: both are in conflict from now on.
    let mut again = decode_record::<IssueCertificate>(&first).unwrap();
    again.header.as_mut().unwrap().destination = CountryCode::parse("AE").ok();
    hand_in(&again);
    hub.world.register.log_everything().unwrap();
    assert_eq!(judged(&hub, &member, &first).outcome, Outcome::Conflict);
    assert_eq!(judged(&hub, &member, &second).outcome, Outcome::Valid);
    // Goods for a country that is outside the scheme.
    let mut astray = decode_record::<IssueCertificate>(&second).unwrap();
    let header = astray.header.as_mut().unwrap();
    header.number = CertificateNumber::parse("SL 9999").ok();
    header.destination = CountryCode::parse("CU").ok();
    hand_in(&astray);
    let kinds: Vec<_> = found(&hub).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, [FindingKind::DestinationBarred, FindingKind::NumberTwice]);
    hub.world.check();
}
