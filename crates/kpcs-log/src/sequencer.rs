//! The sequencer: gives entries their places, for ever.
//!
//! A batch goes through fixed steps: *stage* everything that it adds in one file; read that file back and work out the root from what
//! was read; sign; *swap the head*, which is the moment at which the batch is in the log; put tiles and bundles in their places;
//! *publish* the checkpoint; clear the stage. A crash before the swap leaves nothing, a crash after it is finished at the next start.
//! Invariant: a root is signed only after it followed from bytes that were read back, and only by the one who swapped the head.
//! After any fault nothing more is signed until [`Sequencer::open`] has looked at everything anew (threat-model M7, M8, M20).
//! Must not know: what entries say, which of them are repeated, where a store keeps its bytes.

use std::io;

use crate::{
    Checkpoint, EMPTY_ROOT, Hash, LogStore, Note, NoteSigner, ReadTiles, Seen, Tile, TilePath, TiledTree, Unsound,
    grow, leaf_hash, read_entries, root, stage::Stage, tile::WIDTH, write_entries,
};

/// Why nothing is signed.
#[derive(Debug, thiserror::Error)]
pub enum SequencerFault {
    /// The store.
    #[error("the store of the log: {0}")]
    Store(#[from] io::Error),
    /// What the store holds is not sound.
    #[error("{0}: {1}")]
    Unsound(&'static str, Unsound),
    /// A tree that was seen elsewhere is larger, or another, than the head here: this is an old copy, or a fork.
    #[error("elsewhere a tree of {} leaves with root {} was seen; the head here has {here} leaves", .elsewhere.size, .elsewhere.root)]
    Elsewhere {
        /// The size of the head here.
        here: u64,
        /// What was seen.
        elsewhere: Seen,
    },
    /// A checkpoint was published and there is no head, or a smaller one.
    #[error("a checkpoint of {published} leaves was published, and the head has {head}")]
    HeadBehind {
        /// The published size.
        published: u64,
        /// The size of the head; 0 without one.
        head: u64,
    },
    /// Somebody else swapped the head: two sequencers run on one log.
    #[error("another sequencer has moved the head of this log")]
    Overtaken,
    /// What was read back is not what was staged.
    #[error("what was read back from the stage is not what was to be signed")]
    ReadBack,
    /// An entry of more than 65,535 bytes.
    #[error("an entry has at most 65,535 bytes")]
    TooLong,
    /// A fault came before: open the log again.
    #[error("the sequencer stopped at an earlier fault")]
    Stopped,
}

/// What a start found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing: the log begins, with a checkpoint of the empty tree.
    Nothing,
    /// Head and checkpoint as they were left.
    Whole,
    /// A batch that was in the log and not yet published; it is now.
    Unpublished,
}

/// One log, open for appending.
pub struct Sequencer<S> {
    store: S,
    signer: NoteSigner,
    head: Vec<u8>,
    now: Seen,
    stopped: bool,
}

type Result<T> = std::result::Result<T, SequencerFault>;

impl<S: LogStore> Sequencer<S> {
    /// Opens the log whose key is `signer`: compares head, checkpoint and tiles with each other and with every tree in
    /// `elsewhere` (of witnesses and mirrors), and finishes what a crash left unpublished.
    ///
    /// # Errors
    /// [`SequencerFault`] for anything that does not fit; nothing was signed then.
    pub fn open(store: S, signer: NoteSigner, elsewhere: &[Seen]) -> Result<(Self, Found)> {
        let head = store.head()?;
        let published = read_checkpoint(store.read("checkpoint")?, &signer)?;
        let now = read_checkpoint(head.clone(), &signer)?;
        let size = |checkpoint: &Option<Checkpoint>| checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size);
        if size(&published) > size(&now) || (now.is_none() && published.is_some()) {
            return Err(SequencerFault::HeadBehind { published: size(&published), head: size(&now) });
        }
        let seen = now.as_ref().map_or(Seen::NOTHING, |head| Seen { size: head.size, root: head.root });
        let mut log = Self { store, signer, head: head.clone().unwrap_or_default(), now: seen, stopped: false };
        let found = match head {
            None => {
                log.compare(elsewhere)?;
                log.begin()?;
                Found::Nothing
            }
            Some(_) if published == now => Found::Whole,
            Some(_) => {
                log.finish_unpublished()?;
                Found::Unpublished
            }
        };
        log.whole()?;
        log.compare(elsewhere)?;
        Ok((log, found))
    }

