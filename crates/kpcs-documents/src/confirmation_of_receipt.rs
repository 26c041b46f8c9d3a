//! The confirmation of receipt on A4: what the Importing Authority tells the Exporting Authority.
//!
//! Holds at least what kpcs.md §4.3(b) demands: certificate number, number of parcels, carat weight, importer and
//! exporter; besides, what was measured parcel by parcel. "Confirmed" is said of goods only (decisions page no. 15).

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

/// Everything a printed confirmation of receipt shows and carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationDocument {
    pub number: CertificateNumber,
    /// Languages of the reader (ISO 639-1) beside English.
    pub languages: Vec<String>,
    /// The Exporting Authority that is told.
    pub to: String,
    pub exporting_participant: NamedCountry,
    /// The Importing Authority that tells.
    pub from: String,
    pub importing_participant: NamedCountry,
    pub exporter: String,
    pub importer: String,
    /// Day on which the goods were received.
    pub received_on: Day,
    /// Day of this confirmation; also the date of the document.
    pub confirmed_on: Day,
    /// The officer's handle.
    pub officer: String,
    pub rows: Vec<ParcelRow>,
    /// What explains differences, or else is to be said; may be empty.
    pub remarks: String,
    /// SHA-256 of the statement of confirmation.
    pub digest: [u8; 32],
    /// The statement, attached as `statement.kpcs`.
    pub statement: Vec<u8>,
    pub specimen: bool,
}

/// Prints a confirmation of receipt as PDF/A-3a and PDF/UA-1 with the statement attached.
///
/// # Errors
/// [`DocumentError::Total`] if weights add up to too much, [`DocumentError::DoesNotFit`] with more parcels than a page
/// holds (about 30).
pub fn confirmation_of_receipt(document: &ConfirmationDocument) -> Result<Vec<u8>, DocumentError> {
    let figures = Figures::of(document)?;
    let identity = format!("confirmation of receipt {} {}", document.number, document.confirmed_on);
    typeset(Template::ConfirmationOfReceipt, &figures, &identity, &document.statement)
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
    confirmed: DayFigures,
    officer: Printable,
    rows: Vec<ParcelFigures>,
    totals: ParcelTotals,
    parcels: usize,
    remarks: Printable,
    mark: String,
    specimen: bool,
}

impl Figures {
    fn of(document: &ConfirmationDocument) -> Result<Self, DocumentError> {
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
            confirmed: document.confirmed_on.into(),
            officer: Printable::new(&document.officer),
            rows: document.rows.iter().map(ParcelFigures::from).collect(),
            totals: totals(&document.rows).ok_or(DocumentError::Total { what: "weights" })?,
            parcels: document.rows.len(),
            remarks: Printable::new(&document.remarks),
            mark: kpcs_qr::mark_svg(&document.digest),
            specimen: document.specimen,
        })
    }
}
