//! The scheme's public record, as this register has it. Public.

use crate::{Entry, Sql, StoreFault, bind, entry};

/// How many public acts there are.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn public_act_count(sql: &Sql<'_>) -> Result<u64, StoreFault> {
    let last = sql.query_integer("select max(sequence) from view_public_act", bind![])?;
    Ok(last.unwrap_or(0).cast_unsigned())
}

/// Up to `limit` public acts after the first `after`, in the order in which they came.
///
/// # Errors
/// [`StoreFault`] of the engine, or for an entry that cannot be opened.
pub fn public_acts(sql: &Sql<'_>, after: u64, limit: i64) -> Result<Vec<Entry>, StoreFault> {
    let positions = sql.query(
        "select position from view_public_act where sequence > $1 order by sequence limit $2",
        bind![after, limit],
        |row| row.integer(0),
    )?;
    positions.into_iter().map(|position| entry(sql, position)).collect()
}
