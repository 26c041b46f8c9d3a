//! An exporter who lies, and signs what it made: the log, its witnesses and the chain find it all the same.

use kpcs_audit::{Audit, Counts, Question, Record, Unreadable, prove};
use kpcs_domain::{act::KeyPurpose, field::Record as _, value::AuthorityId};
use kpcs_log::{Hash, leaf_hash};
use kpcs_register::{BundleOrder, Clock as _};
use kpcs_statement::encode_group;
use sha2::{Digest as _, Sha256};

use crate::exported::{Scheme, authority, broken, participant, records};

/// The records as a file, counted anew and signed by the office that exported them.
fn sealed(scheme: &Scheme, mut records: Vec<Record>) -> Vec<u8> {
    let Some(Record::Seal(counts, ..)) = records.pop() else { panic!("a bundle ends with its seal") };
    let count = |is: &dyn Fn(&Record) -> bool| records.iter().filter(|record| is(record)).count() as u64;
    let hidden = records.iter().map(|record| if let Record::Hidden(level, _) = record { 1 << level } else { 0 });
    let counts = Counts {
        statements: count(&|record| matches!(record, Record::Statement(_))),
        hidden: hidden.sum(),
        covered: count(&|record| matches!(record, Record::Covered(_))),
        ..counts
    };
    let mut file: Vec<u8> = records.iter().flat_map(framed).collect();
    let key = scheme.world.register.keys().key(&AuthorityId::parse("SL").unwrap(), KeyPurpose::Office).unwrap();
    let message = [b"kpcs/bundle/v1\n", &Sha256::digest(&file)[..], &encode_group(&counts.to_group())].concat();
    file.extend(framed(&Record::Seal(counts, key.public().id(), key.sign(&message))));
    file
}

fn framed(record: &Record) -> Vec<u8> {
    let bytes = record.to_bytes();
    let head = match bytes.len() {
        short @ 0..24 => vec![0x40 + u8::try_from(short).unwrap()],
        one @ 24..256 => vec![0x58, u8::try_from(one).unwrap()],
        two @ 256..65_536 => [vec![0x59], u16::try_from(two).unwrap().to_be_bytes().to_vec()].concat(),
        four => [vec![0x5a], u32::try_from(four).unwrap().to_be_bytes().to_vec()].concat(),
    };
    [head, bytes].concat()
}

fn lied(scheme: &Scheme, lie: impl FnOnce(&mut Vec<Record>)) -> Result<Audit, Unreadable> {
    let mut all = records(&scheme.export(authority("SL")));
    lie(&mut all);
    scheme.prove(&sealed(scheme, all))
}

fn is_statement(record: &Record) -> bool {
    matches!(record, Record::Statement(_))
}

/// The places of the last two statements that follow each other.
fn pair(all: &[Record]) -> usize {
    (1..all.len()).rev().find(|at| is_statement(&all[*at]) && is_statement(&all[at - 1])).unwrap() - 1
}

#[test]
fn what_is_sealed_again_without_a_lie_holds() {
    let audit = lied(&Scheme::new(20), |_| ()).unwrap();
    assert_eq!(broken(&audit), [""; 0]);
}

#[test]
fn statements_cannot_change_places_be_added_or_taken_out_with_their_leaves() {
    let scheme = Scheme::new(21);
    let swapped = lied(&scheme, |all| {
        let at = pair(all);
        all.swap(at, at + 1);
    });
    assert!(broken(&swapped.unwrap()).contains(&"root"));
    for (what, outcome) in [
        ("taken out", lied(&scheme, |all| drop(all.remove(all.iter().rposition(is_statement).unwrap())))),
        (
            "added",
            lied(&scheme, |all| {
                let at = pair(all);
                all.insert(at, all[at].clone());
            }),
        ),
    ] {
        assert!(!outcome.is_ok_and(|audit| audit.findings.broken == 0), "{what}");
    }
    let other = lied(&scheme, |all| {
        let at = pair(all);
        all[at] = all[at + 1].clone();
    });
    assert!(broken(&other.unwrap()).contains(&"root"));
}

