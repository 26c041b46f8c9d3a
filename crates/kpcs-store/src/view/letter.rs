//! Letters that wait: messages of the outbox to partners that have only mail (decisions 22).

use kpcs_domain::value::AuthorityId;

use crate::{Sql, StoreFault, bind};

/// A letter that waits to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// Its message in the outbox.
    pub message: i64,
    /// The journal entry that it tells of.
    pub position: i64,
    /// To whom: an authority's short name, which may be designated nowhere.
    pub recipient: String,
}

/// Up to `limit` letters that wait, oldest first, after message `after`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn letters_waiting(sql: &Sql<'_>, after: i64, limit: i64) -> Result<Vec<LetterRow>, StoreFault> {
    sql.query(
        "select message, position, recipient from work_outbox
         where delivered_at is null and channel = 'mail' and message > $1 order by message limit $2",
        bind![after, limit],
        |row| Ok(LetterRow { message: row.integer(0)?, position: row.integer(1)?, recipient: row.text(2)? }),
    )
}

/// How many letters of an authority wait, because they are not written yet or nobody knows an address.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_letters_waiting(sql: &Sql<'_>, author: &AuthorityId) -> Result<i64, StoreFault> {
    let waiting = sql.query_integer(
        "select count(*) from work_outbox join journal_entry using (position)
         where delivered_at is null and channel = 'mail' and journal_entry.authority = $1",
        bind![author],
    )?;
    Ok(waiting.unwrap_or(0))
}
