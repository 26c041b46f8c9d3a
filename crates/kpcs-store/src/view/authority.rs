//! Exporting and Importing Authorities. Public.

use kpcs_domain::value::{AuthorityId, CountryCode, Day, Name};

use crate::{Row, Sql, StoreFault, bind};

/// An authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityRow {
    /// Its short name.
    pub authority: AuthorityId,
    /// Its Participant.
    pub participant: CountryCode,
    /// Its name.
    pub name: Name,
    /// Whether it issues certificates.
    pub exporting: bool,
    /// Whether it receives shipments.
    pub importing: bool,
    /// The places it serves.
    pub places: Vec<CountryCode>,
    /// Its address.
    pub address: String,
    /// Its mail address.
    pub email: String,
    /// Whether it signs statements.
    pub signs: bool,
    /// Its first day.
    pub from: Day,
    /// The entry that designates it.
    pub position: i64,
}

/// All authorities, by short name; of one Participant only, if one is named.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn authorities(sql: &Sql<'_>, participant: Option<CountryCode>) -> Result<Vec<AuthorityRow>, StoreFault> {
    sql.query(
        "select authority, participant, name, exporting, importing, places, address, email, signs, from_day, position
         from view_authority where $1 is null or participant = $1 order by authority",
        bind![participant.map(|code| code.to_string())],
        read,
    )
}

/// One authority.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn authority(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Option<AuthorityRow>, StoreFault> {
    sql.query_one(
        "select authority, participant, name, exporting, importing, places, address, email, signs, from_day, position
         from view_authority where authority = $1",
        bind![authority],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<AuthorityRow, StoreFault> {
    let places: Result<Vec<_>, _> = row.text(5)?.split_whitespace().map(CountryCode::parse).collect();
    let wrong = |_| StoreFault::Row { table: "view_authority", reason: "a place that is no code".to_owned() };
    Ok(AuthorityRow {
        authority: row.parsed(0)?,
        participant: row.parsed(1)?,
        name: row.parsed(2)?,
        exporting: row.flag(3)?,
        importing: row.flag(4)?,
        places: places.map_err(wrong)?,
        address: row.text(6)?,
        email: row.text(7)?,
        signs: row.flag(8)?,
        from: row.day(9)?,
        position: row.integer(10)?,
    })
}
