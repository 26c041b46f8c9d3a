//! The scheme's register: standings, their history with basis and source, members of the REIO. Public.

use kpcs_domain::{
    party::{Interval, ParticipantKind, Precision, ReioMember, Status, Trade},
    value::{CountryCode, Day},
};

use crate::{Row, Sql, StoreFault, bind};

/// A standing with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntervalRow {
    /// The standing.
    pub interval: Interval,
    /// The decision, notice or reason.
    pub basis: String,
    /// Where that can be read.
    pub source: String,
    /// The entry that states it.
    pub position: i64,
}

/// The standing of every Participant and applicant that has one on `day`, by name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn standings_on(sql: &Sql<'_>, day: Day) -> Result<Vec<IntervalRow>, StoreFault> {
    sql.query(
        "select participant, name, kind, from_day, to_day, status, trade, from_precision, to_precision, basis, source,
             position
         from view_participant where from_day <= $1 and (to_day is null or to_day > $1) order by name",
        bind![day],
        read,
    )
}

/// Every standing of one Participant, oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn intervals(sql: &Sql<'_>, participant: CountryCode) -> Result<Vec<IntervalRow>, StoreFault> {
    sql.query(
        "select participant, name, kind, from_day, to_day, status, trade, from_precision, to_precision, basis, source,
             position
         from view_participant where participant = $1 order by from_day",
        bind![&participant],
        read,
    )
}

/// Memberships of a REIO, by day of accession.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn reio_members(sql: &Sql<'_>, reio: CountryCode) -> Result<Vec<ReioMember>, StoreFault> {
    sql.query(
        "select member, from_day, to_day from view_reio_member where reio = $1 order by from_day, member",
        bind![&reio],
        |row| Ok(ReioMember { member: row.parsed(0)?, from: row.day(1)?, to: row.optional_day(2)? }),
    )
}

fn read(row: &Row<'_>) -> Result<IntervalRow, StoreFault> {
    Ok(IntervalRow {
        interval: Interval {
            participant: row.parsed(0)?,
            name: row.parsed(1)?,
            kind: row.word(2, ParticipantKind::parse)?,
            from: row.day(3)?,
            to: row.optional_day(4)?,
            status: row.word(5, Status::parse)?,
            trade: row.word(6, Trade::parse)?,
            from_precision: row.word(7, Precision::parse)?,
            to_precision: row.optional_text(8)?.and_then(|word| Precision::parse(&word).ok()),
        },
        basis: row.text(9)?,
        source: row.text(10)?,
        position: row.integer(11)?,
    })
}
