//! The main story from application to confirmation, seen in the tables of both authorities; then replayed.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod node;

use kpcs_domain::certificate::Goods;
use kpcs_domain::{
    act::{ApplyForCertificate, ConfirmReceipt, ExamineShipment, IssueCertificate, RecordDispatch, RegisterArrival},
    value::{AuthorityId, Carats},
};
use kpcs_store::{
    StoreFault, check, rebuild,
    view::{self, ApplicationFilter, ApplicationState, CertificateFilter, CertificateState, Page},
};
use node::{
    Node,
    requests::{apply, arrive, confirm, dispatch, examine, issue, number, reference},
};

fn authority(text: &str) -> AuthorityId {
    AuthorityId::parse(text).unwrap()
}

fn told() -> Node {
    let node = Node::founded();
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine("SL-A1"));
    node.act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue("SL-A1"));
    node.act::<RecordDispatch>("SL", "2026-11-25T07:00:00Z", dispatch("SL000001", "2026-11-25"));
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T10:00:00Z", arrive("SL000001", ["50.00", "412.35"]));
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T11:00:00Z", confirm("SL000001"));
    node
}

#[test]
fn both_registers_know_what_became_of_it() {
    let node = told();
    let (sl, antwerp) = (authority("SL"), authority("EU-ANT"));
    let (certificate, shipment, confirmed) = node
        .store
        .read(|sql| {
            let number = number("SL000001");
            let certificate = view::certificate(sql, &number)?.unwrap();
            let shipment = view::shipment(sql, &antwerp, &number)?.unwrap();
            let confirmed = view::confirmation_of(sql, &sl, &number)?.unwrap();
            Ok::<_, StoreFault>((certificate, shipment, confirmed))
        })
        .unwrap();
    assert_eq!((certificate.state, certificate.conflict), (CertificateState::Confirmed, false));
    assert_eq!(certificate.left_on.map(|day| day.to_string()).as_deref(), Some("2026-11-25"));
    assert_eq!(certificate.carats, Carats::parse("462.35").unwrap());
    assert_eq!(certificate.importing_authority, Some(antwerp.clone()));
    assert_eq!((shipment.state, shipment.withdrawn.as_deref()), (Goods::Confirmed, None));
    assert_eq!(shipment.left_on, certificate.left_on);
    assert_eq!((confirmed.confirmed_by.as_str(), confirmed.differences), ("EU-ANT", 0));
}

#[test]
fn lists_give_what_was_asked_for() {
    let node = told();
    let (sl, antwerp) = (authority("SL"), authority("EU-ANT"));
    node.act::<ApplyForCertificate>("SL", "2026-11-27T08:00:00Z", apply());
    node.store
        .read(|sql| {
            let mut filter = ApplicationFilter { authority: sl.clone(), state: None, company: None };
            assert_eq!(view::applications(sql, &filter, Page::first(10))?.len(), 2);
            filter.state = Some(ApplicationState::Issued);
            let issued = view::applications(sql, &filter, Page::first(10))?;
            assert_eq!(issued[0].certificate, Some(number("SL000001")));
            assert_eq!(view::application(sql, &sl, &reference("SL-A2"))?.unwrap().state, ApplicationState::Applied);

            let found = |text: &str| {
                let filter =
                    CertificateFilter { authority: sl.clone(), state: None, company: None, text: Some(text.into()) };
                view::certificates(sql, &filter, Page::first(10)).map(|rows| rows.len())
            };
            assert_eq!((found("scheldt")?, found("sl0000")?, found("_")?), (1, 1, 0));
            assert_eq!(view::certificate_lines(sql, &number("SL000001"))?.len(), 2);
            assert_eq!(view::count_by_state(sql, &sl)?, [(CertificateState::Confirmed, 1)]);

            let acts = |holder| -> Result<Vec<_>, StoreFault> {
                let rows = view::timeline_of_number(sql, holder, &number("SL000001"))?;
                Ok(rows.into_iter().map(|row| row.act.name).collect::<Vec<_>>())
            };
            let story = ["issue_certificate", "record_dispatch", "register_arrival", "confirm_receipt"];
            assert_eq!(acts(&sl)?, story);
            assert_eq!(acts(&antwerp)?, story);
            assert_eq!(view::timeline_of_subject(sql, &sl, "SL-A1")?.len(), 2);
            assert_eq!(view::timeline_of_subject(sql, &antwerp, "SL-A1")?.len(), 0);

            assert_eq!(view::arrivals(sql, &antwerp, Page::first(10))?[0].number, number("SL000001"));
            assert_eq!(view::standings_on(sql, node::requests::day("2026-11-23"))?.len(), 3);
            assert_eq!(view::authorities(sql, None)?.len(), 2);
            assert_eq!(view::keys(sql, Some(&sl))?.len(), 2);
            assert_eq!(view::rule_packs(sql)?.len(), 3);
            let pack = kpcs_store::act::facts::rule_pack(sql, sl.participant().unwrap(), issued[0].applied_at.day())?;
            let left = view::numbers_left(sql, &sl, sl.participant().unwrap(), &pack, issued[0].applied_at.day())?;
            assert_eq!(left, 999_998);
            Ok::<_, StoreFault>(())
        })
        .unwrap();
}

#[test]
fn a_replay_gives_the_same_tables() {
    let node = told();
    assert_eq!(check(&node.store, |_| ()).unwrap(), vec![]);
    let last = node.count("select max(position) from journal_entry");
    assert_eq!(rebuild(&node.store, |_| ()).unwrap(), last);
    assert_eq!(check(&node.store, |_| ()).unwrap(), vec![]);
    assert_eq!(node.text("select state from view_certificate"), "confirmed");
}

#[test]
fn a_check_finds_a_row_that_does_not_follow_from_the_journal() {
    let node = told();
    let changed = node.store.write(|sql| sql.execute("update view_certificate set carats = carats + 1", &[]));
    assert_eq!(changed.unwrap(), 1);
    let found = check(&node.store, |_| ()).unwrap();
    assert_eq!(
        found.iter().map(|one| (one.table.as_str(), one.unexpected, one.missing)).collect::<Vec<_>>(),
        [("view_certificate", 1, 1)]
    );
    rebuild(&node.store, |_| ()).unwrap();
    assert_eq!(check(&node.store, |_| ()).unwrap(), vec![]);
}
