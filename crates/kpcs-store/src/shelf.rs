//! Files on the office's own shelf: written whole under their name, or not at all.
//!
//! Invariant: what is answered as written is synced, file and folder; a crash leaves a whole file under its name or none.
//! Must not know: what a file holds.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};

use crate::point::{Point, point};

/// Writes `bytes` as `folder/name`, replacing what was there.
///
/// # Errors
/// That of the disk; then the earlier file, if any, still stands.
pub fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let (unfinished, finished) = (folder.join(format!("{name}.part")), folder.join(name));
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    point(Point::ShelfWritten);
    fs::rename(&unfinished, &finished)?;
    point(Point::ShelfNamed);
    File::open(folder)?.sync_all()
}
