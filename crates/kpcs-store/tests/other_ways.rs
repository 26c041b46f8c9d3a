//! What else becomes of certificates: withdrawn, spoiled, replaced, cancelled, discrepant, confirmed on paper; and of
//! keys and standings. Each story ends with a replay that finds no difference.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod node;

use kpcs_domain::{
    act::{
        AmendApplication, ApplyForCertificate, CancelCertificate, ChangeParticipantStatus, ConfirmReceipt,
        ExamineShipment, IssueCertificate, KeyPurpose, PublishSpecimen, RecordDispatch, RecordForeignCertificate,
        RecordPaperConfirmation, RegisterArrival, ReplaceCertificate, ReportDiscrepancy, RevokeKey,
        WithdrawApplication, amend_application, cancel_certificate, change_participant_status, publish_specimen,
        record_paper_confirmation::{self, ConfirmationChannel},
        replace_certificate,
        revoke_key::{self, RevocationReason},
        withdraw_application,
    },
    certificate::DifferenceCause,
    party::{Status, Trade},
    value::{Carats, CountryCode, Name, Reference, Timestamp},
};
use kpcs_store::{StoreFault, act::facts::scheme_history, bind, check, record_at};
use node::{
    Node, Stopped, key,
    requests::{
        apply, arrive, confirm, day, declaration, discrepancy, dispatch, examine, foreign, issue, number, reference,
        text,
    },
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

#[test]
fn an_amendment_drops_the_examination() {
    let node = Node::founded();
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine("SL-A1"));
    let mut shipment = declaration();
    shipment.importer.name = Name::parse("Scheldt Rough NV").unwrap();
    let request = amend_application::Request { application: reference("SL-A1"), shipment };
    node.act::<AmendApplication>("SL", "2026-11-23T09:30:00Z", request);
    assert_eq!(node.text("select state || importer from view_application"), "appliedScheldt Rough NV");
    let too_early = node.try_act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue("SL-A1"), None);
    assert!(matches!(too_early, Err(Stopped::Refused(codes)) if codes == ["application_not_examined"]));
    node.act::<ExamineShipment>("SL", "2026-11-23T11:00:00Z", examine("SL-A1"));
    node.act::<IssueCertificate>("SL", "2026-11-23T12:00:00Z", issue("SL-A1"));
    assert_eq!(node.text("select importer from view_certificate"), "Scheldt Rough NV");
    replays(&node);
}

#[test]
fn a_withdrawn_application_is_closed() {
    let node = Node::founded();
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
    let request = withdraw_application::Request { application: reference("SL-A1"), reason: text("No sale.") };
    node.act::<WithdrawApplication>("SL", "2026-11-23T09:00:00Z", request);
    let late = node.try_act::<ExamineShipment>("SL", "2026-11-23T10:00:00Z", examine("SL-A1"), None);
    assert!(matches!(late, Err(Stopped::Refused(codes)) if codes == ["application_not_open"]));
    replays(&node);
}

#[test]
fn a_replacement_ends_the_old_certificate_at_both_authorities() {
    let node = issued();
    node.act::<ApplyForCertificate>("SL", "2026-11-24T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-24T09:00:00Z", examine("SL-A2"));
    let request = replace_certificate::Request {
        number: number("SL000001"),
        application: reference("SL-A2"),
        reason: text("The importer's name was misspelt."),
        original_surrendered: true,
        container: None,
    };
    node.act::<ReplaceCertificate>("SL", "2026-11-24T10:00:00Z", request);
    let state = "select group_concat(number || ' ' || state, ', ') from view_certificate order by serial";
    assert_eq!(node.text(state), "SL000001 replaced, SL000002 issued");
    assert_eq!(node.text("select replaced_by from view_certificate where serial = 1"), "SL000002");
    assert_eq!(node.text("select refers_to from view_certificate where serial = 2"), "SL000001");
    assert_eq!(node.text("select withdrawn from view_shipment where serial = 1"), "replaced");
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T09:00:00Z", arrive("SL000001", ["50", "412.35"]));
    let old = node.try_act::<ConfirmReceipt>("EU-ANT", "2026-11-26T10:00:00Z", confirm("SL000001"), None);
    assert!(matches!(old, Err(Stopped::Refused(codes)) if codes == ["certificate_withdrawn"]));
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T11:00:00Z", arrive("SL000002", ["50", "412.35"]));
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T12:00:00Z", confirm("SL000002"));
    replays(&node);
}

