//! `check`: replays the journal and compares every projection.
//!
//! Invariant: `check` reads a second, empty database in memory and changes nothing; it reports and never repairs.
//! Must not know: keys; whether signatures count is the register's question.
//! Source: style/examples.md 13 and 18; decisions 6.

use rusqlite::Connection;

use crate::{
    Sql, Store, StoreFault,
    act::project_entry,
    journal::entries_after,
    migration::migrate,
    projection::{SLICE, renew, view_tables},
    sql::Memory,
};

/// A projection that is not what the journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// Rows in the database that do not follow from the journal.
    pub unexpected: u64,
    /// Rows that follow from the journal and are not in the database.
    pub missing: u64,
}

/// Replays the journal beside the database and returns every projection that differs; `progress` hears positions.
///
/// # Errors
/// [`StoreFault`] when an entry cannot be read, or of the engine.
pub fn check(store: &Store, mut progress: impl FnMut(i64)) -> Result<Vec<Difference>, StoreFault> {
    let mut replay = Connection::open_in_memory()?;
    replay.set_prepared_statement_cache_capacity(256);
    migrate(&mut replay)?;
    renew(&replay, &mut |_| {})?;
    store.read(|sql| {
        replay_into(&replay, sql, &mut progress)?;
        let memory = Memory::default();
        let replayed = Sql::new(&replay, &memory);
        let mut differences = Vec::new();
        for table in view_tables(sql)? {
            let (stored, expected) = (rows(sql, &table)?, rows(&replayed, &table)?);
            let count = |of: &[Vec<u8>], other: &[Vec<u8>]| {
                of.iter().filter(|row| other.binary_search(row).is_err()).count() as u64
            };
            let (unexpected, missing) = (count(&stored, &expected), count(&expected, &stored));
            if unexpected + missing > 0 {
                differences.push(Difference { table, unexpected, missing });
            }
        }
        Ok(differences)
    })
}

fn replay_into(replay: &Connection, journal: &Sql<'_>, progress: &mut impl FnMut(i64)) -> Result<(), StoreFault> {
    let memory = Memory::default();
    let target = Sql::new(replay, &memory);
    replay.execute_batch("begin")?;
    let mut position = 0;
    loop {
        let slice = entries_after(journal, position, SLICE)?;
        let Some(last) = slice.last() else { break };
        position = last.position;
        slice.iter().try_for_each(|entry| replay_entry(&target, entry))?;
        progress(position);
    }
    Ok(replay.execute_batch("commit")?)
}

/// Acts read the records they build on from the journal, so the replay needs the entry itself, too.
fn replay_entry(target: &Sql<'_>, entry: &crate::Entry) -> Result<(), StoreFault> {
    crate::journal::copy(target, entry)?;
    project_entry(target, entry)
}

/// Every row of a table as bytes that are equal only if the rows are, sorted.
fn rows(sql: &Sql<'_>, table: &str) -> Result<Vec<Vec<u8>>, StoreFault> {
    let mut rows = sql.query_made(&format!("select * from {table}"))?;
    rows.sort_unstable();
    Ok(rows)
}
