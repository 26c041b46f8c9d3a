//! Log proofs: what they prove, and that no other bytes, log, tree or set of witnesses passes for one.
#![allow(clippy::unwrap_used)]

mod common;

use common::{entry, grown};
use kpcs_log::{
    Checkpoint, Hash, Inclusion, KeyKind, LogKeys, LogProof, Note, NoteSigner, Quorum, ReceiptSigner, SUBJECT,
    TiledTree, Witness, cosign, inclusion, inclusion_receipt, leaf_hash, root,
};
use proptest::prelude::*;

const SIZE: u64 = 300;
const INDEX: u64 = 77;

fn log() -> NoteSigner {
    NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[1; 32]).unwrap()
}

fn receipts() -> ReceiptSigner {
    ReceiptSigner::new("log.example/kp", b"log-2026", &[1; 32])
}

fn keys() -> LogKeys {
    LogKeys { checkpoint: log().public().clone(), receipts: receipts().public().clone() }
}

fn keeper(number: u8) -> NoteSigner {
    NoteSigner::new(&format!("w{number}.example"), KeyKind::Cosignature, &[10 + number; 32]).unwrap()
}

/// Seven witnesses in three groups: producing 0, 3, 6; trading 1, 4; observers 2, 5.
fn quorum() -> Quorum {
    let group = |number: u8| ["producing", "trading", "observers"][usize::from(number) % 3].to_owned();
    let witnesses = (0..7).map(|number| Witness { key: keeper(number).public().clone(), group: group(number) });
    let groups = ["observers", "producing", "trading"].map(str::to_owned).into();
    Quorum { witnesses: witnesses.collect(), needed: 5, groups }
}

/// The receipt of one entry and the checkpoint of its size, cosigned by these witnesses, each at its own second.
fn signed(cosigning: &[u8]) -> (Vec<u8>, Note) {
    let kept = grown(SIZE);
    let tree = TiledTree::new(&kept, SIZE);
    let root = root(&tree, SIZE).unwrap();
    let receipt = inclusion_receipt(&inclusion(&tree, INDEX, SIZE).unwrap(), &root, SUBJECT, &receipts());
    let checkpoint = Checkpoint { origin: "log.example/kp".to_owned(), size: SIZE, root, more: Vec::new() };
    let mut note = Note::sign(checkpoint.to_string(), &log());
    for number in cosigning {
        note.signatures.push(cosign(&note.text, &keeper(*number), 1_000 + u64::from(*number)).unwrap());
    }
    (receipt, note)
}

fn proof(cosigning: &[u8]) -> LogProof {
    let (receipt, note) = signed(cosigning);
    LogProof::new(receipt, &note, &keys(), &quorum()).unwrap()
}

#[test]
fn a_proof_says_where_and_who_watched() {
    let proven = proof(&[0, 1, 2, 3, 4]).verify(&leaf_hash(&entry(INDEX)), &keys(), &quorum()).unwrap();
    assert_eq!((proven.index, proven.size), (INDEX, SIZE));
    assert!(proven.counted.is_enough());
    assert_eq!(proven.counted.latest(), Some(1_004));
}

#[test]
fn no_more_cosignatures_are_carried_than_are_needed_and_each_group_is_among_them() {
    let all = proof(&[0, 1, 2, 3, 4, 5, 6]);
    let proven = all.verify(&leaf_hash(&entry(INDEX)), &keys(), &quorum()).unwrap();
    assert_eq!(proven.counted.cosigned.len(), 5);
    assert!(proven.counted.is_enough());
    let late_group = proof(&[0, 1, 3, 4, 6, 5]).verify(&leaf_hash(&entry(INDEX)), &keys(), &quorum()).unwrap();
    assert!(late_group.counted.is_enough(), "the one observer is kept");
}

#[test]
fn what_is_short_is_said_and_not_refused() {
    for (cosigning, short, missing) in [
        (&[][..], 5, &["observers", "producing", "trading"][..]),
        (&[0, 3, 6, 1][..], 1, &["observers"][..]),
        (&[0, 3, 6, 1, 4][..], 0, &["observers"][..]),
        (&[0, 1, 2, 3][..], 1, &[][..]),
    ] {
        let proven = proof(cosigning).verify(&leaf_hash(&entry(INDEX)), &keys(), &quorum()).unwrap();
        assert_eq!((proven.counted.short, proven.counted.missing_groups.join(" ")), (short, missing.join(" ")));
        assert!(!proven.counted.is_enough());
    }
}

