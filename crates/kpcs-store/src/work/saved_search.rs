//! Searches that a person keeps under a name.

use kpcs_domain::value::{OfficerHandle, Timestamp};

use crate::{Sql, StoreFault, bind};

/// A kept search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// What the person calls it.
    pub name: String,
    /// Path and query of the list.
    pub address: String,
}

/// Keeps a search of `handle`, in place of an earlier one of that name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn save_search(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    search: &SavedSearch,
    at: Timestamp,
) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_saved_search (handle, name, address, saved_at) values ($1, $2, $3, $4)
         on conflict (handle, name) do update set address = excluded.address, saved_at = excluded.saved_at",
        bind![handle, search.name.as_str(), search.address.as_str(), at],
    )?;
    Ok(())
}

/// The searches of `handle`, by name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn saved_searches(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Vec<SavedSearch>, StoreFault> {
    sql.query("select name, address from work_saved_search where handle = $1 order by name", bind![handle], |row| {
        Ok(SavedSearch { name: row.text(0)?, address: row.text(1)? })
    })
}

/// Forgets a search of `handle`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn forget_search(sql: &Sql<'_>, handle: &OfficerHandle, name: &str) -> Result<(), StoreFault> {
    sql.execute("delete from work_saved_search where handle = $1 and name = $2", bind![handle, name])?;
    Ok(())
}