#[test]
fn a_cancelled_certificate_is_withdrawn_at_the_receiver() {
    let node = issued();
    let request = cancel_certificate::Request {
        number: number("SL000001"),
        reason: text("The sale fell through."),
        original_surrendered: true,
    };
    node.act::<CancelCertificate>("SL", "2026-11-24T10:00:00Z", request);
    assert_eq!(node.text("select state from view_certificate"), "cancelled");
    assert_eq!(node.text("select withdrawn from view_shipment"), "cancelled");
    replays(&node);
}

#[test]
fn a_discrepancy_is_heard_explained_and_confirmed() {
    let node = issued();
    node.act::<RecordDispatch>("SL", "2026-11-25T07:00:00Z", dispatch("SL000001", "2026-11-25"));
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T09:00:00Z", arrive("SL000001", ["49.50", "412.35"]));
    node.act::<ReportDiscrepancy>("EU-ANT", "2026-11-26T10:00:00Z", discrepancy("SL000001"));
    assert_eq!(node.text("select state from view_certificate"), "discrepant");
    assert_eq!(node.text("select state from view_shipment"), "discrepant");
    assert_eq!(node.count("select count(*) from view_discrepancy"), 2);
    let mut request = confirm("SL000001");
    request.parcels = vec![kpcs_domain::act::confirm_receipt::ParcelAnswer {
        cause: Some(DifferenceCause::Weight),
        explanation: Some(text("Weighed before the boil, says the issuer.")),
    }];
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-27T10:00:00Z", request);
    assert_eq!(node.count("select differences from view_confirmation where holder = 'SL'"), 1);
    assert_eq!(node.text("select state from view_certificate"), "confirmed");
    replays(&node);
}

#[test]
fn a_confirmation_after_the_end_is_kept_as_a_conflict() {
    let node = issued();
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T09:00:00Z", arrive("SL000001", ["50", "412.35"]));
    // Both sides act before either has heard of the other.
    let paper = record_paper_confirmation::Request {
        number: number("SL000001"),
        received_on: day("2026-11-26"),
        channel: ConfirmationChannel::Fax,
        confirmed_by: Name::parse("Diamond Office, Antwerp").unwrap(),
        carats: Carats::parse("462.35").unwrap(),
        parcels: 2,
        image: None,
        remarks: None,
    };
    node.act::<RecordPaperConfirmation>("SL", "2026-11-26T09:30:00Z", paper);
    assert_eq!(node.text("select channel from view_confirmation"), "paper");
    assert_eq!(node.count("select conflict from view_certificate"), 0);
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T10:00:00Z", confirm("SL000001"));
    assert_eq!(node.count("select conflict from view_certificate"), 1);
    assert_eq!(node.text("select state from view_certificate"), "confirmed");
    replays(&node);
}

#[test]
fn a_certificate_on_paper_is_taken_in_compared_and_confirmed() {
    let node = Node::founded();
    let position = node.act::<RecordForeignCertificate>("EU-ANT", "2026-11-25T10:00:00Z", foreign("LB000042"));
    assert_eq!(node.text("select channel from view_shipment"), "paper");
    assert_eq!(node.count("select count(*) from view_shipment where expires_on is null"), 1);
    let record = node.store.read(|sql| record_at::<RecordForeignCertificate>(sql, position)).unwrap();
    let findings: Vec<_> =
        record.decided.comparisons.iter().map(|one| format!("{} {}", one.what, one.finding)).collect();
    let expected = ["block not_known", "form agrees", "range not_known", "duplicate agrees", "specimen not_known"];
    assert_eq!(findings[..5], expected);
    assert_eq!(findings[5..], ["signatory not_known", "advice not_known"]);

    let again = node.try_act::<RecordForeignCertificate>("EU-ANT", "2026-11-25T11:00:00Z", foreign("LB42"), None);
    assert!(matches!(again, Err(Stopped::Refused(codes)) if codes == ["certificate_recorded"]));
    let like = node.act::<RecordForeignCertificate>("EU-ANT", "2026-11-25T12:00:00Z", foreign("LB000043"));
    let like = node.store.read(|sql| record_at::<RecordForeignCertificate>(sql, like)).unwrap();
    assert_eq!(like.decided.comparisons[3].finding.word(), "differs");

    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T10:00:00Z", arrive("LB000042", ["50", "412.35"]));
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T11:00:00Z", confirm("LB000042"));
    assert_eq!(node.text("select state from view_shipment where serial = 42"), "confirmed");
    replays(&node);
}

