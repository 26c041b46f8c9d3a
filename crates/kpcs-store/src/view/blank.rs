//! Security paper: what an office has, in whose hands, in runs of numbers.

use kpcs_domain::{
    party::RulePack,
    value::{AuthorityId, CertificateNumber, CountryCode, OfficerHandle},
};

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

/// The blanks that `officer` holds and no preparation has taken, the lowest number first; at most `limit`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn blanks_in_hand(
    sql: &Sql<'_>,
    (authority, participant): (&AuthorityId, CountryCode),
    officer: OfficerHandle,
    pack: &RulePack,
    limit: i64,
) -> Result<Vec<CertificateNumber>, StoreFault> {
    let serials = sql.query(
        "select serial from view_blank as blank where authority = $1 and holder = $2 and state = 'allotted'
             and not exists (select 1 from work_number as taken
                             where taken.participant = blank.participant and taken.serial = blank.serial)
         order by serial limit $3",
        bind![authority, officer.to_string(), limit],
        |row| row.integer(0),
    )?;
    let width = usize::try_from(pack.number.digits).unwrap_or(12);
    Ok(serials.into_iter().filter_map(|serial| CertificateNumber::from_serial(participant, serial, width)).collect())
}
