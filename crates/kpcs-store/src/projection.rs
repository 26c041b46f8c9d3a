//! Making the projections anew from the journal: on command, and at the start when their text has changed.
//!
//! Invariant: a database whose projections are half made carries a mark, and nobody reads it: opening finishes first. Each
//! slice and the place that it reached are one commit, so a kill at any step costs one slice.
//! Must not know: what a projection holds.
//! Source: decisions 6; reliability targets R-16.

use rusqlite::Connection;

use crate::{
    Sql, Store, StoreFault,
    act::project_entry,
    bind,
    journal::entries_after,
    migration::views,
    point::{Point, point},
    sql::Memory,
    work::{put_setting, setting},
};

/// Entries projected at a time.
pub(crate) const SLICE: i64 = 1_000;

/// Raised by one when an act's projection changes and the text of the tables does not.
const EDITION: u32 = 2;

/// The setting that holds the text from which the projections were made.
const MADE_FROM: &str = "views";
/// The setting that is there while they are being made: the last journal entry that they hold.
const REACHED: &str = "views_reached";

/// Makes the projections anew if their text changed or an earlier making was broken off; `heard` is told positions.
///
/// # Errors
/// [`StoreFault`] when an entry cannot be read, or of the engine; the next opening goes on where it stopped.
pub(crate) fn renew(connection: &Connection, heard: &mut dyn FnMut(i64)) -> Result<(), StoreFault> {
    let memory = Memory::default();
    let sql = Sql::new(connection, &memory);
    if setting(&sql, MADE_FROM)?.as_ref() != Some(&edition()) {
        begin(&sql)?;
    }
    while let Some(reached) = setting(&sql, REACHED)? {
        let wrong = || StoreFault::Row { table: "work_setting", reason: format!("{REACHED} {reached:?}") };
        advance(&sql, reached.parse().map_err(|_| wrong())?, heard)?;
    }
    Ok(())
}

/// The text from which the projections are made, with its edition.
fn edition() -> String {
    views().fold(format!("-- edition {EDITION}\n"), |all, text| all + text)
}

fn begin(sql: &Sql<'_>) -> Result<(), StoreFault> {
    sql.execute_made("begin immediate")?;
    empty(sql)?;
    put_setting(sql, MADE_FROM, &edition())?;
    put_setting(sql, REACHED, "0")?;
    point(Point::ViewsEmptied);
    sql.execute_made("commit")?;
    point(Point::ViewsBegun);
    Ok(())
}

/// Projects one slice, or takes the mark away when none is left.
fn advance(sql: &Sql<'_>, reached: i64, heard: &mut dyn FnMut(i64)) -> Result<(), StoreFault> {
    sql.execute_made("begin immediate")?;
    if let Some(position) = project_slice(sql, reached)? {
        put_setting(sql, REACHED, &position.to_string())?;
        point(Point::ViewsProjected);
        sql.execute_made("commit")?;
        point(Point::ViewsAdvanced);
        heard(position);
    } else {
        sql.execute("delete from work_setting where name = $1", bind![REACHED])?;
        point(Point::ViewsUnmarked);
        sql.execute_made("commit")?;
        point(Point::ViewsMade);
    }
    Ok(())
}

/// Projects the entries after `reached`; returns the last of them.
fn project_slice(sql: &Sql<'_>, reached: i64) -> Result<Option<i64>, StoreFault> {
    let slice = entries_after(sql, reached, SLICE)?;
    slice.iter().try_for_each(|entry| project_entry(sql, entry))?;
    Ok(slice.last().map(|entry| entry.position))
}

fn empty(sql: &Sql<'_>) -> Result<(), StoreFault> {
    for table in view_tables(sql)? {
        sql.execute_made(&format!("drop table {table}"))?;
    }
    sql.execute_made("drop table if exists search_index")?;
    views().try_for_each(|text| sql.execute_batch(text))
}

/// Drops every projection and makes it anew from the journal, in one commit; `progress` hears positions.
///
/// # Errors
/// [`StoreFault`] when an entry cannot be read, or of the engine; then nothing has changed.
pub fn rebuild(store: &Store, mut progress: impl FnMut(i64) + Send + 'static) -> Result<i64, StoreFault> {
    store.write(move |sql| {
        empty(sql)?;
        let mut position = 0;
        while let Some(last) = project_slice(sql, position)? {
            position = last;
            progress(position);
        }
        Ok(position)
    })
}

/// The names of the projections, sorted.
pub(crate) fn view_tables(sql: &Sql<'_>) -> Result<Vec<String>, StoreFault> {
    sql.query(
        "select name from sqlite_schema where type = 'table' and name like 'view\\_%' escape '\\' order by name",
        bind![],
        |row| row.text(0),
    )
}
