//! A log proof as text, for a second code on paper: `KPL1:` and base45 of its bytes.
//!
//! Invariant: one proof has one text; white space of ASCII around it is dropped, within it is refused.
//! Must not know: what the proof proves.
//! Source: docs/formats/log.md, Log proofs; RFC 9285 (base45).

use crate::{LogProof, Unsound, log_proof::LIMIT_BYTES};

/// What every text of a log proof begins with.
const PREFIX: &str = "KPL1:";

impl LogProof {
    /// The text, of characters that the alphanumeric set of QR codes has.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{PREFIX}{}", base45::encode(self.to_bytes()))
    }

    /// Reads the text of a proof; white space of ASCII around it is dropped.
    ///
    /// # Errors
    /// [`Unsound::Form`] for anything but the one text of a proof.
    pub fn from_text(text: &str) -> Result<Self, Unsound> {
        let code = text.trim_ascii().strip_prefix(PREFIX).ok_or(Unsound::Form("a text that begins with KPL1:"))?;
        // Three characters are two bytes.
        if code.len() > 2 * LIMIT_BYTES {
            return Err(Unsound::Form("a log proof of at most 8,192 bytes"));
        }
        let bytes = base45::decode(code).map_err(|_| Unsound::Form("base45"))?;
        if base45::encode(&bytes) != code {
            return Err(Unsound::Form("base45 in its one form"));
        }
        Self::parse(&bytes)
    }
}
