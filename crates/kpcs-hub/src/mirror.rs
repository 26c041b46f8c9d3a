//! A mirror: a full copy of a log in the same static layout, grown from the entries that the log serves.
//!
//! Each step asks for the newest checkpoint and the bundles beyond the copy, works every hash out anew from the entries, and takes nothing
//! that does not lead to the root that the log has signed; then it compares the tiles that the log serves with its own.
//! Invariant: the copy's checkpoint is written last and only moves forward; two checkpoints that exclude each other are written down as
//! a proof and never copied. A long gap is taken in pieces, each shown to be a beginning of the new tree.
//! Must not know: what entries say. Source: C2SP tlog-tiles; threat-model M6, A8.

use std::{
    io,
    path::{Path, PathBuf},
};

use kpcs_log::{
    Checkpoint, ForkProof, Growth, Hash, LogFolder, LogStore as _, Note, NoteKey, ReadTiles, Seen, Tile, TilePath,
    TiledTree, Unsound, WIDTH, consistency, grow, leaf_hash, read_entries, root,
};

use crate::{
    FolderHome, Tiles, Wire,
    fork::{find_fork, keep_fork},
    wire::fetch,
};

/// The leaves of one piece of a gap.
const PIECE: u64 = 65_536;

/// Why a mirror does not follow.
#[derive(Debug, thiserror::Error)]
pub enum MirrorFault {
    /// The log does not answer.
    #[error("the log does not answer: {0}")]
    Unreachable(io::Error),
    /// The folder of the copy.
    #[error("the folder of the mirror: {0}")]
    Folder(io::Error),
    /// What the log serves is not what it has signed.
    #[error("what the log serves is not sound: {0}")]
    Unsound(#[from] Unsound),
    /// A file of the log that is missing, or is not what its entries give.
    #[error("the log serves no {0}, or a wrong one")]
    File(String),
    /// The log has told two stories.
    #[error("the log has told two stories; the proof: {}", .file.display())]
    Forked {
        /// Where the proof lies.
        file: PathBuf,
        /// It.
        proof: Box<ForkProof>,
    },
}

type Result<T> = std::result::Result<T, MirrorFault>;

/// A bundle of entries, and where it stands.
type Bundle = (TilePath, Vec<u8>);

/// What a step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Followed {
    /// The copy before the step.
    pub from: Seen,
    /// The copy now.
    pub to: Seen,
    /// The size of the checkpoint that the log showed; less than the copy where an old one was shown.
    pub shown: u64,
}

/// A copy of a log.
pub struct Mirror {
    folder: PathBuf,
    store: LogFolder,
    home: FolderHome,
    log: NoteKey,
    wire: Box<dyn Wire>,
    last: Option<Note>,
}

impl Mirror {
    /// Opens or begins the copy in `folder` of the log with the key `log`, which is reached by `wire`.
    ///
    /// # Errors
    /// [`MirrorFault`] when the folder cannot be used, or is not a sound copy of this log.
    pub fn open(folder: &Path, log: NoteKey, wire: Box<dyn Wire>) -> Result<Self> {
        let store = LogFolder::open(folder).map_err(MirrorFault::Folder)?;
        let last = store.read("checkpoint").map_err(MirrorFault::Folder)?;
        let last = last.map(|bytes| Note::parse(&bytes)).transpose()?;
        let home = FolderHome::new(folder.to_owned());
        let mirror = Self { folder: folder.to_owned(), store, home, log, wire, last };
        let here = mirror.here()?;
        if root(&TiledTree::new(&Tiles(&mirror.home), here.size), here.size)? != here.root {
            return Err(Unsound::Form("the tiles of the copy's checkpoint").into());
        }
        Ok(mirror)
    }

    /// The tree of the copy.
    ///
    /// # Errors
    /// [`MirrorFault::Unsound`] when its checkpoint is not of this log.
    pub fn here(&self) -> Result<Seen> {
        let checkpoint = self.last.as_ref().map(|note| Checkpoint::of(note, &self.log)).transpose()?;
        Ok(checkpoint.map_or(Seen::NOTHING, |last| Seen { size: last.size, root: last.root }))
    }

    /// The newest checkpoint of the copy, with the cosignatures that came with it.
    #[must_use]
    pub const fn checkpoint(&self) -> Option<&Note> {
        self.last.as_ref()
    }

    /// Takes what is new; compares what is not.
    ///
    /// # Errors
    /// [`MirrorFault`]; the copy is as it was.
    pub fn follow(&mut self) -> Result<Followed> {
        let from = self.here()?;
        let bytes = fetch(&*self.wire, "checkpoint").map_err(MirrorFault::Unreachable)?;
        let Some(bytes) = bytes else { return Ok(Followed { from, to: from, shown: 0 }) };
        let note = Note::parse(&bytes)?;
        let new = Checkpoint::of(&note, &self.log)?;
        if let Some(last) = self.last.clone() {
            if new.size <= from.size {
                self.exclude(find_fork(&last, &note, &self.log, &Tiles(&self.home))?)?;
            } else if let Ok(found) = find_fork(&last, &note, &self.log, &Served(&*self.wire)) {
                self.exclude(found)?;
            }
        }
        if new.size > from.size || self.last.is_none() {
            self.copy(from, &new)?;
            self.put(&note)?;
        } else if new.size == from.size && self.is_fresher(&note) {
            self.put(&note)?;
        }
        Ok(Followed { from, to: self.here()?, shown: new.size })
    }

