//! Security paper: what an office has, in whose hands, in runs of numbers.

use kpcs_domain::value::{AuthorityId, OfficerHandle};

use crate::{Sql, StoreFault, bind};

/// Blanks in one state and one hand whose numbers follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankRow {
    /// `stock`, `allotted`, `used`, `spoiled` or `destroyed`.
    pub state: String,
    /// Who holds them, or held them last.
    pub holder: Option<OfficerHandle>,
    /// The first serial.
    pub first: i64,
    /// The last serial.
    pub last: i64,
    /// How many.
    pub blanks: i64,
}

/// The blanks of an office, in the order of their numbers.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn blanks(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<BlankRow>, StoreFault> {
    sql.query(
        "select state, holder, min(serial), max(serial), count(*) from (
             select state, holder, serial,
                 serial - row_number() over (partition by state, coalesce(holder, '') order by serial) as run
             from view_blank where authority = $1) as numbered
         group by state, holder, run order by min(serial)",
        bind![authority],
        |row| {
            Ok(BlankRow {
                state: row.text(0)?,
                holder: row.optional_parsed(1)?,
                first: row.integer(2)?,
                last: row.integer(3)?,
                blanks: row.integer(4)?,
            })
        },
    )
}
