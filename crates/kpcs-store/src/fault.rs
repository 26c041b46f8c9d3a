//! `StoreFault`: what can go wrong that is nobody's mistake at the desk.
//!
//! Invariant: a fault says what happened and where; it is never a refusal.

/// A fault of the database or of what it holds.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The database engine failed.
    #[error("the database failed: {0}")]
    Engine(rusqlite::Error),
    /// The disk has no room left. Reading goes on, and so does writing as soon as there is room.
    #[error("the disk is full: nothing was recorded; free some space, then do it again")]
    Full,
    /// The file is not a database of this program, or of a version it does not know.
    #[error("{path}: {reason}")]
    Foreign {
        /// The file.
        path: String,
        /// What was found and what was expected.
        reason: String,
    },
    /// The journal holds something that its own rules exclude.
    #[error("journal entry {position}: {reason}")]
    Corrupt {
        /// The entry.
        position: i64,
        /// What is wrong with it.
        reason: String,
    },
    /// A row holds a value that the program never writes.
    #[error("table {table} holds {reason}")]
    Row {
        /// The table.
        table: &'static str,
        /// What was found.
        reason: String,
    },
    /// The writer has stopped; nothing was stored.
    #[error("the writer has stopped: {0}")]
    Stopped(String),
}

impl From<rusqlite::Error> for StoreFault {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(failure, _) if is_full(failure) => Self::Full,
            _ => Self::Engine(error),
        }
    }
}

/// The engine says so in words of its own where the memory that readers share cannot grow.
fn is_full(failure: &rusqlite::ffi::Error) -> bool {
    failure.code == rusqlite::ErrorCode::DiskFull || failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
}

impl StoreFault {
    /// Whether the disk or the file itself failed: what is in memory and what is on disk may differ from now on, so the
    /// process has to end and read everything again.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        use rusqlite::ErrorCode::{CannotOpen, DatabaseCorrupt, NotADatabase, SystemIoFailure};
        match self {
            Self::Engine(rusqlite::Error::SqliteFailure(failure, _)) => {
                matches!(failure.code, SystemIoFailure | DatabaseCorrupt | NotADatabase | CannotOpen)
            }
            _ => false,
        }
    }

    /// Whether a constraint of the schema refused the row: the name of a check, or the table of a uniqueness, since
    /// SQLite tells a uniqueness by its table and columns.
    #[must_use]
    pub fn violates(&self, constraint: &str) -> bool {
        matches!(self, Self::Engine(error) if error.to_string().contains(constraint))
    }
}