    /// Another note of the same tree is kept when it has as many signatures.
    fn is_fresher(&self, note: &Note) -> bool {
        self.last.as_ref().is_none_or(|last| last != note && last.signatures.len() <= note.signatures.len())
    }

    fn exclude(&self, found: Option<ForkProof>) -> Result<()> {
        let Some(proof) = found else { return Ok(()) };
        let file = keep_fork(&self.folder.join("forks"), &proof).map_err(MirrorFault::Folder)?;
        Err(MirrorFault::Forked { file, proof: Box::new(proof) })
    }

    fn copy(&self, from: Seen, new: &Checkpoint) -> Result<()> {
        let mut at = from.size;
        while at < new.size {
            let end = ((at / PIECE + 1) * PIECE).min(new.size);
            self.copy_piece(at, end, new)?;
            at = end;
        }
        Ok(())
    }

    /// Copies the leaves from `at` up to `end`.
    fn copy_piece(&self, at: u64, end: u64, new: &Checkpoint) -> Result<()> {
        let (bundles, leaves) = self.bundles(at, end)?;
        let growth = grow(&Tiles(&self.home), at, &leaves)?;
        if growth.root != self.root_at(end, new)? {
            return Err(Unsound::Form("entries that lead to the root of the checkpoint").into());
        }
        self.compare(&growth, new.size)?;
        for (path, bytes) in &bundles {
            self.store.write(&path.to_string(), bytes).map_err(MirrorFault::Folder)?;
        }
        for (tile, bytes) in &growth.tiles {
            self.store.write(&TilePath::Hashes(*tile).to_string(), bytes).map_err(MirrorFault::Folder)?;
        }
        Ok(())
    }

    /// The bundles that hold the leaves from `at` up to `end`, and the hashes of those leaves. What a begun bundle held before must be
    /// what the copy holds.
    fn bundles(&self, at: u64, end: u64) -> Result<(Vec<Bundle>, Vec<Hash>)> {
        let (mut bundles, mut leaves) = (Vec::new(), Vec::new());
        for index in at / WIDTH..end.div_ceil(WIDTH) {
            let tile = Tile::of(0, index, end).ok_or(Unsound::Range("a bundle of the tree"))?;
            let path = TilePath::Entries(tile);
            let wrong = || MirrorFault::File(path.to_string());
            let bytes = served(&*self.wire, path)?.ok_or_else(wrong)?;
            let entries =
                read_entries(&bytes).filter(|entries| entries.len() as u64 == tile.width).ok_or_else(wrong)?;
            let hashes: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
            let begun = usize::try_from(at.saturating_sub(index * WIDTH)).map_err(|_| wrong())?;
            if begun > 0 && TiledTree::new(&Tiles(&self.home), at).tile(0, index)? != hashes[..begun] {
                return Err(wrong());
            }
            leaves.extend(&hashes[begun..]);
            bundles.push((path, bytes));
        }
        Ok((bundles, leaves))
    }

    /// The root of the new tree's first `end` leaves, which is shown by a consistency proof where it is not the whole.
    fn root_at(&self, end: u64, new: &Checkpoint) -> Result<Hash> {
        if end == new.size {
            return Ok(new.root);
        }
        let (served, size) = (Served(&*self.wire), new.size);
        let tree = TiledTree::new(&served, size);
        let part = root(&tree, end)?;
        consistency(&tree, end, size)?.verify(&part, &new.root)?;
        Ok(part)
    }

    /// The tiles that the log serves of a tree of `size` leaves must be those that its entries give.
    fn compare(&self, growth: &Growth, size: u64) -> Result<()> {
        let of_it = growth.tiles.iter().filter(|(tile, _)| Tile::of(tile.level, tile.index, size) == Some(*tile));
        for (tile, bytes) in of_it {
            let path = TilePath::Hashes(*tile);
            if served(&*self.wire, path)?.as_ref() != Some(bytes) {
                return Err(MirrorFault::File(path.to_string()));
            }
        }
        Ok(())
    }

    fn put(&mut self, note: &Note) -> Result<()> {
        self.store.write("checkpoint", note.to_string().as_bytes()).map_err(MirrorFault::Folder)?;
        self.last = Some(note.clone());
        Ok(())
    }
}

fn served(wire: &dyn Wire, path: TilePath) -> Result<Option<Vec<u8>>> {
    fetch(wire, &path.to_string()).map_err(MirrorFault::Unreachable)
}

/// The tiles that a log serves; those of an older size may be there only as the beginning of a full one.
pub(crate) struct Served<'a>(pub &'a dyn Wire);

impl ReadTiles for Served<'_> {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        let read = |tile| fetch(self.0, &TilePath::Hashes(tile).to_string()).ok().flatten();
        let length = usize::try_from(tile.width).ok()? * 32;
        read(tile).or_else(|| read(Tile { width: WIDTH, ..tile })?.get(..length).map(<[u8]>::to_vec))
    }
}
