//! The folder in which a demonstration is made before it gets its name: `X.unfinished` beside `X`.
//!
//! Invariant: one run at a time works in it, held by a lock that ends with the run; what a dead run left is replaced, what a
//! live one makes is never touched. The lock is let go only after the folder has its name.
//! Must not know: what is made in it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};

/// The file whose lock says that a run is alive.
const LOCK: &str = "making.lock";

/// An empty folder that this run alone may fill.
#[derive(Debug)]
pub struct Unfinished {
    path: PathBuf,
    target: PathBuf,
    _lock: File,
}

impl Unfinished {
    /// Takes the folder beside `target` and empties it of what a dead run left.
    ///
    /// # Errors
    /// When `target` holds a register, another run is making it, or the disk refuses.
    pub fn claim(target: &Path) -> Result<Self> {
        let path = beside(target);
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        let lock = lock(&path, target)?;
        // Asked under the lock: the run that held it before may have finished in between.
        if target.join("kpcs.db").exists() {
            let _ = fs::remove_dir_all(&path);
            bail!("{}: there is a register already; name another folder", target.display());
        }
        empty(&path).with_context(|| path.display().to_string())?;
        Ok(Self { path, target: target.to_owned(), _lock: lock })
    }

    /// Where to work.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    /// When something stands under the name.
    pub fn finish(self) -> Result<()> {
        let Self { path, target, _lock } = self;
        fs::rename(&path, &target).with_context(|| format!("{}: it must not exist yet", target.display()))?;
        fs::remove_file(target.join(LOCK)).with_context(|| target.display().to_string())
    }
}

fn beside(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    target.with_file_name(name)
}

fn lock(path: &Path, target: &Path) -> Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path.join(LOCK));
    let file = file.with_context(|| path.display().to_string())?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(anyhow!("{}: another kpcs is making it now; wait for it, or name another folder", target.display()))
        }
        Err(TryLockError::Error(error)) => Err(anyhow!("{}: {error}", path.display())),
    }
}

/// Removes everything but the lock.
fn empty(path: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != LOCK {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::{LOCK, Unfinished};

    #[test]
    fn a_live_run_is_left_alone_and_a_dead_one_replaced() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("year");
        let first = Unfinished::claim(&target).unwrap();
        fs::write(first.path().join("half"), "of a register").unwrap();
        let second = Unfinished::claim(&target).unwrap_err().to_string();
        assert!(second.contains("another kpcs is making it now"), "{second}");
        assert!(first.path().join("half").exists(), "the refused run touched nothing");

        drop(first);
        let third = Unfinished::claim(&target).unwrap();
        assert!(!third.path().join("half").exists(), "what a dead run left is gone");
        fs::write(third.path().join("kpcs.db"), "whole").unwrap();
        third.finish().unwrap();
        assert!(target.join("kpcs.db").exists() && !target.join(LOCK).exists());

        let fourth = Unfinished::claim(&target).unwrap_err().to_string();
        assert!(fourth.contains("there is a register already"), "{fourth}");
        assert!(!home.path().join("year.unfinished").exists());
    }
}
