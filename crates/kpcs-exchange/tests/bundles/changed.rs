//! A bundle of which anything was changed or cut does not pass.

use kpcs_audit::{Question, Unreadable, prove};
use kpcs_domain::value::Digest;

use crate::exported::{Scheme, broken, participant};

/// Every byte at both ends, where the form and the seal stand, and a share of those between: the seal covers them all alike.
#[test]
fn every_changed_byte_is_found() {
    let scheme = Scheme::new(10);
    let bundle = scheme.export(participant("EU"));
    let between = (40..bundle.len() - 130).step_by(bundle.len() / 97);
    for at in (0..40).chain(between).chain(bundle.len() - 130..bundle.len()) {
        let mut changed = bundle.clone();
        changed[at] ^= 1 << (at % 8);
        let found = scheme.prove(&changed).map(|audit| audit.findings.broken);
        assert!(!matches!(found, Ok(0)), "byte {at} was changed unseen");
    }
}

#[test]
fn a_cut_or_longer_file_is_no_bundle() {
    let scheme = Scheme::new(11);
    let bundle = scheme.export(participant("EU"));
    for at in (0..bundle.len()).step_by(bundle.len() / 61).chain(bundle.len() - 40..bundle.len()) {
        assert!(matches!(scheme.prove(&bundle[..at]), Err(Unreadable::Cut { .. })), "{at}");
    }
    let longer = [&bundle[..], b"\x40"].concat();
    assert!(matches!(scheme.prove(&longer), Err(Unreadable::Form { .. })));
    assert!(matches!(scheme.prove(&bundle[1..]), Err(Unreadable::Form { record: 1, .. })));
}

#[test]
fn other_roots_end_it() {
    let scheme = Scheme::new(12);
    let bundle = scheme.export(participant("EU"));
    let question = Question { roots: Some(Digest([7; 32])), checkpoint: None };
    let audit = prove(&bundle[..], &question, |_| {}).unwrap();
    assert_eq!(broken(&audit), ["other_roots"]);
    assert_eq!(audit.counts.statements, 0, "nothing is judged");
    let by_itself = prove(&bundle[..], &Question::default(), |_| {}).unwrap();
    assert_eq!(by_itself.findings.broken, 0, "that it fits together is all that it says without roots");
}
