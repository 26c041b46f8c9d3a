//! The list of alerts: what raise_alert names; an issuer's own reports are entered alike, under the certificate's number.
//!
//! Invariant: one row for each range, once for each reason and authority that says so, whoever heard of it first; a row is
//! never deleted, it is resolved.
//! Must not know: who may read details; those stand in the statement.

use kpcs_domain::{act::raise_alert::NumberRange, value::Day};

use crate::{Entry, Sql, StoreFault, bind};

/// What one alert says in every row.
pub(super) struct Alert<'a> {
    pub(super) reference: &'a str,
    /// The running number in the office; 0 for what an issuer reports of a certificate.
    pub(super) sequence: u64,
    pub(super) kind: &'a str,
    pub(super) day: Day,
    pub(super) summary: &'a str,
}

/// Enters an alert: a row for each range, or one without numbers. A range that is none is left out.
pub(super) fn enter(sql: &Sql<'_>, entry: &Entry, alert: &Alert<'_>, ranges: &[NumberRange]) -> Result<(), StoreFault> {
    let in_order = |range: &&NumberRange| range.last().serial() >= range.number.serial();
    let mut rows: Vec<_> = ranges.iter().filter(in_order).map(Some).collect();
    if rows.is_empty() {
        rows.push(None);
    }
    (0..).zip(rows).try_for_each(|(item, range)| enter_row(sql, entry, alert, item, range))
}

fn enter_row(
    sql: &Sql<'_>,
    entry: &Entry,
    alert: &Alert<'_>,
    item: i64,
    range: Option<&NumberRange>,
) -> Result<(), StoreFault> {
    sql.execute(
        "insert into view_alert (position, item, reference, sequence, kind, raised_by, day, participant, serial,
             serial_to, number, number_to, summary)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (raised_by, reference, kind, item) do nothing",
        bind![
            entry.position,
            item,
            alert.reference,
            alert.sequence,
            alert.kind,
            &entry.authority,
            alert.day,
            range.map(|range| range.number.issuer().to_string()),
            range.map(|range| range.number.serial()),
            range.map(|range| range.last().serial()),
            range.map(|range| range.number.to_string()),
            range.and_then(|range| range.to_number.as_ref()).map(ToString::to_string),
            alert.summary,
        ],
    )?;
    Ok(())
}
