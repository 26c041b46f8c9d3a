//! The entries of a zip file, inflated within a limit: a small file cannot fill the memory.
//!
//! Invariant: at most 64 MB of one entry are inflated and names are compared, never used as paths.
//! Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// The most bytes of one entry when inflated.
const LIMIT_INFLATED: u64 = 64 * 1024 * 1024;
/// The most entries looked through.
const LIMIT_ENTRIES: usize = 1_000;

/// The entry of that name; `None` when it is not there, is broken, encrypted, or larger than the limit.
pub fn entry(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let (count, mut at) = (two(bytes, end + 10)?, four(bytes, end + 16)?);
    for _ in 0..count.min(LIMIT_ENTRIES) {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (names, extra, comment) = (two(bytes, at + 28)?, two(bytes, at + 30)?, two(bytes, at + 32)?);
        if bytes.get(at + 46..at + 46 + names)? == name.as_bytes() {
            return inflate(bytes, at);
        }
        at += 46 + names + extra + comment;
    }
    None
}

/// The content of the entry whose directory record stands at `at`.
fn inflate(bytes: &[u8], at: usize) -> Option<Vec<u8>> {
    let (flags, method, packed) = (two(bytes, at + 8)?, two(bytes, at + 10)?, four(bytes, at + 20)?);
    let local = four(bytes, at + 42)?;
    let start = local + 30 + two(bytes, local + 26)? + two(bytes, local + 28)?;
    let data = bytes.get(start..start.checked_add(packed)?)?;
    if flags & 1 != 0 {
        return None;
    }
    match method {
        0 => Some(data.to_vec()),
        8 => {
            let mut content = Vec::new();
            DeflateDecoder::new(data).take(LIMIT_INFLATED + 1).read_to_end(&mut content).ok()?;
            (content.len() as u64 <= LIMIT_INFLATED).then_some(content)
        }
        _ => None,
    }
}

fn two(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

fn four(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}
