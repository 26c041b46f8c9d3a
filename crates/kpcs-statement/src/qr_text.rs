//! The code on paper: `KPC1:` and base45 of a document.
//!
//! Invariant: one document has one text; nothing stands after it. It is not deflated: two compressors do not make the
//! same bytes.
//! Must not know: what a document holds.
//! Source: docs/formats/qr-text.md; RFC 9285 (base45).

use crate::{
    Malformed, Opened,
    document::{LIMIT_BYTES, read_document, write_document},
};

/// What every code begins with.
const PREFIX: &str = "KPC1:";

/// The text of a statement's code; `None` unless header and core are known.
#[must_use]
pub fn write_qr_text(opened: &Opened) -> Option<String> {
    Some(format!("{PREFIX}{}", base45::encode(write_document(opened)?)))
}

/// Reads the text of a code; white space of ASCII around it is dropped.
///
/// # Errors
/// [`Malformed`] for anything but the one text of a document.
pub fn read_qr_text(text: &str) -> Result<Opened, Malformed> {
    let code = text.trim_ascii().strip_prefix(PREFIX).ok_or(Malformed::Structure("a text that begins with KPC1:"))?;
    if code.len() > 2 * LIMIT_BYTES {
        return Err(Malformed::TooLong(LIMIT_BYTES));
    }
    let bytes = base45::decode(code).map_err(|_| Malformed::Structure("base45"))?;
    if base45::encode(&bytes) != code {
        return Err(Malformed::NotDeterministic);
    }
    read_document(&bytes)
}
