//! Prints receipts as JSON for readers written by others: `cargo run -p kpcs-log --example receipts`.
//!
//! Each line has the log's key, the entry and the receipt in hexadecimal. What `tools/verify_receipts.py` reads.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use kpcs_log::{ReadTiles, ReceiptSigner, Tile, TiledTree, grow, inclusion, inclusion_receipt, leaf_hash, root};

struct Kept(BTreeMap<Tile, Vec<u8>>);

impl ReadTiles for Kept {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        self.0.get(&tile).cloned()
    }
}

fn main() {
    let signer = ReceiptSigner::new("log.example/kp", b"log-2026", &[5; 32]);
    let key = hex(signer.public().as_bytes());
    for size in [1_u64, 2, 3, 255, 256, 257, 1_000, 70_000] {
        let entry = |index: u64| format!("entry {index}").into_bytes();
        let leaves: Vec<_> = (0..size).map(|index| leaf_hash(&entry(index))).collect();
        let kept = Kept(grow(&Kept(BTreeMap::new()), 0, &leaves).unwrap().tiles.into_iter().collect());
        let tree = TiledTree::new(&kept, size);
        let root = root(&tree, size).unwrap();
        for index in [0, size / 2, size - 1] {
            let receipt = inclusion_receipt(&inclusion(&tree, index, size).unwrap(), &root, "entry", &signer);
            let (entry, receipt) = (hex(&entry(index)), hex(&receipt));
            println!("{{\"key\": \"{key}\", \"index\": {index}, \"entry\": \"{entry}\", \"receipt\": \"{receipt}\"}}");
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
