//! Discrepancies reported here or received; the particulars stand in the statement.

use kpcs_domain::value::{AuthorityId, CertificateNumber, CountryCode, Day, Timestamp};

use super::Page;
use crate::{Row, Sql, StoreFault, bind};

/// A discrepancy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscrepancyRow {
    /// The entry that reports it.
    pub position: i64,
    /// The Participant that issued the certificate.
    pub participant: CountryCode,
    /// The certificate's serial, without leading zeros.
    pub serial: i64,
    /// Who reported it.
    pub reported_by: AuthorityId,
    /// When.
    pub reported_at: Timestamp,
    /// When the issuer's answer is due.
    pub answer_by: Option<Day>,
}

/// Discrepancies in the register of `holder`, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn discrepancies(sql: &Sql<'_>, holder: &AuthorityId, page: Page) -> Result<Vec<DiscrepancyRow>, StoreFault> {
    sql.query(
        "select position, participant, serial, reported_by, reported_at, answer_by
         from view_discrepancy where holder = $1 and ($4 is null or position < $4) order by position desc limit $2 offset $3",
        bind![holder, i64::from(page.limit), i64::from(page.offset), page.below],
        read,
    )
}

/// Discrepancies of one certificate in the register of `holder`, oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn discrepancies_of(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Vec<DiscrepancyRow>, StoreFault> {
    sql.query(
        "select position, participant, serial, reported_by, reported_at, answer_by
         from view_discrepancy where holder = $1 and participant = $2 and serial = $3 order by position",
        bind![holder, &number.issuer(), number.serial()],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<DiscrepancyRow, StoreFault> {
    Ok(DiscrepancyRow {
        position: row.integer(0)?,
        participant: row.parsed(1)?,
        serial: row.integer(2)?,
        reported_by: row.parsed(3)?,
        reported_at: row.instant(4)?,
        answer_by: row.optional_day(5)?,
    })
}