    /// The newest tree.
    pub const fn now(&self) -> Seen {
        self.now
    }

    /// The newest checkpoint, as the log signed it.
    pub fn checkpoint(&self) -> &[u8] {
        &self.head
    }

    /// The store.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Appends a batch; gives the place of its first entry. The entries stand in the log, published, when this returns.
    ///
    /// # Errors
    /// [`SequencerFault`]; after any but `TooLong` the log must be opened again to know what became of the batch.
    pub fn append(&mut self, entries: &[&[u8]]) -> Result<u64> {
        if self.stopped {
            return Err(SequencerFault::Stopped);
        }
        if entries.iter().any(|entry| entry.len() > crate::LIMIT_ENTRY) {
            return Err(SequencerFault::TooLong);
        }
        let first = self.now.size;
        if !entries.is_empty() {
            self.stopped = true;
            self.append_batch(entries)?;
            self.stopped = false;
        }
        Ok(first)
    }

    fn append_batch(&mut self, entries: &[&[u8]]) -> Result<()> {
        let (stage, next) = self.stage(entries)?;
        let place = Stage::place(&next);
        self.store.write(&place, &stage.to_bytes())?;
        let read = self.store.read(&place)?.ok_or(SequencerFault::ReadBack)?;
        let read = Stage::parse(&read).ok_or(SequencerFault::ReadBack)?;
        if self.follows(&read, entries)? != next {
            return Err(SequencerFault::ReadBack);
        }
        let note = self.sign(&next);
        if !self.store.swap_head(Some(&self.head), &note)? {
            return Err(SequencerFault::Overtaken);
        }
        (self.head, self.now) = (note, next);
        self.publish(&read)
    }

    /// What a batch adds, and the tree that it makes.
    fn stage(&self, entries: &[&[u8]]) -> Result<(Stage, Seen)> {
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        let growth =
            grow(self, self.now.size, &leaves).map_err(|unsound| SequencerFault::Unsound("growing", unsound))?;
        let mut files = self.bundles(entries)?;
        files.extend(growth.tiles.into_iter().map(|(tile, bytes)| (TilePath::Hashes(tile), bytes)));
        Ok((Stage { files }, Seen { size: growth.size, root: growth.root }))
    }

    /// The bundles of entries that a batch fills or begins.
    fn bundles(&self, entries: &[&[u8]]) -> Result<Vec<(TilePath, Vec<u8>)>> {
        let size = self.now.size;
        let begun = Tile::of(0, size / WIDTH, size).map(TilePath::Entries);
        let begun = begun.map(|path| self.must_read(path)).transpose()?.unwrap_or_default();
        let begun =
            read_entries(&begun).ok_or(SequencerFault::Unsound("reading", Unsound::Form("a bundle of entries")))?;
        let all: Vec<&[u8]> = begun.into_iter().chain(entries.iter().copied()).collect();
        let made = all.chunks(WIDTH as usize).zip(size / WIDTH..).map(|(entries, index)| {
            let path = TilePath::Entries(Tile { level: 0, index, width: entries.len() as u64 });
            Ok((path, write_entries(entries.iter().copied()).ok_or(SequencerFault::TooLong)?))
        });
        made.collect()
    }

    /// The tree that follows from a stage as it was read, worked out from its entries; the tiles in it must be those.
    fn follows(&self, read: &Stage, entries: &[&[u8]]) -> Result<Seen> {
        let bundles = read.files.iter().filter(|(path, _)| matches!(path, TilePath::Entries(_)));
        let staged: Option<Vec<Vec<&[u8]>>> = bundles.map(|(_, bytes)| read_entries(bytes)).collect();
        let staged: Vec<&[u8]> = staged.ok_or(SequencerFault::ReadBack)?.concat();
        let begun = usize::try_from(self.now.size % WIDTH).map_err(|_| SequencerFault::ReadBack)?;
        let added = staged.get(begun..).filter(|added| *added == entries).ok_or(SequencerFault::ReadBack)?;
        let (again, next) = self.stage(added)?;
        if again == *read { Ok(next) } else { Err(SequencerFault::ReadBack) }
    }

    fn sign(&self, next: &Seen) -> Vec<u8> {
        let origin = self.signer.public().name().to_owned();
        let checkpoint = Checkpoint { origin, size: next.size, root: next.root, more: Vec::new() };
        Note::sign(checkpoint.to_string(), &self.signer).to_string().into_bytes()
    }

