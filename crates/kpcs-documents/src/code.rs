//! The QR code of a document in the size that paper needs.
//!
//! Invariant: a module is at least 0.42 mm wide, whatever the text (read back at 150 dpi), and the symbol with its quiet
//! zone at least 40 mm. Source: decisions page no. 2; look page, "The certificate".

use kpcs_domain::value::CertificateNumber;
use kpcs_qr::{QUIET_ZONE_MODULES, Symbol};
use serde::Serialize;

use crate::error::DocumentError;

/// The longest text that a document carries: more would make the symbol larger than its place.
pub(crate) const CODE_CHARACTERS_MAX: usize = 900;

const WIDTH_MIN_MICROMETRES: usize = 40_000;
const MODULE_MIN_MICROMETRES: usize = 420;

/// A drawn code and its width.
#[derive(Serialize)]
pub(crate) struct CodeFigures {
    svg: String,
    alt: String,
    /// Width and height with the quiet zone.
    micrometres: usize,
    #[serde(skip)]
    modules: usize,
}

impl CodeFigures {
    /// Whether a place of so many tenths of a millimetre leaves the modules their least width.
    pub(crate) fn fits(&self, side: u64) -> bool {
        usize::try_from(side).is_ok_and(|side| side.saturating_mul(100) >= self.modules * MODULE_MIN_MICROMETRES)
    }

    /// Draws `text` for the certificate `number`.
    pub(crate) fn of(text: &str, number: &CertificateNumber) -> Result<Self, DocumentError> {
        if text.len() > CODE_CHARACTERS_MAX {
            return Err(DocumentError::Code(format!("{} characters: at most {CODE_CHARACTERS_MAX}", text.len())));
        }
        Self::drawn(text, format!("QR code with the signed statement of certificate {number}"))
    }

    /// Draws the text of a log proof; it grows with the log, and has a sheet of its own (docs/decisions/0013).
    pub(crate) fn of_proof(text: &str, number: &CertificateNumber) -> Result<Self, DocumentError> {
        Self::drawn(text, format!("QR code with the log proof of certificate {number}"))
    }

    fn drawn(text: &str, alt: String) -> Result<Self, DocumentError> {
        let symbol = Symbol::encode(text).map_err(|error| DocumentError::Code(error.to_string()))?;
        let modules = symbol.width() + 2 * QUIET_ZONE_MODULES;
        Ok(Self {
            svg: symbol.svg(&alt),
            alt,
            modules,
            micrometres: WIDTH_MIN_MICROMETRES.max(modules * MODULE_MIN_MICROMETRES),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_never_get_smaller_than_the_paper_allows() {
        let number = CertificateNumber::parse("SL000123").unwrap();
        let width = |characters: usize| CodeFigures::of(&"A".repeat(characters), &number).map(|code| code.micrometres);
        assert_eq!(width(520).unwrap(), 40_000);
        // Version 19 is 93 modules wide, 101 with its quiet zone.
        assert_eq!(width(900).unwrap(), 101 * 420);
        assert!(matches!(width(901), Err(DocumentError::Code(_))));
        assert!(matches!(CodeFigures::of("kpc1", &number), Err(DocumentError::Code(_))));
    }
}
