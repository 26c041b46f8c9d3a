//! Reads PDFs from outside: the attached statement, and the pictures of a scan.
//!
//! Every byte is hostile until a signature has been checked elsewhere. Invariants: no panic, no unbounded memory (caps on
//! the file, on its objects, on each stream and on the pictures together), every failure named. Nothing is executed, followed
//! or shown. Known gap: a crafted file that reaches every cap at once takes some 400 MB; run this
//! where that is bearable, few at a time. Must not know: what a certificate is, the typesetter.
//! Source: ISO 32000-2, 7.11 (file specifications), 8.9.5 (images).

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod attachment;
mod bounds;
mod error;
mod image;

use lopdf::{Document, LoadOptions};

pub use attachment::attachment;
pub use error::PdfError;
pub use image::{PdfImage, PdfImages, images};

/// The largest PDF that is looked at, in bytes.
pub const PDF_BYTES_MAX: usize = 8 << 20;

/// What one stream of objects or cross-references may inflate to: real ones have some ten kilobytes.
const OBJECT_STREAM_BYTES_MAX: usize = 128 << 10;

fn load(bytes: &[u8]) -> Result<Document, PdfError> {
    if bytes.len() > PDF_BYTES_MAX {
        return Err(PdfError::FileTooLarge { bytes: bytes.len(), limit: PDF_BYTES_MAX });
    }
    // Readers accept rubbish before the header within the first kilobyte.
    if !bytes.iter().take(1024).copied().collect::<Vec<u8>>().windows(5).any(|window| window == b"%PDF-") {
        return Err(PdfError::NotPdf);
    }
    bounds::check(bytes)?;
    let document =
        Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(OBJECT_STREAM_BYTES_MAX))
            .map_err(|error| refusal(&error))?;
    if document.is_encrypted() { Err(PdfError::Encrypted) } else { Ok(document) }
}

fn refusal(error: &lopdf::Error) -> PdfError {
    match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => PdfError::Encrypted,
        other => PdfError::Damaged(other.to_string()),
    }
}