#[test]
fn paper_of_an_issuer_that_signs_lacks_its_advice_and_a_specimen_names_who_may_sign() {
    let node = Node::founded();
    let specimen = publish_specimen::Request {
        participant: CountryCode::parse("SL").unwrap(),
        version: 1,
        valid_from: day("2026-11-02"),
        valid_to: None,
        features: vec![text("Watermark of a lion")],
        signatories: vec![publish_specimen::Signatory {
            name: Name::parse("F. Kamara").unwrap(),
            from: day("2026-01-01"),
            to: None,
        }],
        images: Vec::new(),
    };
    node.act::<PublishSpecimen>("SL", "2026-11-02T10:00:00Z", specimen);
    let mut paper = foreign("SL000777");
    paper.signatory = Name::parse("F. Kamara").ok();
    let position = node.act::<RecordForeignCertificate>("EU-ANT", "2026-11-25T10:00:00Z", paper);
    let record = node.store.read(|sql| record_at::<RecordForeignCertificate>(sql, position)).unwrap();
    let finding = |index: usize| record.decided.comparisons[index].finding.word();
    assert_eq!((finding(5), finding(6)), ("agrees", "differs"));
    replays(&node);
}

#[test]
fn a_change_of_standing_leaves_neither_gap_nor_overlap() {
    let node = Node::founded();
    let lebanon = CountryCode::parse("LB").unwrap();
    let current = kpcs_reference::scheme_history().intervals_of(lebanon).last().unwrap().clone();
    let standing = kpcs_domain::party::Interval {
        from: day("2026-12-01"),
        status: Status::Suspended,
        trade: Trade::Closed,
        ..current
    };
    let request = change_participant_status::Request {
        standing,
        member_of: None,
        basis: text("Administrative decision"),
        source: text("Notice of the Chair"),
        historical: false,
    };
    node.act::<ChangeParticipantStatus>("scheme", "2026-11-23T10:00:00Z", request.clone());
    let again = node.try_act::<ChangeParticipantStatus>("scheme", "2026-11-23T11:00:00Z", request, None);
    assert!(matches!(again, Err(Stopped::Refused(codes)) if codes == ["change_not_after_current"]));
    let trades = node.store.read(|sql| {
        let history = scheme_history(sql)?;
        let on = |text| history.standing(lebanon, day(text)).map(|row| row.trade.word());
        Ok::<_, StoreFault>([on("2026-11-30"), on("2026-12-01")])
    });
    assert_eq!(trades.unwrap(), [Some("open"), Some("closed")]);
    replays(&node);
}

#[test]
fn a_revoked_key_keeps_its_row_and_its_reason() {
    let node = Node::founded();
    let id = key("EU-ANT", KeyPurpose::Office).public().id().to_string();
    let request = revoke_key::Request {
        key: Reference::parse(&id).unwrap(),
        reason: RevocationReason::Stolen,
        effective_at: Timestamp::parse("2026-11-20T00:00:00Z").unwrap(),
    };
    node.act::<RevokeKey>("EU", "2026-11-23T10:00:00Z", request);
    assert_eq!(node.text("select reason from view_key where authority = 'EU-ANT'"), "stolen");
    let root = revoke_key::Request {
        key: Reference::parse(&key("EU", KeyPurpose::Root).public().id().to_string()).unwrap(),
        reason: RevocationReason::Lost,
        effective_at: Timestamp::parse("2026-11-20T00:00:00Z").unwrap(),
    };
    let last = node.try_act::<RevokeKey>("EU", "2026-11-23T11:00:00Z", root, None);
    assert!(matches!(last, Err(Stopped::Refused(codes)) if codes == ["last_root_key"]));
    replays(&node);
}

/// Verification asks by a number alone, again and again: a table that has no index by it is read from end to end each time.
#[test]
fn a_number_is_found_without_reading_a_table_through() {
    let node = Node::founded();
    for table in ["view_certificate", "view_shipment", "view_arrival", "view_confirmation", "view_number", "view_act"] {
        let asked = format!("explain query plan select * from {table} where participant = 'SL' and serial = 4211");
        let asked: &'static str = asked.leak();
        let plan = node.store.read(|sql| sql.query(asked, bind![], |row| row.text(3))).unwrap();
        assert!(plan.iter().all(|step| step.starts_with("SEARCH")), "{table}: {plan:?}");
    }
}
