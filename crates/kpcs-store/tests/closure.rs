//! Endings and what is not closed make up what was issued, at each step of a small trade, before and after a rebuild.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod node;

use kpcs_domain::{
    act::{ApplyForCertificate, ConfirmReceipt, ExamineShipment, IssueCertificate, RecordDispatch, RegisterArrival},
    certificate::Escalation,
    value::{AuthorityId, CountryCode},
};
use kpcs_store::{
    rebuild,
    view::{ClosureOf, closure_by_pair, closure_of},
};
use node::{
    Node,
    requests::{apply, arrive, confirm, day, dispatch, examine, issue},
};

fn closure(node: &Node, authority: &str, today: &str) -> ClosureOf {
    let authority = AuthorityId::parse(authority).unwrap();
    let participant = authority.participant().unwrap();
    node.store.read(|sql| closure_of(sql, &authority, participant, day(today))).unwrap()
}

/// Every ending and every reason in one line; checks that they make up what was issued.
fn said(node: &Node, today: &str) -> String {
    let closure = closure(node, "SL", today);
    let ended: i64 = closure.ended.values().sum();
    assert_eq!(ended + i64::try_from(closure.sent.len()).unwrap(), closure.issued);
    let open = closure.sent.iter().map(|row| row.reason.word().to_owned());
    let ended = closure.ended.iter().filter(|(_, count)| **count > 0).map(|(word, count)| format!("{word} {count}"));
    let mut words: Vec<_> = open.chain(ended).collect();
    words.sort();
    words.join(", ")
}

fn issued(node: &Node, count: usize) {
    for file in 1..=count {
        let reference = format!("SL-A{file}");
        node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
        node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine(&reference));
        node.act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue(&reference));
    }
}

#[test]
fn endings_and_what_is_open_are_what_was_issued() {
    let node = Node::founded();
    issued(&node, 3);
    assert_eq!(said(&node, "2026-11-23"), "in_office, in_office, in_office");
    node.act::<RecordDispatch>("SL", "2026-11-24T10:00:00Z", dispatch("SL000001", "2026-11-24"));
    node.act::<RecordDispatch>("SL", "2026-11-24T10:00:00Z", dispatch("SL000002", "2026-11-24"));
    node.act::<RegisterArrival>("EU-ANT", "2026-11-26T10:00:00Z", arrive("SL000001", ["50", "412.35"]));
    assert_eq!(said(&node, "2026-11-26"), "arrived_not_confirmed, in_office, on_the_way");
    node.act::<ConfirmReceipt>("EU-ANT", "2026-11-26T11:00:00Z", confirm("SL000001"));
    assert_eq!(said(&node, "2026-11-26"), "confirmed 1, in_office, on_the_way");
    assert_eq!(said(&node, "2028-01-01"), "confirmed 1, expired_on_the_way, expired_unused 1");
    let before = closure(&node, "SL", "2028-01-01");
    rebuild(&node.store, |_| ()).unwrap();
    assert_eq!(closure(&node, "SL", "2028-01-01"), before);
}

#[test]
fn both_sides_see_what_is_late_and_the_scheme_only_counts() {
    let node = Node::founded();
    issued(&node, 1);
    node.act::<RecordDispatch>("SL", "2026-11-24T10:00:00Z", dispatch("SL000001", "2026-11-24"));
    let late = "2028-01-01";
    let sent = closure(&node, "SL", late).sent;
    let arriving = closure(&node, "EU-ANT", late).arriving;
    let rows: Vec<_> = sent.iter().chain(&arriving).collect();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!((row.reason.word(), row.escalation), ("expired_on_the_way", Escalation::ForChair), "{row:?}");
    }
    let pairs = node.store.read(|sql| closure_by_pair(sql, day(late))).unwrap();
    let counted = pairs.iter().map(|pair| (pair.destination, pair.issued, pair.open, pair.overdue)).collect::<Vec<_>>();
    assert_eq!(counted, [(CountryCode::EU, 1, 1, 1)]);
}
