//! The confirmation of receipt on A4: what the Importing Authority tells the Exporting Authority.
//!
//! Holds at least what kpcs.md §4.3(b) demands: certificate number, number of parcels, carat weight, importer and
//! exporter; besides, what was measured parcel by parcel. "Confirmed" is said of goods only (decisions page no. 15).

use serde::Serialize;

use crate::engine::{Template, typeset};
use crate::error::DocumentError;
use crate::letter::{FrameFigures, LetterFrame};
use crate::parcel_table::{ParcelRow, ParcelTable};
use crate::printable::Printable;

/// Everything a printed confirmation of receipt shows and carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationDocument {
    /// Who tells whom, of what.
    pub frame: LetterFrame,
    /// The parcels, declared and measured.
    pub rows: Vec<ParcelRow>,
    /// What explains differences, or else is to be said; may be empty.
    pub remarks: String,
}

/// Prints a confirmation of receipt as PDF/A-3a and PDF/UA-1 with the statement attached.
///
/// # Errors
/// [`DocumentError::Total`] if weights add up to too much, [`DocumentError::DoesNotFit`] with more parcels than a page
/// holds (about 30).
pub fn confirmation_of_receipt(document: &ConfirmationDocument) -> Result<Vec<u8>, DocumentError> {
    let figures = Figures {
        frame: FrameFigures::of(&document.frame, "confirmation_title"),
        parcels: ParcelTable::of(&document.rows)?,
        remarks: Printable::new(&document.remarks),
    };
    let identity = document.frame.identity("confirmation of receipt");
    typeset(Template::ConfirmationOfReceipt, &figures, &identity, &document.frame.statement)
}

#[derive(Serialize)]
struct Figures {
    frame: FrameFigures,
    parcels: ParcelTable,
    remarks: Printable,
}
