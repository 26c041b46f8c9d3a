//! The table of declared and measured weights, parcel by parcel, that a confirmation and a discrepancy notice share.
//!
//! Invariant: every difference is computed here from the two weights, exactly, so that no line can contradict itself; the
//! verdict is the examiner's and is printed as given. Source: kpcs.md §9.3 (tolerance), §4.3(b).

use kpcs_domain::value::Carats;
use serde::Serialize;

use crate::error::DocumentError;
use crate::figures;
use crate::printable::Printable;

/// What the examination of one parcel came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParcelVerdict {
    /// Declared and measured agree within the tolerance.
    Matched,
    /// They differ by more, and the difference is explained.
    MatchedWithExplainedDifference,
    /// They differ by more, without an explanation.
    Discrepancy,
}

/// One parcel as declared and as measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelRow {
    /// What the parcel is called: its number or seal.
    pub parcel: String,
    pub declared: Carats,
    pub measured: Carats,
    /// The largest difference that counts as equal.
    pub tolerance: Carats,
    pub verdict: ParcelVerdict,
}

/// The form in which the templates take a row.
#[derive(Serialize)]
struct ParcelFigures {
    parcel: Printable,
    declared: String,
    measured: String,
    difference: String,
    tolerance: String,
    /// Key of the verdict's shape: `matched`, `explained` or `discrepancy`.
    verdict: &'static str,
}

impl From<&ParcelRow> for ParcelFigures {
    fn from(row: &ParcelRow) -> Self {
        Self {
            parcel: Printable::new(&row.parcel),
            declared: figures::carats(row.declared),
            measured: figures::carats(row.measured),
            difference: difference(row.declared, row.measured),
            tolerance: figures::carats(row.tolerance),
            verdict: match row.verdict {
                ParcelVerdict::Matched => "matched",
                ParcelVerdict::MatchedWithExplainedDifference => "explained",
                ParcelVerdict::Discrepancy => "discrepancy",
            },
        }
    }
}

/// Sums of a table; a sum that leaves the range of weights is not printed.
#[derive(Serialize)]
struct ParcelTotals {
    declared: String,
    measured: String,
    difference: String,
}

/// The table as the templates read it.
#[derive(Serialize)]
pub(crate) struct ParcelTable {
    rows: Vec<ParcelFigures>,
    totals: ParcelTotals,
    count: usize,
}

impl ParcelTable {
    /// # Errors
    /// [`DocumentError::Total`] if weights add up to too much.
    pub(crate) fn of(rows: &[ParcelRow]) -> Result<Self, DocumentError> {
        Ok(Self {
            rows: rows.iter().map(ParcelFigures::from).collect(),
            totals: totals(rows).ok_or(DocumentError::Total { what: "weights" })?,
            count: rows.len(),
        })
    }
}

/// The totals of all rows, or `None` if they leave the range of weights.
fn totals(rows: &[ParcelRow]) -> Option<ParcelTotals> {
    let declared = Carats::sum(rows.iter().map(|row| row.declared))?;
    let measured = Carats::sum(rows.iter().map(|row| row.measured))?;
    Some(ParcelTotals {
        declared: figures::carats(declared),
        measured: figures::carats(measured),
        difference: difference(declared, measured),
    })
}

/// Measured less declared, with its sign; equal weights give `0.00`.
fn difference(declared: Carats, measured: Carats) -> String {
    let distance = Carats::from_thousandths(declared.distance_thousandths(measured)).unwrap_or(Carats::MAX);
    let sign = match measured.cmp(&declared) {
        std::cmp::Ordering::Less => "\u{2212}",
        std::cmp::Ordering::Equal => "",
        std::cmp::Ordering::Greater => "+",
    };
    format!("{sign}{}", figures::carats(distance))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_carries_its_sign() {
        let carats = |text| Carats::parse(text).unwrap();
        assert_eq!(difference(carats("10"), carats("9.995")), "\u{2212}0.005");
        assert_eq!(difference(carats("9.995"), carats("10")), "+0.005");
        assert_eq!(difference(carats("1"), carats("1")), "0.00");
    }
}
