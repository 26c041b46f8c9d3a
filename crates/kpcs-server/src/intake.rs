//! What somebody drops on the verify page or names on the command line, and the document found in it.
//!
//! Invariant: any bytes give a document or one named reason why not; nothing is guessed. A PDF is read by its attachment
//! first, then by the images in it, as a scan has only those.
//! Must not know: trust.

use kpcs_log::LogProof;
use kpcs_pdf::{PdfImage, attachment, images};
use kpcs_qr::{ReadError, Work, read_codes, read_codes_from_image};
use kpcs_statement::{Opened, Part, PartName, Statement, read_document, read_qr_text};
use kpcs_verify::Document;

/// The names of the attachments in our PDFs.
const ATTACHMENT: &str = "statement.kpcs";
const LOG_PROOF: &str = "log-proof.kpcs";

/// Why no document was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Neither PDF, image, code nor statement.
    #[error("expected a PDF, a PNG or JPEG, a text that begins with KPC1:, or a statement file")]
    Unknown,
    /// A PDF or image without a code of this scheme.
    #[error("there is no code that begins with KPC1: in it; scan or photograph the code larger, or type its text")]
    NoCode,
    /// A file that is damaged.
    #[error("the file is damaged or not what its first bytes say: {0}")]
    Damaged(String),
    /// A code that is not the code of a statement.
    #[error("the code is not that of a statement: {0}")]
    Malformed(String),
}

/// Finds the document in `bytes`.
///
/// # Errors
/// [`Unreadable`], saying what was expected.
pub fn find_document(bytes: &[u8]) -> Result<Document, Unreadable> {
    find_opened(bytes).map(|opened| Document::Signed(Box::new(opened)))
}

/// Finds the statement in `bytes`, opened as far as they carry it.
///
/// # Errors
/// [`Unreadable`], saying what was expected.
pub fn find_opened(bytes: &[u8]) -> Result<Opened, Unreadable> {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => from_pdf(bytes),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => from_image(bytes),
        [0x87, ..] => read_document(bytes).map_err(|error| Unreadable::Malformed(error.to_string())),
        [0xd2, ..] => bare(bytes),
        _ => from_text(bytes),
    }
}

/// Finds the log proof that came with a document: a PDF's attachment, the second code of a scan or picture, the line of a text that
/// begins with `KPL1:`, or the proof's own file. One that cannot be read proves nothing and is as good as none.
#[must_use]
pub fn find_log_proof(bytes: &[u8]) -> Option<LogProof> {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => {
            attached_proof(bytes).or_else(|| first_proof(codes_of_pdf(bytes, is_proof).ok()?))
        }
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => {
            first_proof(read_codes_from_image(bytes, is_proof).ok()?)
        }
        [0x83, ..] => LogProof::parse(bytes).ok(),
        _ => LogProof::from_text(proof_and_code(str::from_utf8(bytes).ok()?).0?).ok(),
    }
}

fn attached_proof(bytes: &[u8]) -> Option<LogProof> {
    LogProof::parse(&attachment(bytes, LOG_PROOF).ok()??).ok()
}

/// The line of the log proof in a text, and what stands before it; the signs of a code may be in a proof, so only whole lines
/// are told apart.
fn proof_and_code(text: &str) -> (Option<&str>, &str) {
    let begins = |(at, _): &(usize, &str)| *at == 0 || text[..*at].ends_with('\n');
    match text.match_indices("KPL1:").find(begins) {
        Some((at, _)) => (text[at..].lines().next(), &text[..at]),
        None => (None, text),
    }
}

fn from_pdf(bytes: &[u8]) -> Result<Opened, Unreadable> {
    if let Ok(Some(document)) = attachment(bytes, ATTACHMENT) {
        return find_opened(&document);
    }
    first_statement(codes_of_pdf(bytes, is_code)?)
}

/// The codes in the images of a PDF, as they are looked for; an image that cannot be read holds none. All share the work of one search.
fn codes_of_pdf(bytes: &[u8], wanted: fn(&str) -> bool) -> Result<impl Iterator<Item = String>, Unreadable> {
    let found = images(bytes).map_err(|error| Unreadable::Damaged(error.to_string()))?;
    let mut work = Work::default();
    let codes = move |image: PdfImage| read_codes(&image.into_grey().ok()?, wanted, &mut work).ok();
    Ok(found.images.into_iter().filter_map(codes).flatten())
}

fn from_image(bytes: &[u8]) -> Result<Opened, Unreadable> {
    match read_codes_from_image(bytes, is_code) {
        Ok(texts) => first_statement(texts),
        Err(ReadError::Image(error)) => Err(Unreadable::Damaged(error.to_string())),
        Err(ReadError::NoCode | ReadError::NotWanted { .. }) => Err(Unreadable::NoCode),
    }
}

fn from_text(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let (_, text) = proof_and_code(str::from_utf8(bytes).map_err(|_| Unreadable::Unknown)?);
    if !is_code(text.trim()) {
        return Err(Unreadable::Unknown);
    }
    read_qr_text(text).map_err(|error| Unreadable::Malformed(error.to_string()))
}

/// A statement alone, without its parts: only its signature can be verified.
fn bare(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let malformed = |error: kpcs_statement::Malformed| Unreadable::Malformed(error.to_string());
    let statement = Statement::parse(bytes).map_err(malformed)?;
    let none: [Option<Part>; 4] = PartName::ALL.map(|_| None);
    Opened::new(statement, none).map_err(malformed)
}

fn is_code(text: &str) -> bool {
    text.starts_with("KPC1:")
}

fn is_proof(text: &str) -> bool {
    text.starts_with("KPL1:")
}

fn first_proof(texts: impl IntoIterator<Item = String>) -> Option<LogProof> {
    texts.into_iter().find_map(|text| LogProof::from_text(&text).ok())
}

fn first_statement(texts: impl IntoIterator<Item = String>) -> Result<Opened, Unreadable> {
    let mut reason = Unreadable::NoCode;
    for text in texts.into_iter().filter(|text| is_code(text)) {
        match read_qr_text(&text) {
            Ok(opened) => return Ok(opened),
            Err(error) => reason = Unreadable::Malformed(error.to_string()),
        }
    }
    Err(reason)
}
