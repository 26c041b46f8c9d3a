//! The tree: against the vectors of RFC 6962's reference code, against a tree written by somebody else, and against itself.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Kept, entry, grown};
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use kpcs_log::{
    Consistency, EMPTY_ROOT, Hash, Tile, TiledTree, Unsound, consistency, grow, inclusion, leaf_hash, read_entries,
    root, write_entries,
};
use proptest::prelude::*;
use sha2::Sha256;

/// The eight entries of the reference code of Certificate Transparency, and the roots of the first one to eight.
const ENTRIES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap()).collect()
}

#[test]
fn the_roots_are_those_of_the_reference_code() {
    let mut kept = Kept::default();
    for (size, (text, expected)) in ENTRIES.iter().zip(ROOTS).enumerate() {
        let growth = grow(&kept, size as u64, &[leaf_hash(&bytes(text))]).unwrap();
        assert_eq!(growth.root.to_string(), expected, "{} leaves", size + 1);
        kept.add(growth);
    }
}

#[test]
fn a_tree_without_leaves_has_the_hash_of_nothing_and_continues_into_any_other() {
    let kept = Kept::default();
    assert_eq!(root(&TiledTree::new(&kept, 0), 0).unwrap(), EMPTY_ROOT);
    assert_eq!(grow(&kept, 0, &[]).unwrap().root, EMPTY_ROOT);
    let one = grown(1);
    let into = consistency(&TiledTree::new(&one, 1), 0, 1).unwrap();
    assert!(into.path.is_empty());
    into.verify(&EMPTY_ROOT, &leaf_hash(&entry(0))).unwrap();
    assert_eq!(into.verify(&leaf_hash(b"other"), &leaf_hash(&entry(0))), Err(Unsound::Proof));
    let nothing = Consistency { old: 0, size: 0, path: Vec::new() };
    nothing.verify(&EMPTY_ROOT, &EMPTY_ROOT).unwrap();
    assert_eq!(nothing.verify(&EMPTY_ROOT, &leaf_hash(b"")), Err(Unsound::Proof));
    assert!(inclusion(&TiledTree::new(&kept, 0), 0, 0).is_err());
    assert!(consistency(&TiledTree::new(&one, 1), 2, 1).is_err());
}

#[test]
fn proofs_are_those_of_another_tree_at_every_size_up_to_300() {
    let all = grown(300);
    let mut other = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    for size in 1..=300_u64 {
        other.push(entry(size - 1));
        let tree = TiledTree::new(&all, size);
        let ours = root(&tree, size).unwrap();
        assert_eq!(ours.0, <[u8; 32]>::from(*other.root().as_bytes()), "root of {size}");
        for index in [0, size / 3, size / 2, size - 1] {
            let proof = inclusion(&tree, index, size).unwrap();
            let theirs = other.prove_inclusion(usize::try_from(index).unwrap());
            assert_eq!(joined(&proof.path), theirs.as_bytes(), "leaf {index} of {size}");
            proof.verify(&leaf_hash(&entry(index)), &ours).unwrap();
        }
        for old in [1, size / 2, size - 1].into_iter().filter(|old| (1..size).contains(old)) {
            let proof = consistency(&tree, old, size).unwrap();
            let theirs = other.prove_consistency(usize::try_from(size - old).unwrap());
            assert_eq!(joined(&proof.path), theirs.as_bytes(), "{old} to {size}");
            proof.verify(&root(&TiledTree::new(&all, old), old).unwrap(), &ours).unwrap();
        }
    }
}

fn joined(path: &[Hash]) -> Vec<u8> {
    path.iter().flat_map(|hash| hash.0).collect()
}

