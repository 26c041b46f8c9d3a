//! Rows of an office by the day on which something happened or is due: for reports, the day register and the morning sheet.
//!
//! Invariant: the office's own register and ledger only; each is bounded, by its days or by `limit`.
//! Must not know: deadlines of any Participant, pages.
//! Source: kpcs.md §7.10, §9.7, §17.3.

use kpcs_domain::value::{AuthorityId, Carats, Day, Name, UsdCents};

use super::{ArrivalRow, CertificateRow, ShipmentRow, arrival, certificate, shipment};
use crate::{Sql, StoreFault, bind};

/// From the first day to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
}

/// Certificates of an office issued on those days, in the order of issue.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificates_issued(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    days: Days,
) -> Result<Vec<CertificateRow>, StoreFault> {
    sql.query(
        "select number, authority, state, destination, importing_authority, issued_on, expires_on, exporter, importer,
             origin, carats, value_cents, parcels, application, left_on, replaced_by, refers_to, closed_at, conflict,
             position
         from view_certificate where authority = $1 and issued_on between $2 and $3 order by position",
        bind![authority, days.first, days.last],
        certificate::read,
    )
}

/// Certificates of an office whose goods left on those days, in that order.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificates_left(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    days: Days,
) -> Result<Vec<CertificateRow>, StoreFault> {
    sql.query(
        "select number, authority, state, destination, importing_authority, issued_on, expires_on, exporter, importer,
             origin, carats, value_cents, parcels, application, left_on, replaced_by, refers_to, closed_at, conflict,
             position
         from view_certificate where authority = $1 and left_on between $2 and $3 order by left_on, position",
        bind![authority, days.first, days.last],
        certificate::read,
    )
}

/// Certificates of an office that nobody has used yet and that expire on those days, the first to expire first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificates_expiring(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    days: Days,
    limit: u32,
) -> Result<Vec<CertificateRow>, StoreFault> {
    sql.query(
        "select number, authority, state, destination, importing_authority, issued_on, expires_on, exporter, importer,
             origin, carats, value_cents, parcels, application, left_on, replaced_by, refers_to, closed_at, conflict,
             position
         from view_certificate
         where state in ('issued', 'dispatched') and expires_on between $2 and $3 and authority = $1
         order by expires_on, position limit $4",
        bind![authority, days.first, days.last, i64::from(limit)],
        certificate::read,
    )
}

/// Certificates of an office whose goods are expected back on those days and are not back, with the day, the first first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn returns_expected(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    days: Days,
    limit: u32,
) -> Result<Vec<(CertificateRow, Day)>, StoreFault> {
    sql.query(
        "select c.number, c.authority, c.state, c.destination, c.importing_authority, c.issued_on, c.expires_on,
             c.exporter, c.importer, c.origin, c.carats, c.value_cents, c.parcels, c.application, c.left_on,
             c.replaced_by, c.refers_to, c.closed_at, c.conflict, c.position, r.due_on
         from view_expected_return r join view_certificate c on c.authority = r.authority and c.position = r.position
         where r.authority = $1 and r.due_on between $2 and $3 and c.state in ('dispatched', 'confirmed', 'discrepant')
             and not exists (select 1 from view_return_of as back join view_shipment as come
                 on come.receiver = back.holder and come.number = back.under
                 where back.holder = r.authority and back.participant = c.participant and back.serial = c.serial
                     and come.state = 'confirmed')
         order by r.due_on, r.position limit $4",
        bind![authority, days.first, days.last, i64::from(limit)],
        |row| Ok((certificate::read(row)?, row.day(20)?)),
    )
}

/// Shipments of a receiver that came on those days, in that order.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn shipments_arrived(sql: &Sql<'_>, receiver: &AuthorityId, days: Days) -> Result<Vec<ShipmentRow>, StoreFault> {
    sql.query(
        "select number, channel, state, withdrawn, issuer, issued_on, expires_on, exporter, importer, origin, carats,
             value_cents, parcels, advised_at, left_on, arrived_on, closed_at, position
         from view_shipment where receiver = $1 and arrived_on between $2 and $3 order by arrived_on, position",
        bind![receiver, days.first, days.last],
        shipment::read,
    )
}

/// Every presentation at a receiver on those days, in the order in which they were recorded.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn arrivals_on(sql: &Sql<'_>, receiver: &AuthorityId, days: Days) -> Result<Vec<ArrivalRow>, StoreFault> {
    sql.query(
        "select a.position, s.number, a.arrived_on, a.carats, a.parcels, a.seals_intact, a.measured_blind,
             a.presentation
         from view_arrival a join view_shipment s using (receiver, participant, serial)
         where a.receiver = $1 and a.arrived_on between $2 and $3 order by a.position",
        bind![receiver, days.first, days.last],
        arrival::read,
    )
}

/// What a company sent or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraderTotal {
    /// The company.
    pub company: Name,
    /// Certificates.
    pub certificates: i64,
    /// Their weight.
    pub carats: Carats,
    /// Their value.
    pub value: UsdCents,
}

/// Exports by company: certificates of an office whose goods left on those days.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn exports_by_company(sql: &Sql<'_>, authority: &AuthorityId, days: Days) -> Result<Vec<TraderTotal>, StoreFault> {
    sql.query(
        "select exporter, count(*), sum(carats), sum(value_cents) from view_certificate
         where authority = $1 and left_on between $2 and $3 group by exporter order by exporter",
        bind![authority, days.first, days.last],
        |row| {
            Ok(TraderTotal {
                company: row.parsed(0)?,
                certificates: row.integer(1)?,
                carats: row.carats(2)?,
                value: row.usd(3)?,
            })
        },
    )
}

/// Imports by company: confirmed shipments of a receiver that came on those days, as declared.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn imports_by_company(sql: &Sql<'_>, receiver: &AuthorityId, days: Days) -> Result<Vec<TraderTotal>, StoreFault> {
    sql.query(
        "select importer, count(*), sum(carats), sum(value_cents) from view_shipment
         where receiver = $1 and arrived_on between $2 and $3 and state = 'confirmed' group by importer order by importer",
        bind![receiver, days.first, days.last],
        |row| {
            Ok(TraderTotal {
                company: row.parsed(0)?,
                certificates: row.integer(1)?,
                carats: row.carats(2)?,
                value: row.usd(3)?,
            })
        },
    )
}
