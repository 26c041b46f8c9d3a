//! Letters of comfort, at the office that wrote them and at the authority of destination.

use kpcs_domain::value::{AuthorityId, Day, Reference};

use crate::{Sql, StoreFault, bind};

/// A letter of comfort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComfortRow {
    /// Who wrote it.
    pub authority: AuthorityId,
    /// The office's own reference.
    pub reference: Reference,
    /// To whom.
    pub destination_authority: AuthorityId,
    /// The day of the letter.
    pub issued: Day,
    /// The entry that states it.
    pub position: i64,
}

/// The letters that `holder` wrote or was sent, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn letters_of_comfort(sql: &Sql<'_>, holder: &AuthorityId) -> Result<Vec<ComfortRow>, StoreFault> {
    sql.query(
        "select authority, reference, destination_authority, issued, position from view_letter_of_comfort
         where holder = $1 order by position desc",
        bind![holder],
        |row| {
            Ok(ComfortRow {
                authority: row.parsed(0)?,
                reference: row.parsed(1)?,
                destination_authority: row.parsed(2)?,
                issued: row.day(3)?,
                position: row.integer(4)?,
            })
        },
    )
}
