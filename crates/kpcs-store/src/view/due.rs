//! What an office has to do by a day: rows with the day from which is counted, each with its number only.
//!
//! Invariant: a query names whose register it reads and holds no weight, value or party.
//! Must not know: how days are counted, who is to be told.
//! Source: kpcs.md §7.10, §9.12.

use kpcs_domain::value::{AuthorityId, CertificateNumber, Day, Name};

use crate::{Sql, StoreFault, bind};

/// A certificate or shipment with a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// The certificate.
    pub number: CertificateNumber,
    /// The day that counts: of expiry, of arrival.
    pub day: Day,
    /// The company that exports; `None` on the importing side.
    pub company: Option<Name>,
}

/// Certificates that have not left their office, by the day on which they expire.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn expiring(sql: &Sql<'_>, authority: &AuthorityId, limit: i64) -> Result<Vec<DueRow>, StoreFault> {
    sql.query(
        "select number, expires_on, company from view_certificate where authority = $1 and state = 'issued'
         order by expires_on, position limit $2",
        bind![authority, limit],
        |row| Ok(DueRow { number: row.parsed(0)?, day: row.day(1)?, company: row.optional_parsed(2)? }),
    )
}

/// Goods that have arrived and are not confirmed, by the day on which they came.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn to_confirm(sql: &Sql<'_>, receiver: &AuthorityId, limit: i64) -> Result<Vec<DueRow>, StoreFault> {
    sql.query(
        "select number, arrived_on from view_shipment
         where receiver = $1 and state = 'arrived' and arrived_on is not null order by arrived_on, position limit $2",
        bind![receiver, limit],
        |row| Ok(DueRow { number: row.parsed(0)?, day: row.day(1)?, company: None }),
    )
}

/// Confirmed goods whose original is not endorsed, by the day on which they were first presented.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn to_endorse(sql: &Sql<'_>, receiver: &AuthorityId, limit: i64) -> Result<Vec<DueRow>, StoreFault> {
    sql.query(
        "select s.number, coalesce(s.arrived_on, c.received_on) as since
         from view_shipment as s join view_confirmation as c
             on c.holder = s.receiver and c.participant = s.participant and c.serial = s.serial
         where s.receiver = $1 and s.state = 'confirmed' and not exists (select 1 from view_endorsement as e
             where e.receiver = s.receiver and e.participant = s.participant and e.serial = s.serial)
         order by since desc, s.position desc limit $2",
        bind![receiver, limit],
        |row| Ok(DueRow { number: row.parsed(0)?, day: row.day(1)?, company: None }),
    )
}
