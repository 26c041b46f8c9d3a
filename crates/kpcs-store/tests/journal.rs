//! What the journal refuses: changes, second numbers, statements out of their chain; and what it takes twice.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod node;

use std::{collections::BTreeSet, fs, path::Path};

use kpcs_domain::act::{ApplyForCertificate, ExamineShipment, IssueCertificate, VoidCertificate, void_certificate};
use kpcs_store::{
    Store, StoreFault, StoreOptions,
    act::infos,
    append, check, entry,
    work::{ProposalState, close_proposal},
};
use node::{
    Node, Stopped,
    requests::{apply, examine, issue, number, text},
};

fn issued() -> (Node, i64) {
    let node = Node::founded();
    node.act::<ApplyForCertificate>("SL", "2026-11-23T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-23T09:00:00Z", examine("SL-A1"));
    let position = node.act::<IssueCertificate>("SL", "2026-11-23T10:00:00Z", issue("SL-A1"));
    (node, position)
}

#[test]
fn nothing_in_it_can_be_changed_or_taken_away() {
    let (node, _) = issued();
    for (sql, says) in [
        ("update journal_entry set at = at + 1", "journal_entry is insert-only"),
        ("delete from journal_entry", "journal_entry is insert-only"),
        ("update journal_part set bytes = x'00'", "journal_part changes only by erasure"),
        ("delete from journal_part", "journal_part keeps a tombstone"),
    ] {
        let fault = node.store.write(move |writer| writer.execute(sql, &[])).unwrap_err();
        assert!(fault.to_string().contains(says), "{sql}: {fault}");
    }
}

#[test]
fn a_part_may_only_be_erased_and_then_reads_as_erased() {
    let (node, position) = issued();
    let erase = "update journal_part set blind = null, bytes = null, erased_at = 1
                 where digest in (select digest from journal_part order by digest limit 1000)";
    assert!(node.store.write(move |sql| sql.execute(erase, &[])).unwrap() > 0);
    let found = node.store.read(|sql| Ok::<_, StoreFault>(entry(sql, position)?.record::<IssueCertificate>().is_err()));
    assert!(found.unwrap());
}

#[test]
fn a_number_is_issued_once() {
    let (node, _) = issued();
    node.act::<ApplyForCertificate>("SL", "2026-11-24T08:00:00Z", apply());
    node.act::<ExamineShipment>("SL", "2026-11-24T09:00:00Z", examine("SL-A2"));
    let again = node.try_act::<IssueCertificate>("SL", "2026-11-24T10:00:00Z", issue("SL-A2"), Some(number("SL0001")));
    match again {
        Err(Stopped::Fault(fault)) => assert!(fault.violates("view_number"), "{fault}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(node.count("select count(*) from view_certificate"), 1);
    assert_eq!(node.text("select state from view_application where reference = 'SL-A2'"), "examined");
}

#[test]
fn a_spoiled_number_is_not_issued_any_more() {
    let (node, _) = issued();
    let request = void_certificate::Request { number: number("SL000001"), reason: text("Torn in the printer.") };
    node.act::<VoidCertificate>("SL", "2026-11-23T11:00:00Z", request);
    let again =
        node.try_act::<IssueCertificate>("SL", "2026-11-23T12:00:00Z", issue("SL-A1"), Some(number("SL000001")));
    assert!(matches!(again, Err(Stopped::Fault(fault)) if fault.violates("view_number")));
    node.act::<IssueCertificate>("SL", "2026-11-23T12:00:00Z", issue("SL-A1"));
    assert_eq!(node.text("select certificate from view_application"), "SL000002");
}

#[test]
fn a_number_taken_in_vain_is_recorded_as_spoiled_once_its_preparation_has_ended() {
    let (node, _) = issued();
    let request = || void_certificate::Request { number: number("SL000002"), reason: text("The preparation lapsed.") };
    let ask = |at| node.try_act::<VoidCertificate>("SL", at, request(), None);
    assert!(matches!(ask("2026-11-24T08:00:00Z"), Err(Stopped::Refused(codes)) if codes == ["number_unknown"]));
    let proposal = node.prepared("SL", number("SL000002"));
    assert!(matches!(ask("2026-11-24T09:00:00Z"), Err(Stopped::Refused(codes)) if codes == ["preparation_open"]));
    let closed = node.store.write(move |sql| close_proposal(sql, proposal, ProposalState::Lapsed, None));
    closed.unwrap();
    ask("2026-11-24T10:00:00Z").unwrap();
    assert_eq!(node.text("select state from view_number where serial = 2"), "spoiled");
    assert!(matches!(ask("2026-11-24T11:00:00Z"), Err(Stopped::Refused(codes)) if codes == ["number_already_spoiled"]));
    assert_eq!(check(&node.store, |_| ()).unwrap(), vec![]);
}

#[test]
fn the_list_of_acts_is_that_of_the_domain() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kpcs-domain/src/act");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let stems = files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    let named: BTreeSet<_> =
        stems.filter(|stem| !["mod", "header", "kind", "refusal"].contains(&stem.as_str())).collect();
    assert_eq!(infos().iter().map(|info| info.name.to_owned()).collect::<BTreeSet<_>>(), named);
    assert!(infos().is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn a_statement_out_of_its_chain_is_not_appended() {
    let (node, position) = issued();
    let before = node.count("select count(*) from journal_entry");
    let again = node.store.write(move |sql| {
        let opened = entry(sql, position)?.opened;
        append(sql, opened)
    });
    assert!(matches!(again, Err(StoreFault::Corrupt { .. })));
    assert_eq!(node.count("select count(*) from journal_entry"), before);
}

#[test]
fn what_was_received_is_received_once() {
    let (node, position) = issued();
    let antwerp = kpcs_domain::value::AuthorityId::parse("EU-ANT").unwrap();
    assert_eq!(node.count("select count(*) from journal_entry where received_by = 'EU-ANT'"), 1);
    assert_eq!(node.deliver(position, &antwerp), None);
    assert_eq!(node.count("select count(*) from view_shipment"), 1);
}

#[test]
fn a_folder_is_used_by_one_program_and_only_if_it_is_ours() {
    let folder = tempfile::tempdir().unwrap();
    let first = Store::make(folder.path(), StoreOptions::default()).unwrap();
    assert!(matches!(Store::open(folder.path(), StoreOptions::default()), Err(StoreFault::Foreign { .. })));
    drop(first);
    let second = Store::open(folder.path(), StoreOptions::default()).unwrap();
    second.write(|sql| sql.execute("pragma user_version = 99", &[])).unwrap();
    drop(second);
    assert!(matches!(Store::open(folder.path(), StoreOptions::default()), Err(StoreFault::Foreign { .. })));
}