/// A statement may be hidden; in the bundle of its own author the chain shows the gap.
#[test]
fn a_hidden_statement_leaves_a_gap_in_the_chain_of_its_author() {
    let scheme = Scheme::new(22);
    let leaf = |all: &[Record], at: usize| {
        let Record::Statement(shown) = all[at].clone() else { panic!("a statement") };
        leaf_hash(&shown.open().unwrap().statement().leaf().0)
    };
    let hidden = lied(&scheme, |all| {
        // The first own one of the year: the chain goes on behind it.
        let at = all.iter().position(|record| matches!(record, Record::Covered(_))).unwrap();
        let at = (at..all.len()).find(|at| is_statement(&all[*at])).unwrap();
        all[at] = Record::Hidden(0, leaf(all, at));
    });
    let found = broken(&hidden.unwrap());
    assert!(found.contains(&"chain_gap"), "{found:?}");
    let forged = lied(&scheme, |all| {
        let at = pair(all);
        all[at] = Record::Hidden(0, Hash([9; 32]));
    });
    assert!(broken(&forged.unwrap()).contains(&"root"));
}

#[test]
fn a_bundle_for_the_public_with_content_in_it_is_told() {
    let scheme = Scheme::new(23);
    let mut all = records(&scheme.export(participant("SL")));
    let Record::Manifest(manifest) = &mut all[0] else { panic!("a manifest") };
    manifest.participant = None;
    let audit = scheme.prove(&sealed(&scheme, all)).unwrap();
    assert!(broken(&audit).contains(&"shows_too_much"));
}

/// Also a number behind which nothing can follow.
#[test]
fn a_chain_that_begins_where_none_can_go_on_is_no_bundle() {
    let lied = lied(&Scheme::new(28), |all| {
        let Record::Manifest(manifest) = &mut all[0] else { panic!("a manifest") };
        manifest.chain_running = Some(u64::MAX);
    });
    assert!(matches!(lied, Err(Unreadable::Form { record: 1, .. })), "{lied:?}");
}

#[test]
fn the_name_of_another_office_is_no_seal() {
    let scheme = Scheme::new(24);
    let audit = lied(&scheme, |all| {
        let Record::Manifest(manifest) = &mut all[0] else { panic!("a manifest") };
        manifest.exporter = AuthorityId::parse("EU-ANT").unwrap();
    });
    assert_eq!(broken(&audit.unwrap()), ["seal"]);
}

/// A register that was set back exports what it still has; a checkpoint that a witness kept shows that there was more.
#[test]
fn a_copy_that_was_rolled_back_is_found_by_a_kept_checkpoint() {
    let scheme = Scheme::new(25);
    let old = scheme.log.published().unwrap().note;
    scheme.world.issue("3.00", "three").unwrap();
    scheme.settle();
    let newest = scheme.log.published().unwrap().note;
    let order = BundleOrder {
        year: 2026,
        reader: participant("EU"),
        by: AuthorityId::parse("SL").unwrap(),
        now: scheme.world.clock.now(),
    };
    let tiles = kpcs_hub::Tiles(&**scheme.log.home());
    let register = &scheme.world.register;
    let (_, bundle) = register.export_bundle(&old, &tiles, &order, Vec::new(), &mut |_, _| {}).unwrap();
    let asked = |note| prove(&bundle[..], &Question { roots: None, checkpoint: Some(note) }, |_| {}).unwrap();
    assert_eq!(broken(&asked(newest)), ["rolled_back"]);
    let same = asked(old);
    assert!(same.compared && same.findings.broken == 0);
}

/// Two registers with the same keys and another history: the checkpoint of one does not fit the bundle of the other.
#[test]
fn a_fork_is_found_by_a_kept_checkpoint() {
    let (one, other) = (Scheme::new(26), Scheme::empty(26));
    other.world.issue("99.00", "another").unwrap();
    other.settle();
    let kept = other.log.published().unwrap().note;
    let bundle = one.export(participant("EU"));
    let audit = prove(&bundle[..], &Question { roots: None, checkpoint: Some(kept) }, |_| {}).unwrap();
    assert_eq!(broken(&audit), ["fork"]);
}
