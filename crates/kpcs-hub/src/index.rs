//! The index: where each entry stands, and when each batch was taken; a small SQLite file beside the log.
//!
//! Invariant: it is derived. The bundles of entries and the file of times make it anew whenever it is missing, damaged, of another
//! form, or of another size than the tree. What it says of an entry is believed only after the bundle at that place agreed.
//! Must not know: who signs, who asks.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use kpcs_log::{Tile, WIDTH, read_entries};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::{
    Entry, HubFault, LogHome, Tiles,
    point::{Point, point},
    times::BatchTime,
};

/// Raised whenever the tables change; another form is made anew.
const FORM: i64 = 1;
const TABLES: &str = "
create table entry (entry blob not null primary key, place integer not null) strict, without rowid;
create table batch (first integer not null primary key, size integer not null, seconds integer not null) strict;
create table reached (one integer not null primary key, size integer not null) strict;
";

/// The index, open for writing by the one who appends.
pub(crate) struct Index {
    sql: Connection,
}

impl Index {
    /// Opens the index in `folder` and brings it to a tree of `size` leaves whose batches were taken at `times`.
    pub fn open(folder: &Path, home: &dyn LogHome, size: u64, times: &[BatchTime]) -> Result<Self, HubFault> {
        let path = place(folder);
        let opened = connect(&path).ok().filter(|sql| is_sound(sql, size));
        let mut index = match opened {
            Some(sql) => Self { sql },
            None => Self::begin(&path)?,
        };
        index.catch_up(home, size, times)?;
        Ok(index)
    }

    fn begin(path: &Path) -> Result<Self, HubFault> {
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            match fs::remove_file(PathBuf::from(name)) {
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault.into()),
                _ => {}
            }
        }
        let sql = connect(path)?;
        sql.execute_batch(TABLES)?;
        sql.pragma_update(None, "user_version", FORM)?;
        Ok(Self { sql })
    }

    /// Takes what the tree holds beyond the index from the bundles, a bundle at a time.
    fn catch_up(&mut self, home: &dyn LogHome, size: u64, times: &[BatchTime]) -> Result<(), HubFault> {
        let mut at = reached(&self.sql)?;
        while at < size {
            let entries = bundle(home, at / WIDTH, size)?;
            let begun = usize::try_from(at % WIDTH).unwrap_or_default();
            let added = entries.get(begun..).unwrap_or_default();
            let end = at + added.len() as u64;
            let within = times.iter().filter(|time| time.size > at && time.size <= end);
            let transaction = self.sql.transaction()?;
            put_entries(&transaction, at, added)?;
            within.clone().try_for_each(|time| put_batch(&transaction, time))?;
            note_reached(&transaction, end)?;
            point(Point::IndexWritten);
            transaction.commit()?;
            point(Point::IndexCommitted);
            at = end;
        }
        Ok(())
    }

    /// Adds a batch that begins at `first` and is the tree's newest.
    pub fn add(&mut self, first: u64, entries: &[Entry], time: &BatchTime) -> Result<(), HubFault> {
        let transaction = self.sql.transaction()?;
        put_entries(&transaction, first, entries)?;
        put_batch(&transaction, time)?;
        note_reached(&transaction, time.size)?;
        point(Point::IndexWritten);
        transaction.commit()?;
        point(Point::IndexCommitted);
        Ok(())
    }

    /// Where an entry stands.
    pub fn place(&self, entry: &Entry) -> Result<Option<u64>, HubFault> {
        find(&self.sql, entry)
    }
}

/// The index, for all who ask.
pub(crate) struct IndexReader {
    sql: Connection,
}

impl IndexReader {
    pub fn open(folder: &Path) -> Result<Self, HubFault> {
        Ok(Self { sql: connect(&place(folder))? })
    }

    /// Where an entry stands.
    pub fn place(&self, entry: &Entry) -> Result<Option<u64>, HubFault> {
        find(&self.sql, entry)
    }

    /// The first place of the first batch taken at `seconds` or later; `None` when there is none.
    pub fn first_at(&self, seconds: u64) -> Result<Option<u64>, HubFault> {
        let mut asked = self.sql.prepare_cached("select min(first) from batch where seconds >= ?1")?;
        let first: Option<i64> = asked.query_row([signed(seconds)], |row| row.get(0))?;
        Ok(first.and_then(|first| u64::try_from(first).ok()))
    }

