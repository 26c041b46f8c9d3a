//! A log in a folder: each file written beside its place, synced, and moved there.
//!
//! Invariant: a tile or bundle that stands is never given other bytes; the head lies in a folder of its own, under a lock that only
//! one process holds. Must not know: what the bytes are.

use std::{
    fs::{self, File, TryLockError},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use crate::LogStore;

/// The folder of a log, locked for as long as this lives.
pub struct LogFolder {
    root: PathBuf,
    _lock: File,
}

impl LogFolder {
    /// Opens or makes the folder.
    ///
    /// # Errors
    /// When it cannot be made, or another process has it open.
    pub fn open(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root.join("head"))?;
        let lock = File::create(root.join("head/lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { root: root.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                Err(io::Error::new(ErrorKind::ResourceBusy, "another process has this log open"))
            }
            Err(TryLockError::Error(fault)) => Err(fault),
        }
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.root.join(path);
        let folder = place.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            self.make(folder)?;
        }
        let beside = place.with_extension("new");
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, &place)?;
        File::open(folder)?.sync_all()
    }

    fn sync_folder_of(&self, path: &str) -> io::Result<()> {
        let place = self.root.join(path);
        File::open(place.parent().unwrap_or(&self.root))?.sync_all()
    }

    /// Makes a folder and syncs each one above it that had to be made.
    fn make(&self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.is_dir()).collect();
        fs::create_dir_all(folder)?;
        missing.iter().filter_map(|made| made.parent()).try_for_each(|above| File::open(above)?.sync_all())
    }
}

fn get(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}

impl LogStore for LogFolder {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        get(&self.root.join(path))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match self.read(path)?.filter(|_| path.starts_with("tile/")) {
            // It may stand there since a process died between moving it and syncing its folder.
            Some(there) if there == bytes => self.sync_folder_of(path),
            Some(_) => Err(io::Error::new(ErrorKind::AlreadyExists, format!("{path} stands with other bytes"))),
            None => self.put(path, bytes),
        }
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        match fs::remove_file(self.root.join(path)) {
            Err(fault) if fault.kind() != ErrorKind::NotFound => Err(fault),
            _ => Ok(()),
        }
    }

    fn head(&self) -> io::Result<Option<Vec<u8>>> {
        get(&self.root.join("head/note"))
    }

    fn swap_head(&self, expected: Option<&[u8]>, new: &[u8]) -> io::Result<bool> {
        if self.head()?.as_deref() != expected {
            return Ok(false);
        }
        self.put("head/note", new)?;
        Ok(true)
    }
}
