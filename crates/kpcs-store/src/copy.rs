//! A copy of the database while others write to it.
//!
//! Invariant: the copy is one committed state; the database is not changed and its lock is not asked for.
//! Source: the SQLite documentation of `vacuum into`.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::{
    StoreFault,
    folder::{DATABASE, look},
    migration::recognise,
};

/// What stands at the end of a copied journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The last entry.
    pub entries: i64,
    /// Its leaf in hexadecimal digits; empty for a journal without entries.
    pub leaf: String,
}

/// Copies the database of `folder` into the new file `to`.
///
/// # Errors
/// [`StoreFault::Foreign`] when the folder holds no register of ours; that of the engine, also when `to` exists.
pub fn copy_database(folder: &Path, to: &Path) -> Result<Copied, StoreFault> {
    look(folder)?;
    let path = folder.join(DATABASE);
    let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    recognise(&connection, &path.display().to_string())?;
    connection.execute("vacuum into $1", [to.to_string_lossy()])?;
    let copy = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    journal_end(&copy)
}

/// The end of the journal of an open database.
fn journal_end(connection: &Connection) -> Result<Copied, StoreFault> {
    let mut last =
        connection.prepare("select position, lower(hex(leaf)) from journal_entry order by position desc limit 1")?;
    let mut rows = last.query([])?;
    let end = rows.next()?.map(|row| Ok::<_, StoreFault>(Copied { entries: row.get(0)?, leaf: row.get(1)? }));
    Ok(end.transpose()?.unwrap_or(Copied { entries: 0, leaf: String::new() }))
}
