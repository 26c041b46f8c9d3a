//! Tiles: the tree as static files of at most 256 hashes, and entries in bundles of as many.
//!
//! Invariant: a full tile never changes; a partial one is named by its width, so it never changes either. A tile of level L
//! holds hashes over 256^L leaves each; what lies between is computed from them.
//! Must not know: where files are. Source: C2SP tlog-tiles.

use std::{cell::RefCell, collections::BTreeMap, fmt};

use crate::{Hash, Nodes, Unsound, node_hash};

/// The most hashes of a tile, and entries of a bundle.
pub const WIDTH: u64 = 256;
/// The longest entry, in bytes: its length is written in 16 bits.
pub const LIMIT_ENTRY: usize = 65_535;
/// The levels of the tree that one level of tiles spans.
const HEIGHT: u32 = 8;
/// The levels of tiles that a tree of 2^48 leaves has.
const LIMIT_LEVEL: u32 = 5;

/// One tile of hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// 0 for the hashes of leaves; at most 5.
    pub level: u32,
    /// Its place in that level, from 0.
    pub index: u64,
    /// How many hashes it holds, 1 to 256.
    pub width: u64,
}

impl Tile {
    /// The tile at that place in a tree of `size` leaves; `None` when it has no hash yet.
    #[must_use]
    pub fn of(level: u32, index: u64, size: u64) -> Option<Self> {
        let hashes = size.checked_shr(HEIGHT * level).unwrap_or(0);
        let width = hashes.checked_sub(index.checked_mul(WIDTH)?)?.min(WIDTH);
        (width > 0).then_some(Self { level, index, width })
    }
}

/// What a path of the static interface names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TilePath {
    /// `checkpoint`
    Checkpoint,
    /// `tile/LEVEL/INDEX`, with `.p/WIDTH` unless full.
    Hashes(Tile),
    /// `tile/entries/INDEX`, with `.p/WIDTH` unless full: the entries under the level-0 tile of that place.
    Entries(Tile),
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tile = match self {
            Self::Checkpoint => return f.write_str("checkpoint"),
            Self::Hashes(tile) => {
                write!(f, "tile/{}/", tile.level)?;
                tile
            }
            Self::Entries(tile) => {
                f.write_str("tile/entries/")?;
                tile
            }
        };
        write_index(f, tile.index)?;
        if tile.width == WIDTH { Ok(()) } else { write!(f, ".p/{}", tile.width) }
    }
}

/// Three digits a folder, all but the last with an `x` before them: 1234067 is `x001/x234/067`.
fn write_index(f: &mut fmt::Formatter<'_>, index: u64) -> fmt::Result {
    if index >= 1000 {
        write_folders(f, index / 1000)?;
    }
    write!(f, "{:03}", index % 1000)
}

fn write_folders(f: &mut fmt::Formatter<'_>, index: u64) -> fmt::Result {
    if index >= 1000 {
        write_folders(f, index / 1000)?;
    }
    write!(f, "x{:03}/", index % 1000)
}

impl TilePath {
    /// Reads the one way to write a path; `None` for anything else, so that no request leaves the folder.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let parsed = Self::read(path)?;
        (parsed.to_string() == path).then_some(parsed)
    }

    fn read(path: &str) -> Option<Self> {
        if path == "checkpoint" {
            return Some(Self::Checkpoint);
        }
        let (level, place) = path.strip_prefix("tile/")?.split_once('/')?;
        let (index, width) = match place.split_once(".p/") {
            Some((index, width)) => (index, width.parse().ok().filter(|width| (1..WIDTH).contains(width))?),
            None => (place, WIDTH),
        };
        let index = read_index(index)?;
        match level {
            "entries" => Some(Self::Entries(Tile { level: 0, index, width })),
            level => {
                let level = level.parse().ok().filter(|level| *level <= LIMIT_LEVEL)?;
                Some(Self::Hashes(Tile { level, index, width }))
            }
        }
    }
}

fn read_index(text: &str) -> Option<u64> {
    text.split('/').try_fold(0_u64, |index, folder| {
        let three = folder.strip_prefix('x').unwrap_or(folder);
        let digits = three.len() == 3 && three.bytes().all(|byte| byte.is_ascii_digit());
        index.checked_mul(1000)?.checked_add(three.parse().ok().filter(|_| digits)?)
    })
}

/// Where the bytes of tiles come from.
pub trait ReadTiles {
    /// The hashes of a tile, 32 bytes each; `None` when there is no such tile.
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>>;
}

/// A tree of a certain size, read from tiles; each is read once.
pub struct TiledTree<'a, R> {
    tiles: &'a R,
    size: u64,
    read: RefCell<BTreeMap<Tile, Vec<Hash>>>,
}

impl<'a, R: ReadTiles> TiledTree<'a, R> {
    /// The tree of `size` leaves.
    pub const fn new(tiles: &'a R, size: u64) -> Self {
        Self { tiles, size, read: RefCell::new(BTreeMap::new()) }
    }

    /// The hashes of the tile at that place, as wide as this tree has it.
    ///
    /// # Errors
    /// [`Unsound::Tile`] when it is missing or has another length.
    pub fn tile(&self, level: u32, index: u64) -> Result<Vec<Hash>, Unsound> {
        let tile = Tile::of(level, index, self.size).ok_or(Unsound::Range("a tile of the tree"))?;
        if let Some(known) = self.read.borrow().get(&tile) {
            return Ok(known.clone());
        }
        let missing = || Unsound::Tile(TilePath::Hashes(tile).to_string());
        let bytes = self.tiles.hashes(tile).ok_or_else(missing)?;
        let hashes: Vec<Hash> = bytes.chunks(32).map_while(Hash::from_slice).collect();
        if hashes.len() as u64 != tile.width || bytes.len() != hashes.len() * 32 {
            return Err(missing());
        }
        self.read.borrow_mut().insert(tile, hashes.clone());
        Ok(hashes)
    }
}

impl<R: ReadTiles> Nodes for TiledTree<'_, R> {
    fn node(&self, level: u32, index: u64) -> Result<Hash, Unsound> {
        let (tile_level, inside) = (level / HEIGHT, level % HEIGHT);
        let tile = self.tile(tile_level, index >> (HEIGHT - inside))?;
        let first = (index << inside) % WIDTH;
        let covered = usize::try_from(first).ok().and_then(|first| tile.get(first..first + (1 << inside)));
        Ok(complete(covered.ok_or(Unsound::Range("a complete subtree of the tree"))?))
    }
}

/// The hash over a power of two of hashes.
fn complete(hashes: &[Hash]) -> Hash {
    match hashes {
        [one] => *one,
        more => {
            let (left, right) = more.split_at(more.len() / 2);
            node_hash(&complete(left), &complete(right))
        }
    }
}

/// A bundle: each entry after its length in 16 bits, big-endian; `None` when one is too long.
#[must_use]
pub fn write_entries<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut bundle = Vec::new();
    for entry in entries {
        bundle.extend(u16::try_from(entry.len()).ok()?.to_be_bytes());
        bundle.extend(entry);
    }
    Some(bundle)
}

/// The entries of a bundle; `None` when its bytes do not end with one, or there are more than 256.
#[must_use]
pub fn read_entries(mut bundle: &[u8]) -> Option<Vec<&[u8]>> {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bundle.split_first_chunk::<2>() {
        let (entry, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        entries.push(entry);
        bundle = rest;
    }
    (bundle.is_empty() && entries.len() as u64 <= WIDTH).then_some(entries)
}
