//! What an issuer does after the issue: reported lost, stolen, withdrawn; new papers that name the first. Each story ends
//! with a replay that finds no difference.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod node;

use kpcs_domain::{
    act::{
        AmendCertificate, ApplyForCertificate, ConfirmReceipt, ExamineShipment, InvalidateCertificate,
        IssueCertificate, IssueLetterOfComfort, IssueTechnicalCertificate, RecordDispatch, RegisterArrival,
        ReportCertificateLost, ReportCertificateStolen, ReturnShipment,
        amend_certificate::{self, RightReading},
        apply_for_certificate,
        invalidate_certificate::{self, WithdrawalGround},
        issue_certificate,
        issue_letter_of_comfort::{self, SampleKind},
        issue_technical_certificate::{self, TechnicalGround},
        report_certificate_lost, report_certificate_stolen, return_shipment,
    },
    certificate::PrintedElement,
    field::{OneOrMore, YesOrNo},
    value::Name,
};
use kpcs_store::check;
use node::{
    Node, Stopped,
    requests::{apply, arrive, confirm, day, dispatch, examine, issue, number, reference, text},
};

fn issued() -> Node {
    let node = Node::founded();
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine("SL-A1"));
    node.act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue("SL-A1"));
    node
}

fn replays(node: &Node) {
    assert_eq!(check(&node.store, |_| ()).unwrap(), vec![]);
}

fn lost() -> report_certificate_lost::Request {
    report_certificate_lost::Request {
        number: number("SL000001"),
        noticed_on: day("2026-11-24"),
        reported_by: Name::parse("Sewa River Diamonds").unwrap(),
        circumstances: text("Left in a taxi."),
        goods_missing: YesOrNo::No,
    }
}

#[test]
fn a_lost_certificate_ends_at_both_ends_and_is_on_the_list_once() {
    let node = issued();
    node.act::<RecordDispatch>("SL", "2026-11-24T10:00:00Z", dispatch("SL000001", "2026-11-24"));
    node.act::<ReportCertificateLost>("SL", "2026-11-24T11:00:00Z", lost());
    assert_eq!(node.text("select state from view_certificate"), "lost");
    assert_eq!(node.text("select state || ' ' || withdrawn from view_shipment"), "expected lost");
    assert_eq!(node.text("select number || kind || raised_by || count(*) from view_alert"), "SL000001lostSL1");
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T10:00:00Z", arrive("SL000001", ["304.18", "158.17"]));
    let used = node.try_act::<ConfirmReceipt>("EU-ANT", "2026-11-26T11:00:00Z", confirm("SL000001"), None);
    assert!(matches!(used, Err(Stopped::Refused(codes)) if codes.contains(&"certificate_withdrawn")));
    replays(&node);
}

#[test]
fn a_certificate_that_has_ended_is_not_stolen_too() {
    let node = issued();
    let request = invalidate_certificate::Request {
        number: number("SL000001"),
        ground: WithdrawalGround::Order,
        reason: text("Ordered by the High Court."),
    };
    node.act::<InvalidateCertificate>("SL", "2026-11-24T10:00:00Z", request);
    let stolen = report_certificate_stolen::Request {
        number: number("SL000001"),
        noticed_on: day("2026-11-24"),
        reported_by: Name::parse("Sewa River Diamonds").unwrap(),
        circumstances: text("From the car."),
        goods_missing: YesOrNo::Yes,
        police_report: None,
    };
    let again = node.try_act::<ReportCertificateStolen>("SL", "2026-11-24T11:00:00Z", stolen, None);
    assert!(matches!(again, Err(Stopped::Refused(codes)) if codes == ["certificate_already_closed"]));
    assert_eq!(node.text("select withdrawn from view_shipment"), "invalidated");
    assert_eq!(node.text("select kind from view_alert"), "invalidated");
    replays(&node);
}

#[test]
fn new_papers_have_a_number_of_their_own_and_name_the_first() {
    let node = issued();
    node.act::<ApplyForCertificate>("SL", "2026-11-24T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-24T09:00:00Z", examine("SL-A2"));
    let request = issue_certificate::Request {
        application: reference("SL-A2"),
        in_place_of: Some(number("SL000001")),
        container: None,
        preparer_licence: None,
        blank: None,
    };
    let early = node.try_act::<IssueCertificate>("SL", "2026-11-24T10:00:00Z", request.clone(), None);
    assert!(matches!(early, Err(Stopped::Refused(codes)) if codes == ["first_certificate_stands"]));
    node.act::<ReportCertificateLost>("SL", "2026-11-24T11:00:00Z", lost());
    node.act::<IssueCertificate>("SL", "2026-11-24T12:00:00Z", request);
    let second = node.text("select number || ' ' || refers_to from view_certificate where state = 'issued'");
    assert_eq!(second, "SL000002 SL000001");
    replays(&node);
}

