//! Finding codes in a picture that the page has made grey.
//!
//! Invariant: only texts that begin as a certificate's or a proof's are handed on; the work is bounded by the picture's size.
//! Source: docs/formats/qr-text.md, docs/formats/log.md.

use std::cell::Cell;

use kpcs_qr::{GreyImage, ReadError, Work, read_codes};
use serde_json::{Value, json};

use crate::fields::Fields;

/// Fields: width, height, pixels, and `both` where the search goes on after the first code.
pub(crate) fn find(fields: &Fields<'_>) -> Value {
    let size = |at| fields.number(at).and_then(|pixels| usize::try_from(pixels).ok());
    let image = size(0).zip(size(1)).map(|(width, height)| GreyImage::new(width, height, fields.bytes(2).to_vec()));
    let Some(Ok(image)) = image else { return json!({ "fault": "not_a_picture" }) };
    let both = fields.text(3) == "both";
    let (certificate, proof) = (Cell::new(false), Cell::new(false));
    let wanted = |text: &str| {
        certificate.set(certificate.get() || text.starts_with("KPC1:"));
        proof.set(proof.get() || text.starts_with("KPL1:"));
        if both { certificate.get() && proof.get() } else { certificate.get() || proof.get() }
    };
    let texts = match read_codes(&image, wanted, &mut Work::default()) {
        Ok(texts) | Err(ReadError::NotWanted { texts }) => texts,
        Err(_) => Vec::new(),
    };
    let of = |prefix: &str| texts.iter().find(|text| text.starts_with(prefix));
    json!({ "certificate": of("KPC1:"), "proof": of("KPL1:"), "read": texts.len() })
}
