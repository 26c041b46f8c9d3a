//! Trees kept in memory, for the tests of this folder.
#![allow(clippy::unwrap_used, dead_code)]

use std::collections::BTreeMap;

use kpcs_log::{Growth, Hash, ReadTiles, Tile, grow, leaf_hash};

/// Tiles in memory; a narrower tile is the beginning of a wider one.
#[derive(Default)]
pub struct Kept {
    pub tiles: BTreeMap<Tile, Vec<u8>>,
}

impl Kept {
    pub fn add(&mut self, growth: Growth) {
        self.tiles.extend(growth.tiles);
    }
}

impl ReadTiles for Kept {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        let wider = self.tiles.range(tile..).find(|(kept, _)| (kept.level, kept.index) == (tile.level, tile.index));
        let (kept, bytes) = wider?;
        if *kept == tile {
            Some(bytes.clone())
        } else {
            Some(bytes[..32 * usize::try_from(tile.width).unwrap()].to_vec())
        }
    }
}

/// The entry at a place.
pub fn entry(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

/// A tree of `size` entries.
pub fn grown(size: u64) -> Kept {
    of((0..size).map(|index| leaf_hash(&entry(index))).collect())
}

/// The same tree but for one entry, of which it says something else.
pub fn forked(size: u64, at: u64) -> Kept {
    of((0..size).map(|index| leaf_hash(&if index == at { b"forked".to_vec() } else { entry(index) })).collect())
}

fn of(leaves: Vec<Hash>) -> Kept {
    let mut kept = Kept::default();
    kept.add(grow(&kept, 0, &leaves).unwrap());
    kept
}
