//! A statement with its header part: what the log's node and every Participant may see of it.
//!
//! Invariant: one encoding; the header is the one that was signed. Its blind is the part's own: the seed would open the core part, too.
//! Must not know: who signed, who may read. Source: docs/formats/statement.md, "With its header"; threat-model 12.1 (T2), M14.

use minicbor::{Decoder, Encoder};

use crate::{Blind, Malformed, Opened, Part, PartName, Statement};

/// The longest that is read, in bytes: the longest part, a statement and their heads.
pub const LIMIT_HEADED: usize = 66_560;

/// `[statement, blind, header part]`, each as bytes; `None` where the header part is not known.
#[must_use]
pub fn write_headed(opened: &Opened) -> Option<Vec<u8>> {
    let header = opened.part(PartName::Header)?;
    let blind = header.blind.of(PartName::Header);
    Some(encode([&opened.statement().to_bytes(), &blind, &header.bytes]))
}

/// Reads what [`write_headed`] wrote: the statement, opened by its header part alone.
///
/// # Errors
/// [`Malformed`] for anything but the one encoding of a statement with the header part that was signed.
pub fn read_headed(bytes: &[u8]) -> Result<Opened, Malformed> {
    if bytes.len() > LIMIT_HEADED {
        return Err(Malformed::TooLong(LIMIT_HEADED));
    }
    let malformed = Malformed::Structure("a statement, a blind and a header part");
    let [statement, blind, header] = decode(bytes).ok_or(malformed.clone())?;
    if encode([statement, blind, header]) != bytes {
        return Err(Malformed::NotDeterministic);
    }
    let blind = Blind::Own(blind.try_into().map_err(|_| malformed)?);
    let header = Part { blind, bytes: header.to_vec() };
    Opened::new(Statement::parse(statement)?, [Some(header), None, None, None])
}

fn encode(fields: [&[u8]; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    encoder.array(3).expect("writing to memory cannot fail");
    for field in fields {
        encoder.bytes(field).expect("writing to memory cannot fail");
    }
    bytes
}

fn decode(bytes: &[u8]) -> Option<[&[u8]; 3]> {
    let mut decoder = Decoder::new(bytes);
    if decoder.array().ok()? != Some(3) {
        return None;
    }
    let mut next = || decoder.bytes().ok();
    Some([next()?, next()?, next()?])
}