#[test]
fn a_tree_of_70_000_leaves_grows_the_same_in_one_batch_and_in_many() {
    let at_once = grown(70_000);
    let mut little = Kept::default();
    let mut size = 0;
    for batch in [1, 255, 1, 256, 4_000, 65_536 - 4_513, 1, 4_463] {
        let leaves: Vec<Hash> = (size..size + batch).map(|index| leaf_hash(&entry(index))).collect();
        little.add(grow(&little, size, &leaves).unwrap());
        size += batch;
    }
    assert_eq!(size, 70_000);
    for level in 0..3 {
        for index in (0..).take_while(|index| Tile::of(level, *index, size).is_some()) {
            let (a, b) = (TiledTree::new(&at_once, size), TiledTree::new(&little, size));
            assert_eq!(a.tile(level, index).unwrap(), b.tile(level, index).unwrap(), "level {level}, tile {index}");
        }
    }
    let (tree, root) = (TiledTree::new(&little, size), root(&TiledTree::new(&at_once, size), size).unwrap());
    for index in [0, 255, 256, 65_535, 65_536, 69_999] {
        inclusion(&tree, index, size).unwrap().verify(&leaf_hash(&entry(index)), &root).unwrap();
    }
}

#[test]
fn a_missing_or_damaged_tile_is_told_and_never_becomes_a_proof() {
    let mut kept = grown(1_000);
    let sound = root(&TiledTree::new(&kept, 1_000), 1_000).unwrap();
    let tile = Tile::of(0, 1, 1_000).unwrap();
    kept.tiles.get_mut(&tile).unwrap()[5] ^= 1;
    let proof = inclusion(&TiledTree::new(&kept, 1_000), 257, 1_000).unwrap();
    assert_eq!(proof.verify(&leaf_hash(&entry(257)), &sound), Err(Unsound::Proof));
    kept.tiles.get_mut(&tile).unwrap().pop();
    let short = inclusion(&TiledTree::new(&kept, 1_000), 257, 1_000);
    assert_eq!(short, Err(Unsound::Tile("tile/0/001".to_owned())));
    kept.tiles.remove(&tile);
    assert!(matches!(root(&TiledTree::new(&kept, 300), 300), Err(Unsound::Tile(_))));
}

#[test]
fn bundles_give_back_their_entries_and_nothing_else() {
    let entries: Vec<Vec<u8>> = vec![vec![], vec![1], vec![7; 65_535]];
    let bundle = write_entries(entries.iter().map(Vec::as_slice)).unwrap();
    assert_eq!(read_entries(&bundle).unwrap(), entries);
    assert_eq!(write_entries([&[0; 65_536][..]]), None);
    for short in [&bundle[..bundle.len() - 1], &[0][..], &[0, 1][..]] {
        assert_eq!(read_entries(short), None);
    }
    assert_eq!(read_entries(&[0; 2 * 257]), None, "more than 256 entries");
}

proptest! {
    #[test]
    fn a_changed_proof_never_verifies(size in 2_u64..700, at in 0_u64..700, place in 0_usize..12, bit in 0_u8..=255) {
        let (kept, index) = (grown(size), at % size);
        let tree = TiledTree::new(&kept, size);
        let root = root(&tree, size).unwrap();
        let leaf = leaf_hash(&entry(index));
        let sound = inclusion(&tree, index, size).unwrap();
        sound.verify(&leaf, &root).unwrap();
        let mut changed = sound.clone();
        let place = place % changed.path.len();
        changed.path[place].0[usize::from(bit) / 8] ^= 1 << (bit % 8);
        prop_assert!(changed.verify(&leaf, &root).is_err());
        let mut longer = sound.clone();
        longer.path.push(root);
        prop_assert!(longer.verify(&leaf, &root).is_err());
        let mut shorter = sound.clone();
        shorter.path.pop();
        prop_assert!(shorter.verify(&leaf, &root).is_err());
        prop_assert!(sound.verify(&leaf_hash(b"another"), &root).is_err());
    }

    #[test]
    fn a_tree_that_forgot_is_not_consistent(size in 2_u64..700, old in 1_u64..700, forgotten in 0_u64..700) {
        let old = 1 + old % (size - 1);
        let (honest, forked) = (grown(size), common::forked(size, forgotten % old));
        let claim = consistency(&TiledTree::new(&forked, size), old, size).unwrap();
        let old_root = root(&TiledTree::new(&honest, old), old).unwrap();
        let new_root = root(&TiledTree::new(&forked, size), size).unwrap();
        prop_assert!(claim.verify(&old_root, &new_root).is_err());
    }
}
