//! Applications of an office, for the exporter's own list and the counter's queue.

use kpcs_domain::{
    choice,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Name, Reference, Timestamp, UsdCents},
};

use super::Page;
use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// How far an application has come.
    pub enum ApplicationState {
        1 Applied = "applied",
        2 Examined = "examined",
        3 Issued = "issued",
        4 Withdrawn = "withdrawn",
    }
}

/// Which applications are wanted.
#[derive(Debug, Clone)]
pub struct ApplicationFilter {
    /// The office.
    pub authority: AuthorityId,
    /// In this state only.
    pub state: Option<ApplicationState>,
    /// Of this company only.
    pub company: Option<Name>,
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRow {
    /// The office's running number.
    pub sequence: i64,
    /// The office's name for it.
    pub reference: Reference,
    /// Who applied.
    pub company: Name,
    /// How far it has come.
    pub state: ApplicationState,
    /// The place of destination.
    pub destination: CountryCode,
    /// Who imports.
    pub importer: Name,
    /// Declared weight.
    pub carats: Carats,
    /// Declared value.
    pub value: UsdCents,
    /// Declared number of parcels.
    pub parcels: i64,
    /// When it was applied for.
    pub applied_at: Timestamp,
    /// When something last happened to it.
    pub changed_at: Timestamp,
    /// The entry that holds the declaration in force.
    pub declared: i64,
    /// The entry that holds the examination in force.
    pub examined: Option<i64>,
    /// The certificate that answers it.
    pub certificate: Option<CertificateNumber>,
    /// The entry that applied.
    pub position: i64,
}

/// Applications of an office, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn applications(sql: &Sql<'_>, filter: &ApplicationFilter, page: Page) -> Result<Vec<ApplicationRow>, StoreFault> {
    sql.query(
        "select sequence, reference, company, state, destination, importer, carats, value_cents, parcels, applied_at,
             changed_at, declared, examined, certificate, position
         from view_application
         where authority = $1 and ($2 is null or state = $2) and ($3 is null or company = $3)
             and ($6 is null or sequence < $6)
         order by sequence desc limit $4 offset $5",
        bind![
            &filter.authority,
            filter.state.map(ApplicationState::word),
            filter.company.as_ref().map(Name::as_str),
            i64::from(page.limit),
            i64::from(page.offset),
            page.below,
        ],
        read,
    )
}

/// The application of that reference at an office.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn application(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    reference: &Reference,
) -> Result<Option<ApplicationRow>, StoreFault> {
    sql.query_one(
        "select sequence, reference, company, state, destination, importer, carats, value_cents, parcels, applied_at,
             changed_at, declared, examined, certificate, position
         from view_application where authority = $1 and reference = $2",
        bind![authority, reference],
        read,
    )
}

pub(super) fn read(row: &Row<'_>) -> Result<ApplicationRow, StoreFault> {
    Ok(ApplicationRow {
        sequence: row.integer(0)?,
        reference: row.parsed(1)?,
        company: row.parsed(2)?,
        state: row.word(3, ApplicationState::parse)?,
        destination: row.parsed(4)?,
        importer: row.parsed(5)?,
        carats: row.carats(6)?,
        value: row.usd(7)?,
        parcels: row.integer(8)?,
        applied_at: row.instant(9)?,
        changed_at: row.instant(10)?,
        declared: row.integer(11)?,
        examined: row.optional_integer(12)?,
        certificate: row.optional_parsed(13)?,
        position: row.integer(14)?,
    })
}
