//! The label of a security bag, 100 by 60 mm: certificate number, seals and the code of the certificate.
//!
//! For shipments whose pre-printed paper has no room for a code, and for finding the bag that belongs to a paper
//! (kpcs.md §3.5). Says no more than the certificate's core part.

use kpcs_domain::value::{Carats, CertificateNumber, Day};
use serde::Serialize;

use crate::certificate::{CountryFigures, DayFigures, NamedCountry};
use crate::code::CodeFigures;
use crate::engine::{Template, typeset};
use crate::error::DocumentError;
use crate::figures;
use crate::printable::Printable;

/// Everything a bag label shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagLabelDocument {
    pub number: CertificateNumber,
    pub from: NamedCountry,
    pub to: NamedCountry,
    pub carats: Carats,
    /// Number of parcels in the shipment.
    pub parcels: u32,
    /// Which bag this is, counted from one, of how many.
    pub bag: u32,
    pub bags: u32,
    pub seals: Vec<String>,
    pub issued_on: Day,
    /// The text of the certificate's QR code.
    pub code: String,
    pub check_code: String,
    pub digest: [u8; 32],
    pub specimen: bool,
}

/// Prints a bag label as PDF/A-3a and PDF/UA-1, 100 by 60 mm; the document's date is the day of issue.
///
/// # Errors
/// [`DocumentError::Code`] if the code cannot be drawn, [`DocumentError::DoesNotFit`] with more seals than fit.
pub fn bag_label(document: &BagLabelDocument) -> Result<Vec<u8>, DocumentError> {
    let figures = Figures {
        number: figures::certificate_number(&document.number),
        from: (&document.from).into(),
        to: (&document.to).into(),
        carats: figures::carats(document.carats),
        parcels: figures::count(document.parcels),
        bag: format!("{} / {}", document.bag, document.bags),
        seals: document.seals.iter().map(|seal| Printable::new(seal)).collect(),
        issued: document.issued_on.into(),
        code: CodeFigures::of(&document.code, &document.number)?,
        check_code: Printable::new(&document.check_code),
        mark: kpcs_qr::mark_svg(&document.digest),
        specimen: document.specimen,
    };
    let identity = format!("bag label {} {}", document.number, document.bag);
    typeset(Template::BagLabel, &figures, &identity, &[])
}

#[derive(Serialize)]
struct Figures {
    number: String,
    from: CountryFigures,
    to: CountryFigures,
    carats: String,
    parcels: String,
    bag: String,
    seals: Vec<Printable>,
    issued: DayFigures,
    code: CodeFigures,
    check_code: Printable,
    mark: String,
    specimen: bool,
}