#[test]
fn an_amendment_stands_beside_the_certificate_in_both_readings() {
    let node = issued();
    let amend = |element, is: &str| amend_certificate::Request {
        number: number("SL000001"),
        corrections: OneOrMore::new(vec![RightReading { element, is: text(is) }]).unwrap(),
        reason: text("Misspelt."),
    };
    let request = amend(PrintedElement::ImporterName, "Schelde Rough NV");
    let refused = node.try_act::<AmendCertificate>("SL", "2026-11-24T10:00:00Z", request, None);
    assert!(matches!(refused, Err(Stopped::Refused(codes)) if codes == ["amendment_not_allowed"]));
    // The pack in the journal allows an amendment once the goods have left.
    node.act::<RecordDispatch>("SL", "2026-11-24T10:30:00Z", dispatch("SL000001", "2026-11-24"));
    let amended = amend(PrintedElement::ImporterName, "Schelde Rough NV");
    node.act::<AmendCertificate>("SL", "2026-11-24T11:00:00Z", amended);
    let again = amend(PrintedElement::ImporterName, "Schelde Rough BV");
    node.act::<AmendCertificate>("SL", "2026-11-24T12:00:00Z", again);
    assert_eq!(node.text("select importer from view_certificate"), "Schelde Rough BV");
    assert_eq!(node.text("select importer from view_shipment"), "Schelde Rough BV");
    let first =
        "select was || ' > ' || reads from view_amendment where holder = 'EU-ANT' order by position desc limit 1";
    assert_eq!(node.text(first), "Schelde Rough NV > Schelde Rough BV");
    let known = node.store.read(|sql| {
        let receiver = kpcs_domain::value::AuthorityId::parse("EU-ANT").unwrap();
        kpcs_store::act::shipment::known_shipment(sql, &receiver, &number("SL000001"))
    });
    assert_eq!(known.unwrap().unwrap().core.importer.as_str(), "Schelde Rough BV");
    replays(&node);
}

/// A technical certificate of Antwerp for some of the goods of SL000001.
fn technical(node: &Node, parcels: &[usize]) -> issue_technical_certificate::Request {
    let came = node.store.read(|sql| {
        let receiver = kpcs_domain::value::AuthorityId::parse("EU-ANT").unwrap();
        kpcs_store::act::shipment::known_shipment(sql, &receiver, &number("SL000001"))
    });
    let details = came.unwrap().unwrap().details;
    let parcels = parcels.iter().map(|parcel| details.parcels[*parcel].clone()).collect();
    issue_technical_certificate::Request {
        ground: TechnicalGround::ReturnedAtBorder,
        return_of: Some(number("SL000001")),
        exporter: details.importer,
        importer: details.exporter,
        destination: kpcs_domain::value::CountryCode::parse("SL").unwrap(),
        parcels: OneOrMore::new(parcels).unwrap(),
        seals: details.seals,
        container: None,
        conveyance: details.conveyance,
        basis: text("Entry refused: the seal was broken."),
    }
}

#[test]
fn a_technical_certificate_has_a_number_of_the_block_and_names_what_it_returns() {
    let node = issued();
    node.act::<IssueTechnicalCertificate>("EU-ANT", "2026-11-26T10:00:00Z", technical(&node, &[0, 1]));
    let row = "select refers_to || ' ' || technical || ' ' || importing_authority from view_certificate
               where authority = 'EU-ANT'";
    assert_eq!(node.text(row), "SL000001 1 SL");
    assert_eq!(node.text("select issuer || technical from view_shipment where receiver = 'SL'"), "EU-ANT1");
    replays(&node);
}

