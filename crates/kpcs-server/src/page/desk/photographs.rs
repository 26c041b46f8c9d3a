//! Photographs of the counter: the file stays in the office, its digest goes into the record.
//!
//! Invariant: a file is named by the SHA-256 of its bytes, so that what a statement names cannot be exchanged unseen; it is
//! on disk before its digest is answered. Only PNG and JPEG, by their first bytes, of at most 5 MB.
//! A known limit: files are kept as they came. They are served to nobody; whoever shows them one day has to decode and
//! encode them anew first, since a picture from outside may carry more than a picture.
//! Source: kpcs.md §5.11; threat-model 14.

use kpcs_domain::{field::InputFault, value::Digest};
use kpcs_register::Register;
use sha2::{Digest as _, Sha256};

use crate::{no::No, shelf};

/// The largest photograph.
const LIMIT_BYTES: usize = 5 * 1024 * 1024;
/// The most photographs of one examination.
pub const LIMIT_PHOTOGRAPHS: usize = 12;

/// Takes photographs over into the office's folder; the faults are those of files that were not taken.
///
/// # Errors
/// A fault of the disk: then none of them is answered.
pub fn take(register: &Register, files: &[Vec<u8>]) -> Result<(Vec<Digest>, Vec<InputFault>), No> {
    let folder = register.store().folder().join("photographs");
    let (mut digests, mut faults) = (Vec::new(), Vec::new());
    for (index, bytes) in files.iter().enumerate() {
        if !is_photograph(bytes) || bytes.len() > LIMIT_BYTES || index >= LIMIT_PHOTOGRAPHS {
            let found = format!("{} kB", bytes.len() / 1024);
            faults.push(InputFault { field: "photographs".to_owned(), found, expected: "expected-photograph" });
            continue;
        }
        let digest = Digest(Sha256::digest(bytes).into());
        shelf::put(&folder, &digest.to_string(), bytes)
            .map_err(|error| No::fault(&format!("a photograph was not kept: {error}")))?;
        digests.push(digest);
    }
    Ok((digests, faults))
}

fn is_photograph(bytes: &[u8]) -> bool {
    matches!(bytes, [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] | [0xff, 0xd8, 0xff, ..])
}

#[cfg(test)]
mod tests {
    use super::is_photograph;

    #[test]
    fn only_what_begins_like_png_or_jpeg_is_a_photograph() {
        assert!(is_photograph(b"\x89PNG\r\n\x1a\nrest") && is_photograph(b"\xff\xd8\xff\xe0rest"));
        for other in [&b""[..], b"\x89PNG", b"%PDF-1.7", b"<svg/>", b"GIF89a"] {
            assert!(!is_photograph(other), "{other:?}");
        }
    }
}
