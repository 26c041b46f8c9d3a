//! Arrivals: every presentation of a number at its receiver.

use kpcs_domain::value::{AuthorityId, Carats, CertificateNumber, Day};

use super::Page;
use crate::{Row, Sql, StoreFault, bind};

/// One presentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalRow {
    /// The entry that registered it.
    pub position: i64,
    /// The certificate presented.
    pub number: CertificateNumber,
    /// When the goods came.
    pub arrived_on: Day,
    /// Weight found.
    pub carats: Carats,
    /// Parcels found.
    pub parcels: i64,
    /// Whether the seals were intact.
    pub seals_intact: bool,
    /// Whether the declared figures were hidden until these were recorded.
    pub measured_blind: bool,
    /// 1 for the first presentation of the number here.
    pub presentation: i64,
}

/// Arrivals at a receiver, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn arrivals(sql: &Sql<'_>, receiver: &AuthorityId, page: Page) -> Result<Vec<ArrivalRow>, StoreFault> {
    sql.query(
        "select view_arrival.position, number, view_arrival.arrived_on, view_arrival.carats, view_arrival.parcels,
             seals_intact, measured_blind, presentation
         from view_arrival join view_shipment using (receiver, participant, serial)
         where receiver = $1 and ($4 is null or view_arrival.position < $4)
         order by view_arrival.position desc limit $2 offset $3",
        bind![receiver, i64::from(page.limit), i64::from(page.offset), page.below],
        read,
    )
}

/// Presentations of one number at a receiver, oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn arrivals_of(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Vec<ArrivalRow>, StoreFault> {
    sql.query(
        "select view_arrival.position, number, view_arrival.arrived_on, view_arrival.carats, view_arrival.parcels,
             seals_intact, measured_blind, presentation
         from view_arrival join view_shipment using (receiver, participant, serial)
         where receiver = $1 and participant = $2 and serial = $3 order by presentation",
        bind![receiver, &number.issuer(), number.serial()],
        read,
    )
}

pub(super) fn read(row: &Row<'_>) -> Result<ArrivalRow, StoreFault> {
    Ok(ArrivalRow {
        position: row.integer(0)?,
        number: row.parsed(1)?,
        arrived_on: row.day(2)?,
        carats: row.carats(3)?,
        parcels: row.integer(4)?,
        seals_intact: row.flag(5)?,
        measured_blind: row.flag(6)?,
        presentation: row.integer(7)?,
    })
}
