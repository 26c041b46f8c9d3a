//! An importing authority's desk: its queues and counts, from its own ledger only (decisions 21).
//!
//! Invariant: a queue stands in the order in which it should be worked: what came first stands first.
//! Must not know: deadlines, which figures a person may see.

use kpcs_domain::{
    certificate::Goods,
    value::{AuthorityId, CertificateNumber},
};

use super::{Page, ShipmentRow, shipment};
use crate::{Sql, StoreFault, bind};

/// Shipments of a receiver in one state, the longest waiting first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn shipments_waiting(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    state: Goods,
    page: Page,
) -> Result<Vec<ShipmentRow>, StoreFault> {
    sql.query(
        "select number, channel, state, withdrawn, issuer, issued_on, expires_on, exporter, importer, origin, carats,
             value_cents, parcels, advised_at, left_on, arrived_on, closed_at, position
         from view_shipment where receiver = $1 and state = $2
         order by coalesce(arrived_on, left_on, issued_on), position limit $3 offset $4",
        bind![receiver, state.word(), i64::from(page.limit), i64::from(page.offset)],
        shipment::read,
    )
}

/// How many shipments of a receiver are in each state; states without any are left out.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_shipments(sql: &Sql<'_>, receiver: &AuthorityId) -> Result<Vec<(Goods, i64)>, StoreFault> {
    sql.query("select state, count(*) from view_shipment where receiver = $1 group by state", bind![receiver], |row| {
        Ok((row.word(0, Goods::parse)?, row.integer(1)?))
    })
}

/// How many shipments of a receiver that are not closed are known from paper alone.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_open_paper(sql: &Sql<'_>, receiver: &AuthorityId) -> Result<i64, StoreFault> {
    let open = sql.query_integer(
        "select count(*) from view_shipment where receiver = $1 and channel = 'paper'
             and state in ('expected', 'deposited', 'arrived', 'discrepant', 'detained', 'released', 'refused')",
        bind![receiver],
    )?;
    Ok(open.unwrap_or(0))
}

/// How often a number was presented to authorities of this node. Public: verification tells it to anybody.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn times_presented(sql: &Sql<'_>, number: &CertificateNumber) -> Result<i64, StoreFault> {
    let arrivals = sql.query_integer(
        "select count(*) from view_arrival where participant = $1 and serial = $2",
        bind![&number.issuer(), number.serial()],
    )?;
    Ok(arrivals.unwrap_or(0))
}
