//! The schema as numbered files, applied in order; and the mark by which a file is known as ours.
//!
//! Invariant: a file that is not a database of this program, or of a newer one, is never touched and never replaced
//! by a fresh one. Each file is one transaction, so a kill leaves the version before it or after it. A file makes either
//! projections or other tables: projections are made by `projection`, from the journal, whenever their text changes.
//! Source: reliability targets.

use rusqlite::Connection;

use crate::{
    StoreFault,
    point::{Point, point},
};

/// `KPCS` in ASCII, in the header of the SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x4b50_4353;

/// A numbered file.
enum Migration {
    /// Journal or work tables: applied once.
    Tables(&'static str),
    /// Projections: made anew whenever their text changes, so the file may be changed in place.
    Views(&'static str),
}

use Migration::{Tables, Views};

const MIGRATIONS: &[Migration] = &[
    Tables(include_str!("../migrations/0001_journal.sql")),
    Views(include_str!("../migrations/0002_views.sql")),
    Tables(include_str!("../migrations/0003_work.sql")),
    Views(include_str!("../migrations/0004_search.sql")),
    Views(include_str!("../migrations/0005_registry.sql")),
    Views(include_str!("../migrations/0006_issuer.sql")),
    Tables(include_str!("../migrations/0010_api.sql")),
    Tables(include_str!("../migrations/0011_reply.sql")),
    Views(include_str!("../migrations/0012_cases.sql")),
    Tables(include_str!("../migrations/0013_accounts.sql")),
    Tables(include_str!("../migrations/0014_saved_search.sql")),
    Tables(include_str!("../migrations/0020_second_step.sql")),
    Tables(include_str!("../migrations/0021_import.sql")),
    Tables(include_str!("../migrations/0022_people.sql")),
    Tables(include_str!("../migrations/0030_notices.sql")),
    Views(include_str!("../migrations/0031_evidence.sql")),
    Tables(include_str!("../migrations/0050_companies.sql")),
    Tables(include_str!("../migrations/0055_scale.sql")),
    Tables(include_str!("../migrations/0060_webhooks.sql")),
    Tables(include_str!("../migrations/0070_pictures.sql")),
    Tables(include_str!("../migrations/0075_handover.sql")),
    Tables(include_str!("../migrations/0080_branches.sql")),
    Tables(include_str!("../migrations/0081_address.sql")),
    Tables(include_str!("../migrations/0090_printer.sql")),
    Tables(include_str!("../migrations/0091_mail_handed.sql")),
    Tables(include_str!("../migrations/0092_office_feed.sql")),
    Tables(include_str!("../migrations/0110_log.sql")),
    Tables(include_str!("../migrations/0111_escalation.sql")),
    Views(include_str!("../migrations/0112_returns.sql")),
    Tables(include_str!("../migrations/0120_log_refused.sql")),
];

/// The text of every file that makes projections.
pub(crate) fn views() -> impl Iterator<Item = &'static str> {
    MIGRATIONS.iter().filter_map(|migration| match migration {
        Views(text) => Some(*text),
        Tables(_) => None,
    })
}

/// Whether `connection` is a new file, one of ours that this program knows, or to be refused.
///
/// # Errors
/// [`StoreFault::Foreign`] for a database of another program or of a newer version.
pub(crate) fn recognise(connection: &Connection, path: &str) -> Result<(), StoreFault> {
    let (application, version) = (pragma(connection, "application_id")?, pragma(connection, "user_version")?);
    let tables: i64 = connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    let foreign = |reason: String| Err(StoreFault::Foreign { path: path.to_owned(), reason });
    if application != APPLICATION_ID && tables > 0 {
        return foreign("this is a database of another program; name another folder".to_owned());
    }
    let known = MIGRATIONS.len() as i32;
    if version > known {
        return foreign(format!("its schema is version {version}; this program knows {known}: use a newer one"));
    }
    Ok(())
}

/// Brings the tables of a recognised database up to date; its projections are `projection::renew`'s.
///
/// # Errors
/// [`StoreFault`] of the engine; the files before the failed one stay applied.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreFault> {
    let version = pragma(connection, "user_version")?;
    for (number, migration) in (1..).zip(MIGRATIONS).skip(usize::try_from(version).unwrap_or(0)) {
        let transaction = connection.transaction()?;
        if let Tables(text) = migration {
            transaction.execute_batch(text)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        point(Point::MigrationWritten);
        transaction.commit()?;
        point(Point::MigrationCommitted);
    }
    Ok(())
}

fn pragma(connection: &Connection, name: &str) -> Result<i32, StoreFault> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::{MIGRATIONS, Migration};

    /// The names of the tables that a file makes.
    fn tables(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter_map(|line| line.strip_prefix("create table ")?.split_whitespace().next())
    }

    #[test]
    fn a_file_makes_projections_or_other_tables_and_never_both() {
        for migration in MIGRATIONS {
            let (Migration::Tables(text) | Migration::Views(text)) = migration;
            let views = matches!(migration, Migration::Views(_));
            for table in tables(text) {
                assert_eq!(table.starts_with("view_"), views, "{table}");
            }
        }
    }
}
