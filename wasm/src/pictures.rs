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
    let codes = Codes::new(fields.text(3) == "both");
    let texts = match read_codes(&image, |text| codes.suffice(text), &mut Work::default()) {
        Ok(texts) | Err(ReadError::NotWanted { texts }) => texts,
        Err(_) => Vec::new(),
    };
    codes.found(&texts)
}

/// The two kinds of codes that are looked for.
pub(crate) struct Codes {
    both: bool,
    certificate: Cell<bool>,
    proof: Cell<bool>,
}

impl Codes {
    /// `both`: the search goes on after the first.
    pub(crate) const fn new(both: bool) -> Self {
        Self { both, certificate: Cell::new(false), proof: Cell::new(false) }
    }

    /// Takes note of a text that was read; whether nothing more is looked for.
    pub(crate) fn suffice(&self, text: &str) -> bool {
        self.certificate.set(self.certificate.get() || text.starts_with("KPC1:"));
        self.proof.set(self.proof.get() || text.starts_with("KPL1:"));
        let (certificate, proof) = (self.certificate.get(), self.proof.get());
        if self.both { certificate && proof } else { certificate || proof }
    }

    /// The first text of each kind, and how many were read.
    pub(crate) fn found(&self, texts: &[String]) -> Value {
        let of = |prefix: &str| texts.iter().find(|text| text.starts_with(prefix));
        json!({ "certificate": of("KPC1:"), "proof": of("KPL1:"), "read": texts.len() })
    }
}
