//! Certificates in the register of their issuer.

use kpcs_domain::{
    certificate::HsLine,
    choice,
    value::{
        AuthorityId, Carats, CertificateNumber, CountryCode, Day, HsCode, Name, Origin, Reference, Timestamp, UsdCents,
    },
};

use super::{Page, page::pattern};
use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// The state of a certificate (decisions 14).
    pub enum CertificateState {
        1 Issued = "issued",
        2 Dispatched = "dispatched",
        3 Discrepant = "discrepant",
        4 Confirmed = "confirmed",
        5 Void = "void",
        6 Cancelled = "cancelled",
        7 Replaced = "replaced",
        8 Detained = "detained",
        9 Released = "released",
        10 Refused = "refused",
        11 Returned = "returned",
        12 Forfeited = "forfeited",
        13 Lost = "lost",
        14 Stolen = "stolen",
        15 Invalidated = "invalidated",
    }
}

/// Which certificates are wanted.
#[derive(Debug, Clone)]
pub struct CertificateFilter {
    /// The office that issued them.
    pub authority: AuthorityId,
    /// In this state only.
    pub state: Option<CertificateState>,
    /// Issued to this company only.
    pub company: Option<Name>,
    /// With this text in number, exporter or importer.
    pub text: Option<String>,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRow {
    /// Its number.
    pub number: CertificateNumber,
    /// The office that issued it.
    pub authority: AuthorityId,
    /// Its state.
    pub state: CertificateState,
    /// The Participant of destination.
    pub destination: CountryCode,
    /// The Importing Authority that was advised.
    pub importing_authority: Option<AuthorityId>,
    /// Day of issue.
    pub issued_on: Day,
    /// Last day of validity.
    pub expires_on: Day,
    /// Who exports.
    pub exporter: Name,
    /// Who imports.
    pub importer: Name,
    /// Origin as printed.
    pub origin: Origin,
    /// Weight.
    pub carats: Carats,
    /// Value.
    pub value: UsdCents,
    /// Number of parcels.
    pub parcels: i64,
    /// The application that it answers.
    pub application: Reference,
    /// When the goods left, as far as recorded.
    pub left_on: Option<Day>,
    /// The certificate that has taken its place.
    pub replaced_by: Option<CertificateNumber>,
    /// The certificate whose place it has taken.
    pub refers_to: Option<CertificateNumber>,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// Whether a statement was received that does not fit its state.
    pub conflict: bool,
    /// The entry that issued it.
    pub position: i64,
}

/// Certificates of an office, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificates(sql: &Sql<'_>, filter: &CertificateFilter, page: Page) -> Result<Vec<CertificateRow>, StoreFault> {
    sql.query(
        "select number, authority, state, destination, importing_authority, issued_on, expires_on, exporter, importer,
             origin, carats, value_cents, parcels, application, left_on, replaced_by, refers_to, closed_at, conflict,
             position
         from view_certificate
         where authority = $1 and ($2 is null or state = $2) and ($3 is null or company = $3)
             and (lower(number) like $4 escape '!' or lower(exporter) like $4 escape '!'
                 or lower(importer) like $4 escape '!')
             and ($7 is null or position < $7)
         order by position desc limit $5 offset $6",
        bind![
            &filter.authority,
            filter.state.map(CertificateState::word),
            filter.company.as_ref().map(Name::as_str),
            pattern(filter.text.as_deref()),
            i64::from(page.limit),
            i64::from(page.offset),
            page.below,
        ],
        read,
    )
}

/// The certificate of that number, whichever office of this node issued it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificate(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Option<CertificateRow>, StoreFault> {
    sql.query_one(
        "select number, authority, state, destination, importing_authority, issued_on, expires_on, exporter, importer,
             origin, carats, value_cents, parcels, application, left_on, replaced_by, refers_to, closed_at, conflict,
             position
         from view_certificate where participant = $1 and serial = $2",
        bind![&number.issuer(), number.serial()],
        read,
    )
}

/// Weight and value of a certificate by subheading.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificate_lines(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Vec<HsLine>, StoreFault> {
    sql.query(
        "select hs, carats, value_cents from view_certificate_line where participant = $1 and serial = $2 order by hs",
        bind![&number.issuer(), number.serial()],
        |row| Ok(HsLine { hs: row.word(0, HsCode::parse)?, carats: row.carats(1)?, value: row.usd(2)? }),
    )
}

/// How many certificates of an office are in each state; states without any are left out.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_by_state(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<(CertificateState, i64)>, StoreFault> {
    let mut counts = sql.query(
        "select state, count(*) from view_certificate where authority = $1 group by state",
        bind![authority],
        |row| Ok((row.word(0, CertificateState::parse)?, row.integer(1)?)),
    )?;
    counts.sort_by_key(|(state, _)| *state);
    Ok(counts)
}

pub(super) fn read(row: &Row<'_>) -> Result<CertificateRow, StoreFault> {
    Ok(CertificateRow {
        number: row.parsed(0)?,
        authority: row.parsed(1)?,
        state: row.word(2, CertificateState::parse)?,
        destination: row.parsed(3)?,
        importing_authority: row.optional_parsed(4)?,
        issued_on: row.day(5)?,
        expires_on: row.day(6)?,
        exporter: row.parsed(7)?,
        importer: row.parsed(8)?,
        origin: row.parsed(9)?,
        carats: row.carats(10)?,
        value: row.usd(11)?,
        parcels: row.integer(12)?,
        application: row.parsed(13)?,
        left_on: row.optional_day(14)?,
        replaced_by: row.optional_parsed(15)?,
        refers_to: row.optional_parsed(16)?,
        closed_at: row.optional_instant(17)?,
        conflict: row.flag(18)?,
        position: row.integer(19)?,
    })
}
