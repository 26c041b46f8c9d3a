//! Small files that are replaced whole: the cosigned checkpoint, what a witness saw, proofs of forks.
//!
//! Invariant: after a crash the file is the old one or the new one, and once [`replace`] has returned it is the new one.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write as _},
    path::Path,
};

use crate::point::{Point, point};

/// Writes `bytes` to `path`, durable; its folder is made when it is missing.
///
/// # Errors
/// When it is not certain that they are there.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let beside = path.with_extension("beside");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    point(Point::FileBeside);
    fs::rename(&beside, path)?;
    File::open(folder)?.sync_all()?;
    point(Point::FileNamed);
    Ok(())
}

/// The bytes of a file; `None` when there is none.
///
/// # Errors
/// When that cannot be known.
pub(crate) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}
