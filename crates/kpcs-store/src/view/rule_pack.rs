//! Rule packs as adopted; `act::facts::rule_pack` gives the one in force, `record_at` the pack of a row. Public.

use kpcs_domain::value::{CountryCode, Day};

use crate::{Sql, StoreFault, bind};

/// An adopted pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackRow {
    /// Whose it is; `None` for the default pack.
    pub participant: Option<CountryCode>,
    /// Its version.
    pub version: i64,
    /// Its first day.
    pub valid_from: Day,
    /// The entry that adopts it.
    pub position: i64,
}

/// All packs, the default ones first, then by Participant and version.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn rule_packs(sql: &Sql<'_>) -> Result<Vec<PackRow>, StoreFault> {
    sql.query(
        "select participant, version, valid_from, position from view_rule_pack order by participant, version",
        bind![],
        |row| {
            Ok(PackRow {
                participant: CountryCode::parse(&row.text(0)?).ok(),
                version: row.integer(1)?,
                valid_from: row.day(2)?,
                position: row.integer(3)?,
            })
        },
    )
}
