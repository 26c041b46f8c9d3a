//! The discrepancy notice on A4: what did not agree, what the issuer is asked to do, and by when.
//!
//! Invariant: states findings and questions, no accusation; the differences are computed from the weights printed beside
//! them. Source: kpcs.md §4.5, §9.3, §9.8.

use kpcs_domain::value::Day;
use serde::Serialize;

use crate::certificate::DayFigures;
use crate::engine::{Template, typeset};
use crate::error::DocumentError;
use crate::letter::{FrameFigures, LetterFrame};
use crate::parcel_table::{ParcelRow, ParcelTable};
use crate::printable::Printable;

/// Everything a printed discrepancy notice shows and carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscrepancyDocument {
    /// Who tells whom, of what.
    pub frame: LetterFrame,
    /// The parcels, declared and measured.
    pub rows: Vec<ParcelRow>,
    /// What was found, in plain words.
    pub finding: String,
    /// What the issuer is asked to do; one sentence an item.
    pub asked: Vec<String>,
    /// The last day for the answer.
    pub answer_by: Day,
}

/// Prints a discrepancy notice as PDF/A-3a and PDF/UA-1 with the statement attached.
///
/// # Errors
/// [`DocumentError::Total`] if weights add up to too much, [`DocumentError::DoesNotFit`] with more parcels or words than
/// a page holds.
pub fn discrepancy_notice(document: &DiscrepancyDocument) -> Result<Vec<u8>, DocumentError> {
    let figures = Figures {
        frame: FrameFigures::of(&document.frame, "discrepancy_title"),
        parcels: ParcelTable::of(&document.rows)?,
        finding: Printable::new(&document.finding),
        asked: document.asked.iter().map(|item| Printable::new(item)).collect(),
        answer_by: document.answer_by.into(),
    };
    let identity = document.frame.identity("discrepancy notice");
    typeset(Template::DiscrepancyNotice, &figures, &identity, &document.frame.statement)
}

#[derive(Serialize)]
struct Figures {
    frame: FrameFigures,
    parcels: ParcelTable,
    finding: Printable,
    asked: Vec<Printable>,
    answer_by: DayFigures,
}
