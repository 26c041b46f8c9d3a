//! What an issuer does after the issue: reported lost, stolen, withdrawn; new papers that name the first. Each story ends
//! with a replay that finds no difference.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod node;

use kpcs_domain::{
    act::{
        ApplyForCertificate, ConfirmReceipt, ExamineShipment, InvalidateCertificate, IssueCertificate, RecordDispatch,
        RegisterArrival, ReportCertificateLost, ReportCertificateStolen,
        invalidate_certificate::{self, WithdrawalGround},
        issue_certificate, report_certificate_lost, report_certificate_stolen,
    },
    field::YesOrNo,
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
    let request = issue_certificate::Request { application: reference("SL-A2"), in_place_of: Some(number("SL000001")) };
    let early = node.try_act::<IssueCertificate>("SL", "2026-11-24T10:00:00Z", request.clone(), None);
    assert!(matches!(early, Err(Stopped::Refused(codes)) if codes == ["first_certificate_stands"]));
    node.act::<ReportCertificateLost>("SL", "2026-11-24T11:00:00Z", lost());
    node.act::<IssueCertificate>("SL", "2026-11-24T12:00:00Z", request);
    let second = node.text("select number || ' ' || refers_to from view_certificate where state = 'issued'");
    assert_eq!(second, "SL000002 SL000001");
    replays(&node);
}