    /// Puts every file of the stage in its place, then the checkpoint, then clears the stage.
    fn publish(&self, stage: &Stage) -> Result<()> {
        for (path, bytes) in &stage.files {
            self.store.write(&path.to_string(), bytes)?;
        }
        self.store.write("checkpoint", &self.head)?;
        Ok(self.store.remove(&Stage::place(&self.now))?)
    }

    fn begin(&mut self) -> Result<()> {
        let note = self.sign(&Seen::NOTHING);
        if !self.store.swap_head(None, &note)? {
            return Err(SequencerFault::Overtaken);
        }
        self.head = note;
        Ok(self.store.write("checkpoint", &self.head)?)
    }

    /// The head was swapped and the checkpoint not published: the stage is still there.
    fn finish_unpublished(&self) -> Result<()> {
        if self.now.size == 0 {
            return Ok(self.store.write("checkpoint", &self.head)?);
        }
        let stage = self.store.read(&Stage::place(&self.now))?;
        let stage = stage.as_deref().and_then(Stage::parse);
        let missing =
            SequencerFault::Unsound("finishing a batch", Unsound::Form("its stage, which is gone or damaged"));
        self.publish(&stage.ok_or(missing)?)
    }

    /// The tiles at the right edge give the head's root, and the newest entries the newest leaves. Older tiles are for
    /// mirrors and monitors to look at: a start must not take longer with every year.
    fn whole(&self) -> Result<()> {
        let unsound = |unsound| SequencerFault::Unsound("the tiles", unsound);
        let tree = TiledTree::new(self, self.now.size);
        if root(&tree, self.now.size).map_err(unsound)? != self.now.root {
            return Err(unsound(Unsound::Form("the root of the head")));
        }
        let Some(last) = self.now.size.checked_sub(1) else { return Ok(()) };
        let path = Tile::of(0, last / WIDTH, self.now.size).map(TilePath::Entries);
        let bundle = path.map(|path| self.must_read(path)).transpose()?.unwrap_or_default();
        let leaves: Option<Vec<Hash>> =
            read_entries(&bundle).map(|entries| entries.iter().map(|entry| leaf_hash(entry)).collect());
        if leaves == Some(tree.tile(0, last / WIDTH).map_err(unsound)?) {
            Ok(())
        } else {
            Err(unsound(Unsound::Form("the newest entries")))
        }
    }

    /// Nothing seen elsewhere is larger or other than what is here.
    fn compare(&self, elsewhere: &[Seen]) -> Result<()> {
        let here = self.now.size;
        for seen in elsewhere {
            let ours = match seen.size {
                0 => Some(EMPTY_ROOT),
                size if size <= here => root(&TiledTree::new(&Narrowed(self), size), size).ok(),
                _ => None,
            };
            if ours != Some(seen.root) {
                return Err(SequencerFault::Elsewhere { here, elsewhere: *seen });
            }
        }
        Ok(())
    }

    fn must_read(&self, path: TilePath) -> Result<Vec<u8>> {
        let bytes = self.store.read(&path.to_string())?;
        bytes.ok_or_else(|| SequencerFault::Unsound("reading", Unsound::Tile(path.to_string())))
    }
}

impl<S: LogStore> ReadTiles for Sequencer<S> {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        self.store.read(&TilePath::Hashes(tile).to_string()).ok().flatten()
    }
}

/// Tiles of an older size: a narrower tile is the beginning of the one that is there now.
struct Narrowed<'a, S>(&'a Sequencer<S>);

impl<S: LogStore> ReadTiles for Narrowed<'_, S> {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        let now = Tile::of(tile.level, tile.index, self.0.now.size)?;
        let bytes = self.0.hashes(now)?;
        bytes.get(..usize::try_from(tile.width).ok()? * 32).map(<[u8]>::to_vec)
    }
}

fn read_checkpoint(bytes: Option<Vec<u8>>, signer: &NoteSigner) -> Result<Option<Checkpoint>> {
    let unsound = |unsound| SequencerFault::Unsound("the checkpoint", unsound);
    let read = |bytes: Vec<u8>| Checkpoint::of(&Note::parse(&bytes)?, signer.public());
    bytes.map(read).transpose().map_err(unsound)
}
