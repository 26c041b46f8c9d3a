//! The discrepancy notice on A4: what did not agree, what the issuer is asked to do, and by when.
//!
//! Invariant: states findings and questions, no accusation; the differences are computed from the weights printed beside
//! them. Source: kpcs.md §4.5, §9.3, §9.8.

use std::collections::BTreeMap;

use kpcs_domain::value::{CertificateNumber, Day};
use serde::Serialize;

use crate::certificate::{CountryFigures, DayFigures, NamedCountry};
use crate::engine::{Template, typeset};
use crate::error::DocumentError;
use crate::figures;
use crate::labels::{Label, labels};
use crate::parcel_table::{ParcelFigures, ParcelRow, ParcelTotals, totals};
use crate::printable::Printable;

/// Everything a printed discrepancy notice shows and carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscrepancyDocument {
    pub number: CertificateNumber,
    /// Languages of the reader (ISO 639-1) beside English.
    pub languages: Vec<String>,
    /// The authority that issued the certificate and is asked.
    pub to: String,
    pub exporting_participant: NamedCountry,
    /// The Importing Authority that asks.
    pub from: String,
    pub importing_participant: NamedCountry,
    pub exporter: String,
    pub importer: String,
    pub received_on: Day,
    /// Day of this notice; also the date of the document.
    pub noticed_on: Day,
    /// The officer's handle.
    pub officer: String,
    pub rows: Vec<ParcelRow>,
    /// What was found, in plain words.
    pub finding: String,
    /// What the issuer is asked to do; one sentence an item.
    pub asked: Vec<String>,
    pub answer_by: Day,
    /// SHA-256 of the statement of the report.
    pub digest: [u8; 32],
    /// The statement, attached as `statement.kpcs`.
    pub statement: Vec<u8>,
    pub specimen: bool,
}

/// Prints a discrepancy notice as PDF/A-3a and PDF/UA-1 with the statement attached.
///
/// # Errors
/// [`DocumentError::Total`] if weights add up to too much, [`DocumentError::DoesNotFit`] with more parcels or words than
/// a page holds.
pub fn discrepancy_notice(document: &DiscrepancyDocument) -> Result<Vec<u8>, DocumentError> {
    let figures = Figures::of(document)?;
    let identity = format!("discrepancy notice {} {}", document.number, document.noticed_on);
    typeset(Template::DiscrepancyNotice, &figures, &identity, &document.statement)
}

#[derive(Serialize)]
struct Figures {
    labels: BTreeMap<&'static str, Label>,
    number: String,
    to: Printable,
    exporting: CountryFigures,
    from: Printable,
    importing: CountryFigures,
    exporter: Printable,
    importer: Printable,
    received: DayFigures,
    noticed: DayFigures,
    answer_by: DayFigures,
    officer: Printable,
    rows: Vec<ParcelFigures>,
    totals: ParcelTotals,
    parcels: usize,
    finding: Printable,
    asked: Vec<Printable>,
    mark: String,
    specimen: bool,
}

impl Figures {
    fn of(document: &DiscrepancyDocument) -> Result<Self, DocumentError> {
        Ok(Self {
            labels: labels(&document.languages),
            number: figures::certificate_number(&document.number),
            to: Printable::new(&document.to),
            exporting: (&document.exporting_participant).into(),
            from: Printable::new(&document.from),
            importing: (&document.importing_participant).into(),
            exporter: Printable::new(&document.exporter),
            importer: Printable::new(&document.importer),
            received: document.received_on.into(),
            noticed: document.noticed_on.into(),
            answer_by: document.answer_by.into(),
            officer: Printable::new(&document.officer),
            rows: document.rows.iter().map(ParcelFigures::from).collect(),
            totals: totals(&document.rows).ok_or(DocumentError::Total { what: "weights" })?,
            parcels: document.rows.len(),
            finding: Printable::new(&document.finding),
            asked: document.asked.iter().map(|item| Printable::new(item)).collect(),
            mark: kpcs_qr::mark_svg(&document.digest),
            specimen: document.specimen,
        })
    }
}
