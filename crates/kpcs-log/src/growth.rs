//! Growing the tree: which tiles a batch of leaves makes, and the new root.
//!
//! Invariant: only tiles that are new are made, each with its final bytes; tiles that exist are read, never written again.
//! Must not know: where tiles are kept, who signs the root.

use std::collections::BTreeMap;

use crate::{Hash, ReadTiles, Tile, TiledTree, Unsound, node_hash, root, tile::WIDTH};

/// What a batch adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// How many leaves the tree has now.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// The new tiles of hashes, 32 bytes a hash, lowest level first.
    pub tiles: Vec<(Tile, Vec<u8>)>,
}

/// Appends `leaves` to the tree of `size` leaves whose tiles `tiles` holds.
///
/// # Errors
/// [`Unsound::Tile`] when a tile at the right edge cannot be read, [`Unsound::Range`] when the tree would be too large.
pub fn grow(tiles: &impl ReadTiles, size: u64, leaves: &[Hash]) -> Result<Growth, Unsound> {
    let old = TiledTree::new(tiles, size);
    let grown = size.checked_add(leaves.len() as u64).ok_or(Unsound::Range("2^64 leaves"))?;
    let mut made: BTreeMap<Tile, Vec<u8>> = BTreeMap::new();
    let mut rising = leaves.to_vec();
    for level in 0.. {
        let (before, after) = (hashes_at(level, size), hashes_at(level, grown));
        if before == after {
            break;
        }
        rising = grow_level(&old, level, (before, after), rising, &mut made)?;
    }
    let both = Both { old: tiles, new: &made };
    let root = root(&TiledTree::new(&both, grown), grown)?;
    Ok(Growth { size: grown, root, tiles: made.into_iter().collect() })
}

/// How many hashes stand in the tiles of a level.
fn hashes_at(level: u32, size: u64) -> u64 {
    size.checked_shr(8 * level).unwrap_or(0)
}

/// Makes the new tiles of one level; gives the hashes that rise to the next, one for each tile that became full.
fn grow_level<R: ReadTiles>(
    old: &TiledTree<'_, R>,
    level: u32,
    (before, after): (u64, u64),
    rising: Vec<Hash>,
    made: &mut BTreeMap<Tile, Vec<u8>>,
) -> Result<Vec<Hash>, Unsound> {
    let first = before / WIDTH;
    let mut hashes = if before % WIDTH == 0 { Vec::new() } else { old.tile(level, first)? };
    hashes.extend(rising);
    let mut full = Vec::new();
    for (tile, index) in hashes.chunks(WIDTH as usize).zip(first..) {
        let width = tile.len() as u64;
        made.insert(Tile { level, index, width }, tile.iter().flat_map(|hash| hash.0).collect());
        if width == WIDTH {
            full.push(pairwise(tile.to_vec()));
        }
    }
    debug_assert_eq!(first * WIDTH + hashes.len() as u64, after);
    Ok(full)
}

/// The hash over 256 hashes.
fn pairwise(mut hashes: Vec<Hash>) -> Hash {
    while hashes.len() > 1 {
        hashes = hashes.chunks(2).map(|pair| node_hash(&pair[0], &pair[1])).collect();
    }
    hashes[0]
}

/// The tiles that exist, with those that were just made.
struct Both<'a, R> {
    old: &'a R,
    new: &'a BTreeMap<Tile, Vec<u8>>,
}

impl<R: ReadTiles> ReadTiles for Both<'_, R> {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        self.new.get(&tile).cloned().or_else(|| self.old.hashes(tile))
    }
}
