//! Small files that are replaced whole: the cosigned checkpoint, what a witness saw, proofs of forks.
//!
//! Invariant: after a crash the file is the old one or the new one, and once [`replace`] has returned it is the new one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write as _},
    path::Path,
};

use crate::point::{Point, point};

/// Writes `bytes` to `path`, durable; its folder is made when it is missing.
///
/// # Errors
/// When it is not certain that they are there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, File::options().write(true).create(true).truncate(true))
}

/// As [`replace`], for bytes that only the owner of the process may read.
///
/// # Errors
/// As [`replace`].
pub(crate) fn replace_secret(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // One that a crash left behind may be readable by others.
    match fs::remove_file(path.with_extension("beside")) {
        Err(fault) if fault.kind() != ErrorKind::NotFound => Err(fault),
        _ => put(path, bytes, &options),
    }
}

fn put(path: &Path, bytes: &[u8], options: &OpenOptions) -> io::Result<()> {
    // A name alone lies in the folder in which the program runs.
    let folder = path.parent().filter(|folder| *folder != "").unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let beside = path.with_extension("beside");
    let mut file = options.open(&beside)?;
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
