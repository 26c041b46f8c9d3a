//! `kpcs.seen`: the last journal entry that this folder has held, noted beside the database after each commit.
//!
//! Invariant: it never runs ahead of a synced commit, so a database that lacks the entry is an older copy, or has lost its
//! write-ahead file; such a database is not opened, for it would sign in its own past. The note is not synced: after a power
//! cut it may be older than the database, which is no objection.
//! Source: reliability targets.

use std::{
    fs::{File, OpenOptions},
    io::{Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension as _};

use crate::{
    StoreFault,
    folder::{DATABASE, foreign, unusable},
    point::{Point, point},
};

/// The name of the file.
pub(crate) const SEEN: &str = "kpcs.seen";

/// The note, open for writing.
pub(crate) struct Seen {
    path: PathBuf,
    file: File,
    noted: i64,
}

impl Seen {
    /// Opens the note of `folder`.
    ///
    /// # Errors
    /// [`StoreFault::Foreign`] when it cannot be opened.
    pub(crate) fn open(folder: &Path) -> Result<Self, StoreFault> {
        let path = folder.join(SEEN);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        Ok(Self { file: file.map_err(|error| unusable(&path, &error))?, path, noted: 0 })
    }

    /// Objects to a database that does not hold what this folder has held.
    ///
    /// # Errors
    /// [`StoreFault::Foreign`] for a database that is behind or another.
    pub(crate) fn compare(&self, connection: &Connection) -> Result<(), StoreFault> {
        let text = std::fs::read(&self.path).map_err(|error| unusable(&self.path, &error))?;
        let Some((position, leaf)) = parse(&text) else { return Ok(()) };
        if !connection.table_exists(None, "journal_entry")? {
            return Err(self.behind(0, position));
        }
        let found: Option<String> = connection
            .query_row("select lower(hex(leaf)) from journal_entry where position = $1", [position], |row| row.get(0))
            .optional()?;
        if found.as_deref() == Some(leaf) {
            return Ok(());
        }
        let last: i64 =
            connection.query_row("select coalesce(max(position), 0) from journal_entry", [], |row| row.get(0))?;
        if last < position {
            return Err(self.behind(last, position));
        }
        Err(self.object(format!(
            "its entry {position} is not the one that this folder has held: the database is of another register"
        )))
    }

    fn behind(&self, last: i64, position: i64) -> StoreFault {
        self.object(format!(
            "its journal ends at entry {last}, but this folder has held entry {position}: the database is an older copy, or \
             kpcs.db-wal is missing"
        ))
    }

    fn object(&self, what: String) -> StoreFault {
        let todo = "put the right file back, or restore a backup into a new folder (kpcs restore)";
        foreign(&self.path.with_file_name(DATABASE), format!("{what}; {todo}"))
    }

    /// Notes the last entry of `connection`, which has just committed.
    pub(crate) fn note(&mut self, connection: &Connection) {
        let last = connection
            .prepare_cached("select position, lower(hex(leaf)) from journal_entry order by position desc limit 1")
            .and_then(|mut last| last.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))));
        let Ok((position, leaf)) = last else { return };
        if position == self.noted {
            return;
        }
        // A note that cannot be written leaves an older one, which objects to less and never to what is right.
        let line = format!("{position:020} {leaf}\n");
        if self.file.seek(SeekFrom::Start(0)).and_then(|_| self.file.write_all(line.as_bytes())).is_ok() {
            self.noted = position;
            point(Point::SeenNoted);
        }
    }
}

/// The entry and its leaf; `None` for a note that was never written, or is unreadable after a power cut.
fn parse(text: &[u8]) -> Option<(i64, &str)> {
    let (position, leaf) = std::str::from_utf8(text).ok()?.trim_end().split_once(' ')?;
    Some((position.parse().ok()?, leaf)).filter(|(position, leaf)| *position > 0 && leaf.len() == 64)
}
