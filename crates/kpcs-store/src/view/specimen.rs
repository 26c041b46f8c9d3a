//! Specimens as published; `record_at::<PublishSpecimen>` gives the specimen of a row.

use kpcs_domain::value::{CountryCode, Day};

use crate::{Sql, StoreFault, bind};

/// A published specimen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpecimenRow {
    /// Whose certificates look like it.
    pub participant: CountryCode,
    /// Its version.
    pub version: i64,
    /// The first day of issue of such certificates.
    pub valid_from: Day,
    /// The last, if they are no longer issued.
    pub valid_to: Option<Day>,
    /// The entry that publishes it.
    pub position: i64,
}

/// All specimens, by Participant, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn specimens(sql: &Sql<'_>) -> Result<Vec<SpecimenRow>, StoreFault> {
    sql.query(
        "select participant, version, valid_from, valid_to, position from view_specimen
         order by participant, version desc",
        bind![],
        |row| {
            Ok(SpecimenRow {
                participant: row.parsed(0)?,
                version: row.integer(1)?,
                valid_from: row.day(2)?,
                valid_to: row.optional_day(3)?,
                position: row.integer(4)?,
            })
        },
    )
}
