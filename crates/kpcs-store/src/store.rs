//! `Store`: one database file, opened with care, with its writer and its readers.
//!
//! Invariant: one process writes a file at a time (a lock beside it); durable means synced before the answer
//! (`synchronous = full`) unless bulk loading into a new folder says otherwise.
//! Must not know: what is stored.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    sync::Mutex,
};

use rusqlite::Connection;

use crate::{Sql, StoreFault, migration::migrate, sql::Memory, writer::Writer};

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
    /// Opens `DIR/kpcs.db`, creating folder and file if they are new.
    ///
    /// # Errors
    /// [`StoreFault::Foreign`] when the folder cannot be used, another process writes there, or the file is not ours.
    pub fn open(folder: &Path, options: StoreOptions) -> Result<Self, StoreFault> {
        let lock = lock(folder)?;
        let path = folder.join("kpcs.db");
        let mut connection = connect(&path)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", if options.unsynced { "off" } else { "full" })?;
        migrate(&mut connection, &path.display().to_string())?;
        let (folder, writer) = (folder.to_owned(), Writer::start(connection));
        Ok(Self { folder, path, writer, idle_readers: Mutex::default(), _lock: lock })
    }

    /// The folder of the database, where files that statements name by digest lie beside it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
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

fn lock(folder: &Path) -> Result<File, StoreFault> {
    let path = folder.join("kpcs.lock");
    let foreign = |reason: String| StoreFault::Foreign { path: folder.display().to_string(), reason };
    std::fs::create_dir_all(folder).map_err(|error| foreign(format!("the folder cannot be made: {error}")))?;
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| foreign(format!("the folder cannot be written: {error}")))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(foreign("another kpcs uses this folder; stop it first".to_owned())),
        Err(TryLockError::Error(error)) => Err(foreign(format!("the folder cannot be locked: {error}"))),
    }
}

fn connect(path: &Path) -> Result<Connection, StoreFault> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.pragma_update(None, "foreign_keys", "on")?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    Ok(connection)
}

fn reader(path: &Path) -> Result<Connection, StoreFault> {
    let connection = connect(path)?;
    connection.pragma_update(None, "query_only", "on")?;
    Ok(connection)
}
