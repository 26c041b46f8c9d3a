//! Alerts: what everybody may know of them, and the question whether one names a certificate.

use kpcs_domain::{
    act::{RaiseAlert, raise_alert, resolve_alert::AlertOutcome},
    value::{AuthorityId, CertificateNumber, Day},
};

use super::{Page, page::pattern};
use crate::{Row, Sql, StoreFault, bind, entry};

/// One range that an alert names, or an alert without numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertRow {
    /// The entry that raises it.
    pub position: i64,
    /// Its name.
    pub reference: String,
    /// What is wrong, in one word: that of a raised alert, or `invalidated`.
    pub kind: String,
    /// Who raised it.
    pub raised_by: AuthorityId,
    /// When it was noticed.
    pub day: Day,
    /// The number, or the first of a range.
    pub number: Option<CertificateNumber>,
    /// The last of a range.
    pub number_to: Option<CertificateNumber>,
    /// What everybody may read.
    pub summary: String,
    /// When it was resolved, and how.
    pub resolved: Option<(Day, AlertOutcome)>,
}

/// Which alerts are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AlertFilter {
    /// A certificate that they name.
    pub number: Option<CertificateNumber>,
    /// Of one kind only.
    pub kind: Option<String>,
    /// Also those that are resolved.
    pub resolved_too: bool,
    /// A text in number, name or summary.
    pub text: Option<String>,
}

/// Alerts, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn alerts(sql: &Sql<'_>, filter: &AlertFilter, page: Page) -> Result<Vec<AlertRow>, StoreFault> {
    sql.query(
        "select position, reference, kind, raised_by, day, number, number_to, summary, resolved_on, outcome
         from view_alert
         where ($1 is null or kind = $1) and ($2 = 1 or resolved_on is null)
             and ($3 is null or (participant = $3 and serial <= $4 and serial_to >= $4))
             and (lower(coalesce(number, '') || ' ' || coalesce(number_to, '') || ' ' || reference || ' ' || summary)
                 like $5 escape '!')
         order by position desc, item limit $6 offset $7",
        bind![
            filter.kind.clone(),
            filter.resolved_too,
            filter.number.as_ref().map(|number| number.issuer().to_string()),
            filter.number.as_ref().map(CertificateNumber::serial),
            pattern(filter.text.as_deref()),
            i64::from(page.limit),
            i64::from(page.offset),
        ],
        read,
    )
}

/// The open alerts that name a certificate, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn open_alerts_of(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Vec<AlertRow>, StoreFault> {
    sql.query(
        "select position, reference, kind, raised_by, day, number, number_to, summary, resolved_on, outcome
         from view_alert where participant = $1 and serial <= $2 and serial_to >= $2 and resolved_on is null
         order by position desc limit 10",
        bind![&number.issuer(), number.serial()],
        read,
    )
}

/// The rows of one alert by its name, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn alert(sql: &Sql<'_>, reference: &str) -> Result<Vec<AlertRow>, StoreFault> {
    sql.query(
        "select position, reference, kind, raised_by, day, number, number_to, summary, resolved_on, outcome
         from view_alert where reference = $1 order by position desc, item limit 500",
        bind![reference],
        read,
    )
}

/// What Participants may read of an alert; `None` for what an issuer reported by another act.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn alert_content(sql: &Sql<'_>, position: i64) -> Result<Option<raise_alert::Request>, StoreFault> {
    use kpcs_domain::act::Act as _;
    let entry = entry(sql, position)?;
    if entry.info.code != RaiseAlert::INFO.code {
        return Ok(None);
    }
    Ok(Some(entry.record::<RaiseAlert>()?.asked))
}

fn read(row: &Row<'_>) -> Result<AlertRow, StoreFault> {
    let outcome = row.optional_text(9)?.and_then(|word| AlertOutcome::parse(&word).ok());
    Ok(AlertRow {
        position: row.integer(0)?,
        reference: row.text(1)?,
        kind: row.text(2)?,
        raised_by: row.parsed(3)?,
        day: row.day(4)?,
        number: row.optional_parsed(5)?,
        number_to: row.optional_parsed(6)?,
        summary: row.text(7)?,
        resolved: row.optional_day(8)?.zip(outcome),
    })
}
