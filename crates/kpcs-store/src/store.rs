//! `Store`: one database file, opened with care, with its writer and its readers.
//!
//! Invariant: one process writes a file at a time (a lock beside it); durable means synced before the answer
//! (`synchronous = full`) unless bulk loading into a new folder says otherwise. A database is made only where somebody
//! asked for a new one; opening never makes one.
//! Must not know: what is stored.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    sync::Mutex,
};

use rusqlite::{Connection, OpenFlags};

use crate::{
    Sql, StoreFault,
    folder::{AHEAD, DATABASE, foreign, look, unusable},
    migration::{migrate, recognise},
    projection::renew,
    seen::Seen,
    sql::Memory,
    writer::{Writer, Written},
};

/// A database up to this size is read through when it is opened; a larger one by `kpcs check`.
const LIMIT_READ_THROUGH: u64 = 256 << 20;

/// How a store is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct StoreOptions {
    /// Without waiting for the disk: only for bulk loading into a new folder (decisions 31).
    pub unsynced: bool,
}

/// An open database.
pub struct Store {
    folder: PathBuf,
    path: PathBuf,
    writer: Writer,
    idle_readers: Mutex<Vec<Connection>>,
    _lock: File,
}

impl Store {
    /// Opens `DIR/kpcs.db`, which is there; brings its tables up to date and makes its projections anew if they changed.
    ///
    /// # Errors
    /// [`StoreFault::Foreign`] with what is wrong and what to do: nothing there, not ours, damaged, older than what this
    /// folder has held, in use by another process, not to be written.
    pub fn open(folder: &Path, options: StoreOptions) -> Result<Self, StoreFault> {
        look(folder)?;
        let lock = lock(folder)?;
        // Another process may have been writing until now.
        look(folder)?;
        let path = folder.join(DATABASE);
        let connection = connect(&path, OpenFlags::empty())?;
        recognise(&connection, &path.display().to_string()).map_err(|fault| damaged_if_lasting(fault, &path))?;
        read_through(&connection, &path)?;
        let seen = Seen::open(folder)?;
        seen.compare(&connection).map_err(|fault| damaged_if_lasting(fault, &path))?;
        Self::start(folder, options, connection, seen, lock)
    }

    /// Makes `DIR/kpcs.db`, and the folder if it is not there.
    ///
    /// # Errors
    /// [`StoreFault::Foreign`] when there is a database, or the folder cannot be written.
    pub fn make(folder: &Path, options: StoreOptions) -> Result<Self, StoreFault> {
        std::fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
        let lock = lock(folder)?;
        let path = folder.join(DATABASE);
        if path.exists() || folder.join(AHEAD).exists() {
            return Err(foreign(folder, "there is a register already; name another folder"));
        }
        let connection = connect(&path, OpenFlags::SQLITE_OPEN_CREATE)?;
        Self::start(folder, options, connection, Seen::open(folder)?, lock)
    }

    fn start(
        folder: &Path,
        options: StoreOptions,
        mut connection: Connection,
        seen: Seen,
        lock: File,
    ) -> Result<Self, StoreFault> {
        let path = folder.join(DATABASE);
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", if options.unsynced { "off" } else { "full" })?;
        migrate(&mut connection)?;
        renew(&connection, &mut |position| eprintln!("tables are made anew from the journal: entry {position}"))?;
        // The engine syncs the folder of a file that it makes, and does not look whether that worked.
        let named = File::open(folder).and_then(|folder| folder.sync_all());
        named.map_err(|error| unusable(folder, &error))?;
        let writer = Writer::start(connection, seen, folder.join(AHEAD))?;
        Ok(Self { folder: folder.to_owned(), path, writer, idle_readers: Mutex::default(), _lock: lock })
    }

    /// The folder of the database, where files that statements name by digest lie beside it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Why nothing is written any more, once the disk has failed: the process is to end.
    #[must_use]
    pub fn halted(&self) -> Option<&str> {
        self.writer.halted()
    }

    /// What was written since the start.
    #[must_use]
    pub fn written(&self) -> &Written {
        self.writer.written()
    }

    /// Runs `job` in a savepoint of the writer and waits until it is on disk.
    ///
    /// # Errors
    /// The error of `job`, with nothing of it stored; or a [`StoreFault`].
    pub fn write<T, E>(&self, job: impl FnOnce(&Sql<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreFault> + Send + 'static,
    {
        self.writer.run(job)
    }

    /// Runs `query` over one snapshot of the database.
    ///
    /// # Errors
    /// The error of `query`, or a [`StoreFault`].
    pub fn read<T, E: From<StoreFault>>(&self, query: impl FnOnce(&Sql<'_>) -> Result<T, E>) -> Result<T, E> {
        let idle = self.idle_readers.lock().ok().and_then(|mut idle| idle.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => reader(&self.path)?,
        };
        connection.execute_batch("begin").map_err(StoreFault::from)?;
        let result = query(&Sql::new(&connection, &Memory::default()));
        connection.execute_batch("commit").map_err(StoreFault::from)?;
        if let Ok(mut idle) = self.idle_readers.lock() {
            idle.push(connection);
        }
        result
    }
}

/// Runs `query` over one snapshot of the register in `folder`, which another process may be serving; nothing is changed and no lock asked for.
///
/// # Errors
/// [`StoreFault::Foreign`] when the folder holds no register of ours; the error of `query`, or that of the engine.
pub fn read_beside<T, E: From<StoreFault>>(
    folder: &Path,
    query: impl FnOnce(&Sql<'_>) -> Result<T, E>,
) -> Result<T, E> {
    look(folder)?;
    let path = folder.join(DATABASE);
    let connection = reader(&path)?;
    recognise(&connection, &path.display().to_string())?;
    connection.execute_batch("begin").map_err(StoreFault::from)?;
    query(&Sql::new(&connection, &Memory::default()))
}

fn lock(folder: &Path) -> Result<File, StoreFault> {
    let path = folder.join("kpcs.lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| unusable(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(foreign(folder, "another kpcs uses this folder; stop it first")),
        Err(TryLockError::Error(error)) => Err(foreign(folder, format!("the folder cannot be locked: {error}"))),
    }
}

fn connect(path: &Path, more: OpenFlags) -> Result<Connection, StoreFault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.pragma_update(None, "foreign_keys", "on")?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    Ok(connection)
}

fn reader(path: &Path) -> Result<Connection, StoreFault> {
    let connection = connect(path, OpenFlags::empty())?;
    connection.pragma_update(None, "query_only", "on")?;
    Ok(connection)
}

/// Reads every page of a database that is not too large for it.
fn read_through(connection: &Connection, path: &Path) -> Result<(), StoreFault> {
    if path.metadata().is_ok_and(|file| file.len() > LIMIT_READ_THROUGH) {
        return Ok(());
    }
    let found = connection.query_row("pragma quick_check(1)", [], |row| row.get::<_, String>(0));
    match found {
        Ok(word) if word == "ok" => Ok(()),
        Ok(what) => Err(damaged(path, &what.replace('\n', " "))),
        Err(error) => Err(damaged(path, &error)),
    }
}

fn damaged_if_lasting(fault: StoreFault, path: &Path) -> StoreFault {
    if fault.is_lasting() { damaged(path, &fault) } else { fault }
}

fn damaged(path: &Path, what: &dyn std::fmt::Display) -> StoreFault {
    foreign(path, format!("the database is damaged ({what}); restore a backup into a new folder (kpcs restore)"))
}
