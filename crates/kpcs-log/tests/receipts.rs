//! Receipts: what they prove, how long they are, and that nothing else passes for one.
#![allow(clippy::unwrap_used)]

mod common;

use common::{entry, grown};
use kpcs_log::{
    Hash, Inclusion, ReceiptKey, ReceiptSigner, TiledTree, inclusion, inclusion_receipt, leaf_hash, root,
    verify_inclusion_receipt,
};
use proptest::prelude::*;

fn signer() -> ReceiptSigner {
    ReceiptSigner::new("log.example/kp", b"log-2026", &[5; 32])
}

fn receipt(index: u64, size: u64) -> (Vec<u8>, Hash) {
    let kept = grown(size);
    let tree = TiledTree::new(&kept, size);
    let root = root(&tree, size).unwrap();
    (inclusion_receipt(&inclusion(&tree, index, size).unwrap(), &root, "entry", &signer()), root)
}

#[test]
fn a_receipt_says_where_its_entry_stands_and_under_which_root() {
    let (receipt, root) = receipt(77, 300);
    let (inclusion, under) =
        verify_inclusion_receipt(&receipt, &leaf_hash(&entry(77)), "entry", signer().public()).unwrap();
    assert_eq!((inclusion.index, inclusion.size, under), (77, 300, root));
}

#[test]
fn a_receipt_is_for_one_entry_and_one_key() {
    let (receipt, _) = receipt(77, 300);
    let key = signer().public().clone();
    assert!(verify_inclusion_receipt(&receipt, &leaf_hash(&entry(78)), "entry", &key).is_err());
    let other = ReceiptSigner::new("log.example/kp", b"log-2026", &[6; 32]).public().clone();
    assert!(verify_inclusion_receipt(&receipt, &leaf_hash(&entry(77)), "entry", &other).is_err());
    let renamed = ReceiptSigner::new("log.example/kp", b"log-2027", &[5; 32]).public().clone();
    assert!(verify_inclusion_receipt(&receipt, &leaf_hash(&entry(77)), "entry", &renamed).is_err());
    assert!(verify_inclusion_receipt(&receipt, &leaf_hash(&entry(77)), "another entry", &key).is_err());
    let elsewhere = ReceiptSigner::new("log.example/other", b"log-2026", &[5; 32]).public().clone();
    assert!(verify_inclusion_receipt(&receipt, &leaf_hash(&entry(77)), "entry", &elsewhere).is_err());
    assert!(ReceiptKey::new("log.example/kp", b"weak", &[0; 32]).is_err());
}

#[test]
fn the_first_entry_of_a_log_has_a_receipt_with_an_empty_path() {
    let (receipt, root) = receipt(0, 1);
    assert_eq!(root, leaf_hash(&entry(0)));
    let (inclusion, _) = verify_inclusion_receipt(&receipt, &root, "entry", signer().public()).unwrap();
    assert_eq!(inclusion, Inclusion { index: 0, size: 1, path: Vec::new() });
}

/// Goal of issue 03: under 1.5 kB at ten million entries.
#[test]
fn a_receipt_stays_short_in_a_large_log() {
    let inclusion = Inclusion { index: 9_999_998, size: 10_000_000, path: vec![Hash([1; 32]); 24] };
    let length = inclusion_receipt(&inclusion, &Hash([2; 32]), "EU00000001", &signer()).len();
    assert!((800..1_000).contains(&length), "{length} bytes");
}

proptest! {
    #[test]
    fn a_changed_receipt_verifies_for_nothing_but_another_size_of_the_same_shape(place in 0_usize..500, bit in 0_u8..8) {
        let (mut receipt, root) = receipt(77, 300);
        let place = place % receipt.len();
        receipt[place] ^= 1 << bit;
        if let Ok((changed, under)) = verify_inclusion_receipt(&receipt, &leaf_hash(&entry(77)), "entry", signer().public()) {
            prop_assert_ne!(changed.size, 300);
            prop_assert_eq!((changed.index, under), (77, root));
        }
    }

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        prop_assert!(verify_inclusion_receipt(&bytes, &Hash([0; 32]), "entry", signer().public()).is_err());
    }
}
