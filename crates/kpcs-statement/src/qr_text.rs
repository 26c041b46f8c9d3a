//! The code on paper: `KPC1:` and base45 of a document, deflated where that is smaller (decisions 2).
//!
//! Invariant: one document has one text; inflated it has at most 4,096 bytes; nothing stands after it.
//! Must not know: what a document holds.
//! Source: docs/formats/qr-text.md; RFC 9285 (base45), RFC 1950 (zlib).

use std::io::{Read as _, Write as _};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};

use crate::{
    Malformed, Opened,
    document::{LIMIT_BYTES, read_document, write_document},
};

/// What every code begins with.
const PREFIX: &str = "KPC1:";

/// The text of a statement's code; `None` unless header and core are known.
#[must_use]
pub fn write_qr_text(opened: &Opened) -> Option<String> {
    let plain = write_document(opened)?;
    let packed = deflate(&plain);
    let smaller = if packed.len() < plain.len() { packed } else { plain };
    Some(format!("{PREFIX}{}", base45::encode(&smaller)))
}

/// Reads the text of a code; white space around it is dropped.
///
/// # Errors
/// [`Malformed`] for anything but the one text of a document.
pub fn read_qr_text(text: &str) -> Result<Opened, Malformed> {
    let code = text.trim().strip_prefix(PREFIX).ok_or(Malformed::Structure("a text that begins with KPC1:"))?;
    if code.len() > 2 * LIMIT_BYTES {
        return Err(Malformed::TooLong(LIMIT_BYTES));
    }
    let bytes = base45::decode(code).map_err(|_| Malformed::Structure("base45"))?;
    if base45::encode(&bytes) != code {
        return Err(Malformed::NotDeterministic);
    }
    if bytes.first() != Some(&0x78) {
        return read_document(&bytes);
    }
    let plain = inflate(&bytes)?;
    if deflate(&plain) == bytes { read_document(&plain) } else { Err(Malformed::NotDeterministic) }
}

fn deflate(plain: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).and_then(|()| encoder.finish()).expect("writing to memory cannot fail")
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut plain = Vec::new();
    let mut decoder = ZlibDecoder::new(packed).take(LIMIT_BYTES as u64 + 1);
    decoder.read_to_end(&mut plain).map_err(|_| Malformed::Structure("zlib"))?;
    if plain.len() > LIMIT_BYTES {
        return Err(Malformed::TooLong(LIMIT_BYTES));
    }
    if decoder.into_inner().total_in() != packed.len() as u64 {
        return Err(Malformed::NotDeterministic);
    }
    Ok(plain)
}
