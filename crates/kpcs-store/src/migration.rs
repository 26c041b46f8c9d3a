//! The schema as numbered files, applied in order; and the mark by which a file is known as ours.
//!
//! Invariant: a file that is not a database of this program, or of a newer one, is never touched and never replaced
//! by a fresh one.

use rusqlite::Connection;

use crate::StoreFault;

/// `KPCS` in ASCII, in the header of the SQLite file.
const APPLICATION_ID: i32 = 0x4b50_4353;

const MIGRATIONS: [&str; 7] = [
    include_str!("../migrations/0001_journal.sql"),
    include_str!("../migrations/0002_views.sql"),
    include_str!("../migrations/0003_work.sql"),
    include_str!("../migrations/0004_search.sql"),
    include_str!("../migrations/0006_issuer.sql"),
    include_str!("../migrations/0010_api.sql"),
    include_str!("../migrations/0011_reply.sql"),
];

/// The migrations that make the projections, for rebuilding them: those that hold a `view_` table, in their order.
pub(crate) const VIEWS: [&str; 3] = [MIGRATIONS[1], MIGRATIONS[3], MIGRATIONS[4]];

/// Brings the schema of `connection` up to date.
///
/// # Errors
/// [`StoreFault::Foreign`] for a database of another program or a newer version.
pub(crate) fn migrate(connection: &mut Connection, path: &str) -> Result<(), StoreFault> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    let tables: i64 = connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    let foreign = |reason: String| Err(StoreFault::Foreign { path: path.to_owned(), reason });
    if application != APPLICATION_ID && tables > 0 {
        return foreign("this is a database of another program; name another folder".to_owned());
    }
    let known = MIGRATIONS.len() as i32;
    if version > known {
        return foreign(format!("its schema is version {version}; this program knows {known}: use a newer one"));
    }
    for (number, migration) in (1..).zip(MIGRATIONS).skip(usize::try_from(version).unwrap_or(0)) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}
