//! What the layout of a paper must hold: everything on the sheet, nothing over the code, type that can be read.
//!
//! Invariant: a layout without faults prints each field once, whole, on its own spot. All faults are given at once, each with
//! the field's path, which printed field it is and what was found there.
//! Must not know: what will be printed; a text too long for its place is refused when it is set.
//! Source: decisions 2 (modules of at least 0.42 mm); docs/formats/rule-pack.md, "overlay".

use std::ops::RangeInclusive;

use super::{OverlayPaper, OverlayPlace};
use crate::field::InputFault;

/// Sheets that printers of offices take.
const SHEET_SIDE: RangeInclusive<u64> = 500..=4_500;
/// Type that can be read, and fits a form.
const TYPE_SIZE: RangeInclusive<u64> = 60..=400;
const MOST_LINES: RangeInclusive<u64> = 1..=20;
/// The narrowest place of a text.
const WIDTH_MIN: u64 = 10;
/// From the side on which a certificate at its limits is read from paper.
const CODE_SIDE: RangeInclusive<u64> = 430..=1_000;

/// A spot on the sheet.
struct Spot {
    left: u64,
    top: u64,
    right: u64,
    bottom: u64,
}

impl Spot {
    fn of(left: u64, top: u64, width: u64, height: u64) -> Self {
        Self { left, top, right: left.saturating_add(width), bottom: top.saturating_add(height) }
    }

    fn of_text(place: &OverlayPlace) -> Self {
        Self::of(place.left, place.top, place.width, place.height())
    }

    fn covers(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

impl OverlayPaper {
    /// Every fault of a layout whose fields were read one by one, by path under `overlay`. Keys of messages:
    /// `expected-sheet-side`, `expected-code-side`, `expected-on-the-sheet`, `expected-type-size`, `expected-most-lines`,
    /// `expected-printed-once`, `expected-clear-of-code`, `expected-clear-of-text`.
    #[must_use]
    pub fn faults(&self) -> Vec<InputFault> {
        let sides = [("sheet_width", self.sheet_width), ("sheet_height", self.sheet_height)];
        let odd = sides.into_iter().filter(|(_, side)| !SHEET_SIDE.contains(side));
        let mut faults: Vec<_> = odd.map(|(key, side)| fault(key, side, "expected-sheet-side")).collect();
        faults.extend(self.of_code());
        for (at, place) in self.text_places.iter().enumerate() {
            faults.extend(self.of_place(at, place));
        }
        faults
    }

    fn of_code(&self) -> Option<InputFault> {
        let code = self.code_place.as_ref()?;
        if !CODE_SIDE.contains(&code.side) {
            return Some(fault("code_place.side", code.side, "expected-code-side"));
        }
        let spot = Spot::of(code.left, code.top, code.side, code.side);
        self.beyond(&spot).map(|(edge, found)| fault(&format!("code_place.{edge}"), found, "expected-on-the-sheet"))
    }

    /// The first fault of a text's place; what is told of the rest would follow from it.
    fn of_place(&self, at: usize, place: &OverlayPlace) -> Option<InputFault> {
        let field = place.printed;
        let told = |part: &str, found: u64, expected| {
            Some(fault(&format!("text_places.{at}.{part}"), format!("{field} {found}"), expected))
        };
        if !TYPE_SIZE.contains(&place.type_size) {
            return told("type_size", place.type_size, "expected-type-size");
        }
        if !MOST_LINES.contains(&place.most_lines) {
            return told("most_lines", place.most_lines, "expected-most-lines");
        }
        if place.width < WIDTH_MIN {
            return told("width", place.width, "expected-on-the-sheet");
        }
        let spot = Spot::of_text(place);
        if let Some((edge, found)) = self.beyond(&spot) {
            return told(edge, found, "expected-on-the-sheet");
        }
        let printed = format!("text_places.{at}.printed");
        let earlier = &self.text_places[..at];
        if earlier.iter().any(|other| other.printed == field) {
            return Some(fault(&printed, field, "expected-printed-once"));
        }
        let code = self.code_place.as_ref().map(|code| Spot::of(code.left, code.top, code.side, code.side));
        if code.is_some_and(|code| code.covers(&spot)) {
            return Some(fault(&printed, field, "expected-clear-of-code"));
        }
        let under = earlier.iter().find(|other| Spot::of_text(other).covers(&spot))?;
        Some(fault(&printed, format!("{field} {}", under.printed), "expected-clear-of-text"))
    }

    /// The edge over which a spot runs, with where it ends.
    fn beyond(&self, spot: &Spot) -> Option<(&'static str, u64)> {
        let across = (spot.right > self.sheet_width).then_some(("left", spot.right));
        across.or_else(|| (spot.bottom > self.sheet_height).then_some(("top", spot.bottom)))
    }
}

fn fault(key: &str, found: impl ToString, expected: &'static str) -> InputFault {
    InputFault { field: format!("overlay.{key}"), found: found.to_string(), expected }
}
