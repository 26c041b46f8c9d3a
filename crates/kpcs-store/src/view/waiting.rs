//! What waits at an exporting office: its queues, the longest waiting first, and how many are behind those shown.
//!
//! Invariant: a queue reads the office's own register; a discrepancy waits while its certificate is discrepant.
//! Must not know: deadlines, who may do what is next.

use kpcs_domain::value::{AuthorityId, CertificateNumber, Day, Timestamp};

use super::{ApplicationRow, ApplicationState, CertificateRow, CertificateState, application, certificate};
use crate::{Sql, StoreFault, bind};

/// Applications of an office in one state, the longest waiting first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn applications_waiting(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    state: ApplicationState,
    limit: u32,
) -> Result<Vec<ApplicationRow>, StoreFault> {
    sql.query(
        "select sequence, reference, company, state, destination, importer, carats, value_cents, parcels, applied_at,
             changed_at, declared, examined, certificate, position
         from view_application where authority = $1 and state = $2 order by applied_at, sequence limit $3",
        bind![authority, state.word(), i64::from(limit)],
        application::read,
    )
}

/// How many applications of an office are in one state.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_applications(sql: &Sql<'_>, authority: &AuthorityId, state: ApplicationState) -> Result<i64, StoreFault> {
    let counted = sql.query_integer(
        "select count(*) from view_application where authority = $1 and state = $2",
        bind![authority, state.word()],
    )?;
    Ok(counted.unwrap_or(0))
}

/// Certificates of an office in one state, the first to expire first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificates_waiting(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    state: CertificateState,
    limit: u32,
) -> Result<Vec<CertificateRow>, StoreFault> {
    sql.query(
        "select number, authority, state, destination, importing_authority, issued_on, expires_on, exporter, importer,
             origin, carats, value_cents, parcels, application, left_on, replaced_by, refers_to, closed_at, conflict,
             position
         from view_certificate where authority = $1 and state = $2 order by expires_on, position limit $3",
        bind![authority, state.word(), i64::from(limit)],
        certificate::read,
    )
}

/// A discrepancy that the issuer has to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDiscrepancyRow {
    /// The certificate concerned.
    pub number: CertificateNumber,
    /// Who reported it.
    pub reported_by: AuthorityId,
    /// When.
    pub reported_at: Timestamp,
    /// When the answer is due.
    pub answer_by: Option<Day>,
    /// The entry that reports it.
    pub position: i64,
}

/// Discrepancies reported to an issuer on certificates that are still discrepant, the oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn discrepancies_waiting(sql: &Sql<'_>, issuer: &AuthorityId) -> Result<Vec<OpenDiscrepancyRow>, StoreFault> {
    sql.query(
        "select number, reported_by, reported_at, answer_by, view_discrepancy.position
         from view_discrepancy join view_certificate using (participant, serial)
         where holder = $1 and authority = $1 and state = 'discrepant' order by view_discrepancy.position",
        bind![issuer],
        |row| {
            Ok(OpenDiscrepancyRow {
                number: row.parsed(0)?,
                reported_by: row.parsed(1)?,
                reported_at: row.instant(2)?,
                answer_by: row.optional_day(3)?,
                position: row.integer(4)?,
            })
        },
    )
}
