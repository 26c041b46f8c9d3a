//! Receipts verified one by one, and written for a reader that others wrote: bench/peers/log.sh.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use kpcs_log::{
    Hash, ReadTiles, ReceiptSigner, SUBJECT, Tile, TiledTree, grow, inclusion, inclusion_receipt, leaf_hash, root,
    verify_inclusion_receipt,
};

use crate::{log::entry, spread::rate};

const SIZE: u64 = 100_000;
const RECEIPTS: u64 = 1_000;
const AT_LEAST: Duration = Duration::from_secs(2);

struct Kept(BTreeMap<Tile, Vec<u8>>);

impl ReadTiles for Kept {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        self.0.get(&tile).cloned()
    }
}

/// Writes a thousand receipts of a log of a hundred thousand entries to `file`, and verifies them on one thread.
pub fn run(file: &Path) {
    let signer = ReceiptSigner::new("log.bench/kp", b"log-2026", &[1; 32]);
    let leaves: Vec<Hash> = (0..SIZE).map(|number| leaf_hash(&entry(number))).collect();
    let kept = Kept(grow(&Kept(BTreeMap::new()), 0, &leaves).expect("a tree").tiles.into_iter().collect());
    let tree = TiledTree::new(&kept, SIZE);
    let top = root(&tree, SIZE).expect("a root");
    let receipt = |number: u64| {
        let index = number * 7_919 % SIZE;
        let inclusion = inclusion(&tree, index, SIZE).expect("it stands there");
        (entry(index), inclusion_receipt(&inclusion, &top, SUBJECT, &signer))
    };
    let receipts: Vec<_> = (0..RECEIPTS).map(receipt).collect();
    let key = hex(signer.public().as_bytes());
    let line = |(entry, receipt): &(kpcs_hub::Entry, Vec<u8>)| {
        format!("{{\"key\": \"{key}\", \"entry\": \"{}\", \"receipt\": \"{}\"}}\n", hex(entry), hex(receipt))
    };
    fs::write(file, receipts.iter().map(line).collect::<String>()).expect("written");
    let (start, mut verified) = (Instant::now(), 0);
    while start.elapsed() < AT_LEAST {
        for (entry, receipt) in &receipts {
            verify_inclusion_receipt(receipt, &leaf_hash(entry), SUBJECT, signer.public()).expect("it holds");
        }
        verified += receipts.len();
    }
    rate("kpcs: receipts verified, one thread", verified, start.elapsed());
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