#[test]
fn a_proof_is_for_one_entry_one_log_and_its_witnesses() {
    let proof = proof(&[0, 1, 2, 3, 4]);
    let leaf = leaf_hash(&entry(INDEX));
    assert!(proof.verify(&leaf_hash(&entry(INDEX + 1)), &keys(), &quorum()).is_err());
    let other = NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[2; 32]).unwrap();
    let elsewhere = LogKeys { checkpoint: other.public().clone(), ..keys() };
    assert!(proof.verify(&leaf, &elsewhere, &quorum()).is_err());
    let strangers =
        Quorum { witnesses: vec![Witness { key: keeper(99).public().clone(), group: "g".into() }], ..quorum() };
    assert_eq!(proof.verify(&leaf, &keys(), &strangers).unwrap().counted.cosigned, []);
}

/// The size in a receipt alone is only claimed; the checkpoint binds it.
#[test]
fn the_size_cannot_be_another() {
    let kept = grown(SIZE);
    let tree = TiledTree::new(&kept, SIZE);
    let root = root(&tree, SIZE).unwrap();
    let claimed = Inclusion { size: SIZE + 1, ..inclusion(&tree, INDEX, SIZE).unwrap() };
    let receipt = inclusion_receipt(&claimed, &root, SUBJECT, &receipts());
    let (_, note) = signed(&[0, 1, 2, 3, 4]);
    let proof = LogProof::new(receipt, &note, &keys(), &quorum()).unwrap();
    assert!(proof.verify(&leaf_hash(&entry(INDEX)), &keys(), &quorum()).is_err());
}

/// Issue 03: a receipt under 1.5 kB at ten million entries; the whole proof with five cosignatures fits a second code.
#[test]
fn a_proof_stays_short_in_a_large_log() {
    let inclusion = Inclusion { index: 9_999_998, size: 10_000_000, path: vec![Hash([1; 32]); 24] };
    let receipt = inclusion_receipt(&inclusion, &Hash([2; 32]), SUBJECT, &receipts());
    let (_, note) = signed(&[0, 1, 2, 3, 4]);
    let length = LogProof::new(receipt, &note, &keys(), &quorum()).unwrap().to_bytes().len();
    assert!((1_200..1_500).contains(&length), "{length} bytes");
}

proptest! {
    #[test]
    fn a_changed_proof_is_refused_or_counts_less(at in 0_usize..1_000, bit in 0_u32..8) {
        let proof = proof(&[0, 1, 2, 3, 4]);
        let mut bytes = proof.to_bytes();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        let read = LogProof::parse(&bytes).and_then(|read| read.verify(&leaf_hash(&entry(INDEX)), &keys(), &quorum()));
        prop_assert!(read.is_err() || !read.unwrap().counted.is_enough(), "byte {at}");
    }

    #[test]
    fn any_bytes_are_refused_or_are_the_one_encoding(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(proof) = LogProof::parse(&bytes) {
            prop_assert_eq!(proof.to_bytes(), bytes);
        }
    }
}

#[test]
fn a_proof_has_one_text() {
    let proof = proof(&[0, 1, 2, 3, 4]);
    let text = proof.to_text();
    assert!(text.starts_with("KPL1:"), "{text}");
    assert_eq!(LogProof::from_text(&format!(" \t{text}\r\n")), Ok(proof.clone()));
    let code = &text[5..];
    for other in [
        code.to_owned(),
        format!("KPC1:{code}"),
        text.to_lowercase(),
        format!("{text}000"),
        text[..text.len() - 1].to_owned(),
        format!("KPL1: {code}"),
        format!("\u{a0}{text}"),
        "KPL1:".to_owned(),
        format!("KPL1:{}", "0".repeat(20_000)),
    ] {
        assert!(LogProof::from_text(&other).is_err(), "{other}");
    }
}
