//! How much room the disk of a register has, and the reserve that is given up when it has none.
//!
//! Invariant: decides nothing; says how much there is, and what that means. A share of a large disk is still a lot, so
//! little means both a small share and few bytes.
//! Must not know: who is refused what.
//! Source: reliability R-06.

use std::{
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
};

use rustix::fs::{FallocateFlags, fallocate, statvfs};

/// Below a fifth of the disk and this many bytes, somebody should make room.
const LITTLE_BYTES: u64 = 8 << 30;
/// Below a tenth of the disk and this many bytes, nothing new is begun.
const SHORT_BYTES: u64 = 4 << 30;
/// The file of the reserve.
const RESERVE: &str = "kpcs.reserve";

/// The room of a disk, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What the service's user may still write.
    pub free: u64,
    /// The whole disk.
    pub whole: u64,
}

/// What it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing to do.
    Enough,
    /// Somebody should make room.
    Little,
    /// What was begun can be ended; nothing new is begun.
    Short,
}

impl Room {
    /// That of the disk on which `folder` lies.
    ///
    /// # Errors
    /// That of the operating system.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let found = statvfs(folder)?;
        Ok(Self { free: found.f_bavail * found.f_frsize, whole: found.f_blocks * found.f_frsize })
    }

    /// What it means.
    #[must_use]
    pub fn left(self) -> Left {
        if self.free < self.whole / 10 && self.free < SHORT_BYTES {
            Left::Short
        } else if self.free < self.whole / 5 && self.free < LITTLE_BYTES {
            Left::Little
        } else {
            Left::Enough
        }
    }
}

/// Room that is kept, to be given up when there is none, so that work that was begun can be ended.
#[derive(Debug, Clone)]
pub struct Reserve {
    path: PathBuf,
    bytes: u64,
}

impl Reserve {
    /// A reserve of `bytes` in `folder`; nothing is made yet.
    #[must_use]
    pub fn new(folder: &Path, bytes: u64) -> Self {
        Self { path: folder.join(RESERVE), bytes }
    }

    /// Whether it is there.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.path.exists()
    }

    /// Takes the room; one that is there stays as it is.
    ///
    /// # Errors
    /// When there is no room for it; then nothing of it stays.
    pub fn keep(&self) -> io::Result<()> {
        if self.bytes == 0 || self.is_kept() {
            return Ok(());
        }
        let file = OpenOptions::new().write(true).create_new(true).open(&self.path)?;
        let taken = fallocate(&file, FallocateFlags::empty(), 0, self.bytes).map_err(io::Error::from);
        taken.inspect_err(|_| drop(fs::remove_file(&self.path)))
    }

    /// Gives the room back to the disk.
    ///
    /// # Errors
    /// That of the operating system; a reserve that is not there is no error.
    pub fn give_up(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Left, Reserve, Room};

    #[test]
    fn little_is_a_small_share_and_few_bytes() {
        let (mega, giga) = (1 << 20, 1 << 30);
        for (free, whole, left) in [
            (21 * mega, 100 * mega, Left::Enough),
            (19 * mega, 100 * mega, Left::Little),
            (10 * mega, 100 * mega, Left::Little),
            (9 * mega, 100 * mega, Left::Short),
            (0, 100 * mega, Left::Short),
            (20 * giga, 1_000 * giga, Left::Enough),
            (7 * giga, 1_000 * giga, Left::Little),
            (3 * giga, 1_000 * giga, Left::Short),
        ] {
            assert_eq!(Room { free, whole }.left(), left, "{free} of {whole}");
        }
    }

    #[test]
    fn a_reserve_takes_its_room_and_gives_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let reserve = Reserve::new(folder.path(), 1 << 20);
        reserve.keep().unwrap();
        reserve.keep().unwrap();
        assert_eq!(folder.path().join("kpcs.reserve").metadata().unwrap().len(), 1 << 20);
        reserve.give_up().unwrap();
        reserve.give_up().unwrap();
        assert!(!reserve.is_kept());
    }
}