#[test]
fn a_letter_of_comfort_is_at_both_ends_takes_no_number_and_its_reference_once() {
    let node = issued();
    let declared = node::requests::declaration();
    let letter = |to: &str| issue_letter_of_comfort::Request {
        reference: reference("SL-L3"),
        sample: SampleKind::Concentrate,
        site: None,
        extracting_plant: Some(Name::parse("Koidu DMS 2").unwrap()),
        contents: text("Two drums of concentrate, 40 kg."),
        seals: Vec::new(),
        sender: declared.exporter.clone(),
        consignee: declared.importer.clone(),
        destination_authority: kpcs_domain::value::AuthorityId::parse(to).unwrap(),
        reason: text("For the count of indicator minerals."),
    };
    let numbers = node.text("select cast(count(*) as text) from view_number");
    let refused = |to: &str| match node.try_act::<IssueLetterOfComfort>("SL", "2026-11-24T10:00:00Z", letter(to), None)
    {
        Err(Stopped::Refused(codes)) => codes,
        _ => Vec::new(),
    };
    assert_eq!(refused("EU-XXX"), ["destination_authority_unknown"]);
    node.act::<IssueLetterOfComfort>("SL", "2026-11-24T10:00:00Z", letter("EU-ANT"));
    assert_eq!(refused("EU-ANT"), ["letter_reference_taken"]);
    let holders = "select group_concat(holder || '<' || authority || ' ' || reference, ', ')
                   from (select * from view_letter_of_comfort order by holder)";
    assert_eq!(node.text(holders), "EU-ANT<SL SL-L3, SL<SL SL-L3");
    assert_eq!(node.text("select cast(count(*) as text) from view_number"), numbers);
    replays(&node);
}

#[test]
fn what_is_left_of_an_imported_lot_can_go_out_and_no_more() {
    let node = issued();
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T10:00:00Z", arrive("SL000001", ["50", "412.35"]));
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T11:00:00Z", confirm("SL000001"));
    let antwerp = kpcs_domain::value::AuthorityId::parse("EU-ANT").unwrap();
    let lot = || {
        let lot = node.store.read(|sql| kpcs_store::view::lot(sql, &antwerp, &number("SL000001"))).unwrap().unwrap();
        (lot.imported.to_string(), lot.left().to_string())
    };
    let whole = lot();
    assert_eq!(whole.0, whole.1);
    let mut shipment = node::requests::declaration();
    shipment.destination = kpcs_domain::value::CountryCode::parse("SL").unwrap();
    shipment.sources[0].kind = kpcs_domain::certificate::SourceKind::ImportCertificate;
    shipment.sources[0].reference = Name::parse("SL000001").unwrap();
    shipment.sources[0].carats = kpcs_domain::value::Carats::parse("999").unwrap();
    shipment.sources.truncate(1);
    let request = kpcs_domain::act::apply_for_certificate::Request { shipment };
    node.act::<ApplyForCertificate>("EU-ANT", "2026-11-27T08:00:00Z", request);
    node.act::<ExamineShipment>("EU-ANT", "2026-11-27T09:00:00Z", examine("EU-ANT-A1"));
    let out = node.try_act::<IssueCertificate>("EU-ANT", "2026-11-27T10:00:00Z", issue("EU-ANT-A1"), None);
    assert!(matches!(&out, Err(Stopped::Refused(codes)) if codes.contains(&"lot_exceeded")));
    assert_eq!(lot(), whole);
    replays(&node);
}

#[test]
fn a_parcel_sent_back_is_no_part_of_the_lot_that_was_let_in() {
    let node = issued();
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T10:00:00Z", arrive("SL000001", ["50", "412.35"]));
    node.act::<IssueTechnicalCertificate>("EU-ANT", "2026-11-26T11:00:00Z", technical(&node, &[0]));
    let under = node.text("select number from view_certificate where authority = 'EU-ANT'");
    let request = return_shipment::Request {
        number: Some(number("SL000001")),
        case: None,
        under: number(&under),
        left_on: day("2026-11-26"),
        returned_parcels: vec![1],
        carrier: None,
        waybill: None,
        statement: None,
        phrases: Vec::new(),
    };
    node.act::<ReturnShipment>("EU-ANT", "2026-11-26T12:00:00Z", request);
    let antwerp = kpcs_domain::value::AuthorityId::parse("EU-ANT").unwrap();
    let lot = || node.store.read(|sql| kpcs_store::view::lot(sql, &antwerp, &number("SL000001"))).unwrap().unwrap();
    let said = |lot: &kpcs_store::view::LotRow| {
        let back: Vec<_> =
            lot.sent_back.iter().map(|one| format!("{} {} {}", one.parcel, one.carats, one.under)).collect();
        format!("{} {back:?} {}", lot.state.word(), lot.left())
    };
    assert_eq!(said(&lot()), format!("arrived [\"1 50.00 {under}\"] 412.35"));
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T13:00:00Z", confirm("SL000001"));
    assert_eq!(said(&lot()), format!("confirmed [\"1 50.00 {under}\"] 412.35"));
    let followed = node.store.read(|sql| kpcs_store::view::lots(sql, &antwerp, 10)).unwrap();
    assert_eq!(followed.len(), 1, "it is followed although nothing has gone out of it");
    replays(&node);
}

