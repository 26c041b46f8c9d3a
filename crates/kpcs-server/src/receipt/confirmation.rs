//! What a printed confirmation of receipt says, from the statement of confirmation.
//!
//! Invariant: exporter, importer, parcels and weight are those of the statement, never of another table.
//! Source: kpcs.md §4.3(b).

use kpcs_documents::{ConfirmationDocument, LetterEvent, LetterSubject, LetterWay};
use kpcs_domain::{
    act::ConfirmReceipt,
    act::confirm_receipt::Comparison,
    value::{AuthorityId, CertificateNumber, Text},
};
use kpcs_store::{Sql, StoreFault};

use super::file::{About, frame, newest, rows, tolerance};

/// The confirmation of `number` in the register of `holder`; `None` while there is none.
///
/// # Errors
/// [`StoreFault`].
pub fn confirmation(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
    specimen: bool,
) -> Result<Option<ConfirmationDocument>, StoreFault> {
    let Some(told) = newest::<ConfirmReceipt>(sql, holder, number)? else { return Ok(None) };
    let record = told.record::<ConfirmReceipt>()?;
    let issuer = record.header.as_ref().and_then(|header| header.authority.clone());
    let (asked, decided) = (record.asked, record.decided);
    let about = About {
        subject: LetterSubject::Certificate(asked.number.clone()),
        way: LetterWay::ToIssuer,
        to: Some((issuer, number.issuer())),
        parties: (decided.exporter.name.to_string(), decided.importer.name.to_string()),
        event: Some(LetterEvent::Received(asked.received_on)),
    };
    Ok(Some(ConfirmationDocument {
        frame: frame(sql, &told, about, specimen)?,
        rows: rows(&decided.comparisons, &tolerance(sql, &told, number)?),
        remarks: remarks(&decided.comparisons, asked.remarks.as_ref()),
    }))
}

/// Every explanation with its parcel, then what else is to be said.
fn remarks(comparisons: &[Comparison], remarks: Option<&Text>) -> String {
    let explained = comparisons.iter().enumerate().filter_map(|(index, one)| {
        one.explanation.as_ref().map(|explanation| format!("Parcel {}: {explanation}", index + 1))
    });
    let all: Vec<_> = explained.chain(remarks.map(ToString::to_string)).collect();
    all.join("\n")
}
