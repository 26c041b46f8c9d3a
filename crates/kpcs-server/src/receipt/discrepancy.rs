//! What a printed discrepancy notice says, from the report and the certificate that the holder has.
//!
//! Invariant: findings and questions in the officer's own words; no accusation is added.
//! Source: kpcs.md §4.5, §9.8.

use kpcs_documents::{DiscrepancyDocument, LetterEvent, LetterSubject, LetterWay};
use kpcs_domain::{
    act::{RegisterArrival, ReportDiscrepancy},
    value::{AuthorityId, CertificateNumber, Day},
};
use kpcs_store::{Sql, StoreFault};

use super::file::{About, frame, newest, parties, rows, tolerance};

/// The newest notice on `number` in the register of `holder`; `None` while there is none.
///
/// # Errors
/// [`StoreFault`].
pub fn discrepancy(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
    specimen: bool,
) -> Result<Option<DiscrepancyDocument>, StoreFault> {
    let Some(told) = newest::<ReportDiscrepancy>(sql, holder, number)? else { return Ok(None) };
    let record = told.record::<ReportDiscrepancy>()?;
    let issuer = record.header.as_ref().and_then(|header| header.authority.clone());
    let received_on = arrived_on(sql, holder, number)?.unwrap_or(told.at.day());
    let about = About {
        subject: LetterSubject::Certificate(record.asked.number.clone()),
        way: LetterWay::ToIssuer,
        to: Some((issuer, number.issuer())),
        parties: parties(sql, holder, number)?,
        event: Some(LetterEvent::Received(received_on)),
    };
    Ok(Some(DiscrepancyDocument {
        frame: frame(sql, &told, about, specimen)?,
        rows: rows(&record.decided.comparisons, &tolerance(sql, &told, number)?),
        finding: record.asked.statement.to_string(),
        asked: vec![record.asked.asked_of_issuer.to_string()],
        answer_by: record.asked.answer_by,
    }))
}

fn arrived_on(sql: &Sql<'_>, holder: &AuthorityId, number: &CertificateNumber) -> Result<Option<Day>, StoreFault> {
    let arrival = newest::<RegisterArrival>(sql, holder, number)?;
    Ok(arrival.map(|entry| entry.record::<RegisterArrival>()).transpose()?.map(|record| record.asked.arrived_on))
}
