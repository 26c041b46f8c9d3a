//! What a file carries of a certificate: a PDF its attachment or the codes of a scan, a picture its codes, a statement itself.
//!
//! Invariant: any bytes give texts, the bytes of a document, or one word why not; nothing is judged here. A PDF is read by its attachment
//! first, as the program does it.
//! Must not know: trust.
//! Source: docs/formats/qr-text.md, docs/formats/log.md.

use kpcs_log::LogProof;
use kpcs_pdf::{attachment, images};
use kpcs_qr::{GreyImage, ReadError, Work, read_codes, read_codes_from_image};
use serde_json::{Value, json};

use crate::{fields::Fields, pictures::Codes};

/// The names of the attachments in our PDFs.
const ATTACHMENT: &str = "statement.kpcs";
const LOG_PROOF: &str = "log-proof.kpcs";

/// Field: the bytes of the file.
pub(crate) fn open(fields: &Fields<'_>) -> Value {
    let bytes = fields.bytes(0);
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => pdf(bytes),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => picture(bytes),
        [0x87, ..] => json!({ "document": hex(bytes) }),
        _ => text(bytes),
    }
}

fn pdf(bytes: &[u8]) -> Value {
    if let Ok(Some(document)) = attachment(bytes, ATTACHMENT) {
        return json!({ "document": hex(&document), "proof": log_proof(bytes) });
    }
    let Ok(found) = images(bytes) else { return json!({ "unreadable": "damaged" }) };
    let (mut work, codes) = (Work::default(), Codes::new(true));
    let pictures = found.images.into_iter().filter_map(|image| image.into_grey().ok());
    let texts = pictures.flat_map(|image| texts_in(&image, &codes, &mut work));
    codes.found(&texts.collect::<Vec<_>>())
}

/// The log proof attached to a PDF, as its text; one that cannot be read proves nothing.
fn log_proof(bytes: &[u8]) -> Option<String> {
    LogProof::parse(&attachment(bytes, LOG_PROOF).ok()??).ok().map(|proof| proof.to_text())
}

fn texts_in(image: &GreyImage, codes: &Codes, work: &mut Work) -> Vec<String> {
    match read_codes(image, |text| codes.suffice(text), work) {
        Ok(texts) | Err(ReadError::NotWanted { texts }) => texts,
        Err(_) => Vec::new(),
    }
}

fn picture(bytes: &[u8]) -> Value {
    let codes = Codes::new(true);
    match read_codes_from_image(bytes, |text| codes.suffice(text)) {
        Ok(texts) | Err(ReadError::NotWanted { texts }) => codes.found(&texts),
        Err(ReadError::NoCode) => codes.found(&[]),
        Err(ReadError::Image(_)) => json!({ "unreadable": "damaged" }),
    }
}

/// A text may hold both codes, one a line.
fn text(bytes: &[u8]) -> Value {
    let Ok(text) = std::str::from_utf8(bytes) else { return json!({ "unreadable": "unknown" }) };
    let lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
    let found = Codes::new(true).found(&lines);
    if found["certificate"].is_null() && found["proof"].is_null() { json!({ "unreadable": "unknown" }) } else { found }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
