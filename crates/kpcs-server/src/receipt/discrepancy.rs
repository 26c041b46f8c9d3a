//! What a printed discrepancy notice says, from the report and the certificate that the holder has.
//!
//! Invariant: findings and questions in the officer's own words; no accusation is added.
//! Source: kpcs.md §4.5, §9.8.

use kpcs_documents::DiscrepancyDocument;
use kpcs_domain::{
    act::{
        Act as _, IssueCertificate, IssueTechnicalCertificate, RecordForeignCertificate, RegisterArrival,
        ReplaceCertificate, ReportDiscrepancy,
    },
    certificate::CertificateCore,
    value::{AuthorityId, CertificateNumber, Day},
};
use kpcs_store::{Sql, StoreFault, act::shipment::certificate_at, view};

use super::file::{attached, newest, officer, rows, sides};

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
    let record = told.record::<ReportDiscrepancy>()?.0;
    let issuer = record.header.as_ref().and_then(|header| header.authority.clone());
    let sides = sides(sql, &told, number, issuer.as_ref())?;
    let (exporter, importer) = parties(sql, holder, number)?;
    let received_on = arrived_on(sql, holder, number)?.unwrap_or(told.at.day());
    Ok(Some(DiscrepancyDocument {
        number: record.asked.number.clone(),
        languages: sides.languages,
        to: sides.to,
        exporting_participant: sides.exporting,
        from: sides.from,
        importing_participant: sides.importing,
        exporter,
        importer,
        received_on,
        noticed_on: told.at.day(),
        officer: officer(&told),
        rows: rows(&record.decided.comparisons, &sides.tolerance),
        finding: record.asked.statement.to_string(),
        asked: vec![record.asked.asked_of_issuer.to_string()],
        answer_by: record.asked.answer_by,
        digest: told.opened.statement().leaf().0,
        statement: attached(&told),
        specimen,
    }))
}

/// Exporter and importer as the certificate in the holder's own file names them.
fn parties(sql: &Sql<'_>, holder: &AuthorityId, number: &CertificateNumber) -> Result<(String, String), StoreFault> {
    let certificates = [
        IssueCertificate::INFO.code,
        ReplaceCertificate::INFO.code,
        IssueTechnicalCertificate::INFO.code,
        RecordForeignCertificate::INFO.code,
    ];
    let timeline = view::timeline_of_number(sql, holder, number)?;
    let stated = timeline.iter().rev().filter(|row| certificates.contains(&row.act.code));
    for row in stated {
        let (header, core, _) = certificate_at(sql, row.position)?;
        if header.number.as_ref().is_some_and(|stated| stated.names_same_as(number)) {
            let CertificateCore { exporter, importer, .. } = core;
            return Ok((exporter.to_string(), importer.to_string()));
        }
    }
    let none = "\u{2013}".to_owned();
    Ok((none.clone(), none))
}

fn arrived_on(sql: &Sql<'_>, holder: &AuthorityId, number: &CertificateNumber) -> Result<Option<Day>, StoreFault> {
    let arrival = newest::<RegisterArrival>(sql, holder, number)?;
    Ok(arrival.map(|entry| entry.record::<RegisterArrival>()).transpose()?.map(|(record, _)| record.asked.arrived_on))
}