#[test]
fn unsold_goods_go_back_and_both_registers_follow_them() {
    use kpcs_domain::{
        certificate::Purpose,
        value::{AuthorityId, CountryCode},
    };
    let node = Node::founded();
    let mut shipment = node::requests::declaration();
    (shipment.purpose, shipment.expected_return) = (Purpose::Viewing, Some(day("2026-12-20")));
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply_for_certificate::Request { shipment });
    node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine("SL-A1"));
    node.act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue("SL-A1"));
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T10:00:00Z", arrive("SL000001", ["50", "412.35"]));
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T11:00:00Z", confirm("SL000001"));
    let [freetown, antwerp] = ["SL", "EU-ANT"].map(|office| AuthorityId::parse(office).unwrap());
    let open = || {
        let due = node.store.read(|sql| {
            let coming = kpcs_store::view::to_come_back(sql, &freetown)?;
            Ok::<_, kpcs_store::StoreFault>((coming, kpcs_store::view::to_send_back(sql, &antwerp)?))
        });
        let (coming, going) = due.unwrap();
        let dated = |rows: Vec<kpcs_store::view::GoingBack>| {
            rows.iter().map(|row| format!("{} {}", row.number, row.due)).collect::<Vec<_>>()
        };
        (dated(coming), dated(going))
    };
    let due = vec!["SL000001 2026-12-20".to_owned()];
    assert_eq!(open(), (due.clone(), due.clone()));
    let mut shipment = node::requests::declaration();
    shipment.destination = CountryCode::parse("SL").unwrap();
    shipment.return_of = Some(number("SL000001"));
    shipment.sources.truncate(1);
    shipment.sources[0].kind = kpcs_domain::certificate::SourceKind::ImportCertificate;
    shipment.sources[0].reference = Name::parse("SL000001").unwrap();
    shipment.sources[0].carats = kpcs_domain::value::Carats::parse("462.35").unwrap();
    node.act::<ApplyForCertificate>("EU-ANT", "2026-11-27T08:00:00Z", apply_for_certificate::Request { shipment });
    node.act::<ExamineShipment>("EU-ANT", "2026-11-27T09:00:00Z", examine("EU-ANT-A1"));
    node.act::<IssueCertificate>("EU-ANT", "2026-11-27T10:00:00Z", issue("EU-ANT-A1"));
    let under = node.text("select number from view_certificate where authority = 'EU-ANT'");
    let followed = |office: &AuthorityId| {
        let rows = node.store.read(|sql| kpcs_store::view::returns_of(sql, office, &number("SL000001"))).unwrap();
        rows.iter().map(|row| format!("{} {} {}", row.under, row.carats, row.state.word())).collect::<Vec<_>>()
    };
    assert_eq!(followed(&freetown), [format!("{under} 462.35 expected")]);
    assert_eq!(followed(&antwerp), [format!("{under} 462.35 issued")]);
    assert_eq!(open(), (due, vec![]), "nothing is left of the lot in Antwerp; Freetown still waits");
    let back = kpcs_domain::act::register_arrival::Request {
        place: CountryCode::parse("SL").unwrap(),
        arrived_on: day("2026-11-30"),
        ..arrive(&under, ["50", "412.35"])
    };
    node.act::<RegisterArrival>("SL", "2026-11-30T10:00:00Z", back);
    let received = kpcs_domain::act::confirm_receipt::Request { received_on: day("2026-11-30"), ..confirm(&under) };
    node.act::<ConfirmReceipt>("SL", "2026-11-30T11:00:00Z", received);
    assert_eq!(open(), (vec![], vec![]));
    assert_eq!(followed(&freetown), [format!("{under} 462.35 confirmed")]);
    assert_eq!(followed(&antwerp), [format!("{under} 462.35 confirmed")]);
    replays(&node);
}