    /// When the batch with that place was taken.
    pub fn taken_at(&self, place: u64) -> Result<Option<u64>, HubFault> {
        let mut asked = self.sql.prepare_cached("select seconds from batch where size > ?1 order by first limit 1")?;
        let seconds: Option<i64> = asked.query_row([signed(place)], |row| row.get(0)).optional()?;
        Ok(seconds.and_then(|seconds| u64::try_from(seconds).ok()))
    }
}

/// Throws the index away; the next start makes it anew.
pub(crate) fn spoil(folder: &Path) {
    if let Ok(sql) = connect(&place(folder)) {
        // Should even this fail, the next start finds the damage itself.
        let _ = sql.pragma_update(None, "user_version", 0);
    }
}

/// The entries of a bundle of a tree of `size` leaves.
pub(crate) fn bundle(home: &dyn LogHome, index: u64, size: u64) -> Result<Vec<Entry>, HubFault> {
    let damaged = || HubFault::Damaged(format!("bundle {index} of the entries"));
    let tile = Tile::of(0, index, size).ok_or_else(damaged)?;
    let bytes = Tiles(home).bundle(tile)?.ok_or_else(damaged)?;
    let width = usize::try_from(tile.width).map_err(|_| damaged())?;
    let entries = read_entries(&bytes).filter(|entries| entries.len() >= width).ok_or_else(damaged)?;
    entries[..width].iter().map(|entry| Entry::try_from(*entry).map_err(|_| damaged())).collect()
}

fn place(folder: &Path) -> PathBuf {
    folder.join("index.sqlite")
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let sql = Connection::open(path)?;
    sql.pragma_update(None, "journal_mode", "wal")?;
    sql.pragma_update(None, "synchronous", "normal")?;
    sql.busy_timeout(std::time::Duration::from_secs(10))?;
    Ok(sql)
}

/// Whether a file is an index of a tree of `size` leaves, or of the beginning of one.
fn is_sound(sql: &Connection, size: u64) -> bool {
    let form = sql.query_row("pragma user_version", [], |row| row.get::<_, i64>(0));
    let check = sql.query_row("pragma quick_check(1)", [], |row| row.get::<_, String>(0));
    let counted = sql.query_row("select count(*) from entry", [], |row| row.get::<_, i64>(0));
    let reached = reached(sql);
    let fits = reached.is_ok_and(|reached| reached <= size && counted.is_ok_and(|counted| counted <= signed(reached)));
    form == Ok(FORM) && check.is_ok_and(|check| check == "ok") && fits
}

/// Up to which size of the tree the index has come.
fn reached(sql: &Connection) -> Result<u64, HubFault> {
    let size: Option<i64> = sql.query_row("select size from reached", [], |row| row.get(0)).optional()?;
    Ok(size.and_then(|size| u64::try_from(size).ok()).unwrap_or(0))
}

fn note_reached(sql: &Connection, size: u64) -> Result<(), HubFault> {
    sql.execute("insert or replace into reached (one, size) values (1, ?1)", [signed(size)])?;
    Ok(())
}

/// An entry that stands in the log twice, which only damage can bring about, keeps its first place.
fn put_entries(sql: &Connection, first: u64, entries: &[Entry]) -> Result<(), HubFault> {
    let mut put = sql.prepare_cached("insert or ignore into entry (entry, place) values (?1, ?2)")?;
    for (entry, place) in entries.iter().zip(first..) {
        put.execute(params![entry, signed(place)])?;
    }
    Ok(())
}

fn put_batch(sql: &Connection, time: &BatchTime) -> Result<(), HubFault> {
    let mut put = sql.prepare_cached(
        "insert into batch (first, size, seconds) select coalesce(max(size), 0), ?1, ?2 from batch where true",
    )?;
    put.execute([signed(time.size), signed(time.seconds)])?;
    Ok(())
}

fn find(sql: &Connection, entry: &Entry) -> Result<Option<u64>, HubFault> {
    let mut asked = sql.prepare_cached("select place from entry where entry = ?1")?;
    let place: Option<i64> = asked.query_row([entry], |row| row.get(0)).optional()?;
    Ok(place.and_then(|place| u64::try_from(place).ok()))
}

/// As SQLite counts; a tree of 2^63 leaves is out of reach.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
