//! The index: where each entry stands, and when each batch was taken; a small SQLite file beside the log.
//!
//! Invariant: it is derived. The bundles of entries and the file of times make it anew whenever it is missing, damaged, of another
//! form, or of another size than the tree. Where it says that an entry stands is believed only after the bundle at that place agreed; that one
//! is nowhere, because at the start all rows were compared with their sum: a bit that flips on disk must not hide one.
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
const FORM: i64 = 2;
const TABLES: &str = "
create table entry (entry blob not null primary key, place integer not null) strict, without rowid;
create table batch (first integer not null primary key, size integer not null, seconds integer not null) strict;
create table reached (one integer not null primary key, size integer not null, sum integer not null) strict;
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
        let mut at = reached(&self.sql)?.size;
        while at < size {
            let entries = bundle(home, at / WIDTH, size)?;
            let begun = usize::try_from(at % WIDTH).unwrap_or_default();
            let added = entries.get(begun..).unwrap_or_default();
            let end = at + added.len() as u64;
            let within = times.iter().filter(|time| time.size > at && time.size <= end);
            let transaction = self.sql.transaction()?;
            let mut sum = put_entries(&transaction, at, added)?;
            for time in within {
                sum = sum.wrapping_add(put_batch(&transaction, time)?);
            }
            note_reached(&transaction, end, sum)?;
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
        let sum = put_entries(&transaction, first, entries)?;
        let sum = sum.wrapping_add(put_batch(&transaction, time)?);
        note_reached(&transaction, time.size, sum)?;
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
    let fits = |reached: &Reached| {
        reached.size <= size
            && counted.is_ok_and(|counted| counted <= signed(reached.size))
            && sum_of(sql).is_ok_and(|sum| sum == reached.sum)
    };
    form == Ok(FORM) && check.is_ok_and(|check| check == "ok") && reached(sql).is_ok_and(|reached| fits(&reached))
}

/// The sum of all rows, as they are read now.
fn sum_of(sql: &Connection) -> rusqlite::Result<u64> {
    let mut sum = 0_u64;
    let mut read = sql.prepare("select entry, place from entry")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        sum = sum.wrapping_add(mark(row.get_ref(0)?.as_blob()?, &[row.get(1)?]));
    }
    let mut read = sql.prepare("select first, size, seconds from batch")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        sum = sum.wrapping_add(mark(&[], &[row.get(0)?, row.get(1)?, row.get(2)?]));
    }
    Ok(sum)
}

/// What a row adds to the sum. Each step can be undone, so a change in one place changes it; it is no protection against people.
fn mark(bytes: &[u8], numbers: &[i64]) -> u64 {
    let step = |mixed: u64, word: u64| (mixed ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let word = |chunk: &[u8]| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    };
    let words = bytes.chunks(8).map(word).chain(numbers.iter().map(|number| number.cast_unsigned()));
    words.fold(bytes.len() as u64, step)
}

/// How far the index has come.
#[derive(Default)]
struct Reached {
    /// The size of the tree that it holds.
    size: u64,
    /// The sum of its rows.
    sum: u64,
}

fn reached(sql: &Connection) -> Result<Reached, HubFault> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(i64, i64)> = sql.query_row("select size, sum from reached", [], read).optional()?;
    let read = |(size, sum): (i64, i64)| Reached { size: u64::try_from(size).unwrap_or(0), sum: sum.cast_unsigned() };
    Ok(found.map(read).unwrap_or_default())
}

/// Notes that it holds a tree of `size` leaves, by rows that add so much to the sum.
fn note_reached(sql: &Connection, size: u64, added: u64) -> Result<(), HubFault> {
    let sum = reached(sql)?.sum.wrapping_add(added);
    let row = params![signed(size), sum.cast_signed()];
    sql.execute("insert or replace into reached (one, size, sum) values (1, ?1, ?2)", row)?;
    Ok(())
}

/// An entry that stands in the log twice, which only damage can bring about, keeps its first place. Returns what the rows add to the sum.
fn put_entries(sql: &Connection, first: u64, entries: &[Entry]) -> Result<u64, HubFault> {
    let mut put = sql.prepare_cached("insert or ignore into entry (entry, place) values (?1, ?2)")?;
    let mut sum = 0_u64;
    for (entry, place) in entries.iter().zip(first..) {
        if put.execute(params![entry, signed(place)])? > 0 {
            sum = sum.wrapping_add(mark(entry, &[signed(place)]));
        }
    }
    Ok(sum)
}

/// Returns what the row adds to the sum.
fn put_batch(sql: &Connection, time: &BatchTime) -> Result<u64, HubFault> {
    let mut newest = sql.prepare_cached("select coalesce(max(size), 0) from batch")?;
    let row = [newest.query_row([], |row| row.get(0))?, signed(time.size), signed(time.seconds)];
    sql.prepare_cached("insert into batch (first, size, seconds) values (?1, ?2, ?3)")?.execute(row)?;
    Ok(mark(&[], &row))
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
