//! Settings of this database, such as whether it is a demonstration.

use crate::{Sql, StoreFault, bind};

/// The value of a setting.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn setting(sql: &Sql<'_>, name: &str) -> Result<Option<String>, StoreFault> {
    sql.query_one("select value from work_setting where name = $1", bind![name], |row| row.text(0))
}

/// Sets it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_setting(sql: &Sql<'_>, name: &str, value: &str) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
        bind![name, value],
    )?;
    Ok(())
}
