//! Where a log lives: one opens it for appending, all read its files.
//!
//! Invariant: whoever appends passes the named points; a tile of an older size is read as the beginning of a wider one.
//! Must not know: what entries are, who signs.

use std::{io, path::PathBuf};

use kpcs_log::{LogFolder, LogStore, ReadTiles, Tile, TilePath, WIDTH};

use crate::{
    files,
    point::{Point, point},
};

/// A place that keeps a log.
pub trait LogHome: Send + Sync {
    /// Opens it for appending; one at a time can.
    ///
    /// # Errors
    /// When it cannot be used, or somebody else has it open.
    fn open(&self) -> io::Result<Box<dyn LogStore + Send>>;

    /// The bytes of one file of the static interface; `None` when there is none.
    ///
    /// # Errors
    /// When that cannot be known.
    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>>;
}

/// A log in a folder of this machine.
pub struct FolderHome {
    root: PathBuf,
}

impl FolderHome {
    /// The log in `root`, which is made when it is first opened.
    #[must_use]
    pub const fn new(root: PathBuf) -> Self {
        Self { root }
    }
}

impl LogHome for FolderHome {
    fn open(&self) -> io::Result<Box<dyn LogStore + Send>> {
        Ok(Box::new(LogFolder::open(&self.root)?))
    }

    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        files::read(&self.root.join(path.to_string()))
    }
}

/// An open log that passes the named points.
pub(crate) struct Opened(pub Box<dyn LogStore + Send>);

impl LogStore for Opened {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.0.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.write(path, bytes)?;
        point(match path.split('/').next() {
            Some("stage") => Point::StageWritten,
            Some("tile") => Point::TileWritten,
            _ => Point::CheckpointWritten,
        });
        Ok(())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.0.remove(path)?;
        point(Point::StageCleared);
        Ok(())
    }

    fn head(&self) -> io::Result<Option<Vec<u8>>> {
        self.0.head()
    }

    fn swap_head(&self, expected: Option<&[u8]>, new: &[u8]) -> io::Result<bool> {
        let swapped = self.0.swap_head(expected, new)?;
        point(Point::HeadSwapped);
        Ok(swapped)
    }
}

/// The tiles of a home, at any size up to that which it has.
pub struct Tiles<'a>(pub &'a dyn LogHome);

impl ReadTiles for Tiles<'_> {
    fn hashes(&self, tile: Tile) -> Option<Vec<u8>> {
        let read = |tile| self.0.read(&TilePath::Hashes(tile)).ok().flatten();
        let length = usize::try_from(tile.width).ok()? * 32;
        read(tile).or_else(|| read(Tile { width: WIDTH, ..tile })?.get(..length).map(<[u8]>::to_vec))
    }
}

impl Tiles<'_> {
    /// The bundle under that tile, whose width may be less than the bundle's that is there.
    pub(crate) fn bundle(&self, tile: Tile) -> io::Result<Option<Vec<u8>>> {
        match self.0.read(&TilePath::Entries(tile))? {
            None if tile.width < WIDTH => self.0.read(&TilePath::Entries(Tile { width: WIDTH, ..tile })),
            there => Ok(there),
        }
    }
}
