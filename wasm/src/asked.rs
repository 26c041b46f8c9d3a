//! What a page asks to be verified: a certificate as text or as the bytes of its file, a proof as either, place, day and time.
//!
//! Invariant: a proof that cannot be read counts as none (docs/formats/trust.md); a certificate that cannot be read is said to be so.

use kpcs_domain::value::{CountryCode, Day, Timestamp};
use kpcs_log::LogProof;
use kpcs_statement::{Malformed, Opened, read_document, read_qr_text};
use kpcs_verify::Question;

use crate::fields::Fields;

/// The first byte of a document: an array of seven.
const DOCUMENT: u8 = 0x87;

/// The certificate of field 0.
pub(crate) fn certificate(fields: &Fields<'_>) -> Result<Opened, Malformed> {
    match fields.bytes(0) {
        bytes @ [DOCUMENT, ..] => read_document(bytes),
        _ => read_qr_text(fields.text(0)),
    }
}

/// The proof of field 1, where there is one that can be read.
pub(crate) fn proof(fields: &Fields<'_>) -> Option<LogProof> {
    LogProof::parse(fields.bytes(1)).or_else(|_| LogProof::from_text(fields.text(1))).ok()
}

/// Place, day (as a number of days or written out) and time of fields 2 to 4.
///
/// # Errors
/// The word of what was said and cannot be read: leaving it out would answer another question than was asked.
pub(crate) fn question(fields: &Fields<'_>) -> Result<Question, &'static str> {
    let said = |at: usize| !fields.bytes(at).is_empty();
    let at = fields.number(4).and_then(Timestamp::from_seconds).ok_or("no_time")?;
    let place = CountryCode::parse(fields.text(2)).ok();
    let on = fields.number(3).and_then(Day::from_epoch_days).or_else(|| Day::parse(fields.text(3)).ok());
    if said(2) && place.is_none() {
        return Err("not_a_place");
    }
    if said(3) && on.is_none() { Err("not_a_day") } else { Ok(Question { at, place, on }) }
}
