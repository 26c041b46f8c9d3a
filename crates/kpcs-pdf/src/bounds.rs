//! What a PDF may hold before its objects are parsed, counted in the bytes as they lie there.
//!
//! The parser keeps some hundred bytes for each number, name or text, wherever the file says that objects stand: a file of
//! 23 MB of numbers took 3 GB, and one of 330 kB with numbers in deflated streams more than a machine has. What is counted
//! here cannot be hidden from: every object begins with, or stands behind, one of the bytes counted, inside streams or out;
//! deflated pictures have one such byte in twelve. Source: reliability R-40; ISO 32000-2, 7.2.3, 7.3.5 and 7.5.7.

use crate::PdfError;

/// The most bytes at which an object can begin: a file of 8 MB of deflated pictures has some 700,000.
const BEGINNINGS_MAX: usize = 750_000;

/// The most streams with objects in them; each is inflated up to a limit of its own.
const OBJECT_STREAMS_MAX: usize = 12;

/// Refuses a file that could make more objects than are worth keeping.
///
/// # Errors
/// [`PdfError::TooManyObjects`].
pub fn check(pdf: &[u8]) -> Result<(), PdfError> {
    let beginnings = pdf.iter().filter(|byte| may_begin(**byte)).count();
    let streams = (0..pdf.len()).filter(|at| pdf[*at] == b'/' && is_object_stream(&pdf[at + 1..])).count();
    if beginnings > BEGINNINGS_MAX || streams > OBJECT_STREAMS_MAX {
        return Err(PdfError::TooManyObjects);
    }
    Ok(())
}

/// White space, a delimiter, a sign or point of a number, the first letter of `true`, `false` and `null`.
const fn may_begin(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}')
        || matches!(byte, b'/' | b'%' | b'+' | b'-' | b'.' | b't' | b'f' | b'n')
}

/// Whether a name reads `ObjStm`, each letter plain or as `#` and two digits.
fn is_object_stream(mut name: &[u8]) -> bool {
    for letter in b"ObjStm" {
        let (read, rest) = match name {
            [b'#', high, low, rest @ ..] => match (hexadecimal(*high), hexadecimal(*low)) {
                (Some(high), Some(low)) => (high << 4 | low, rest),
                _ => return false,
            },
            [plain, rest @ ..] => (*plain, rest),
            [] => return false,
        };
        if read != *letter {
            return false;
        }
        name = rest;
    }
    true
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS_MAX, check, is_object_stream};

    #[test]
    fn numbers_without_end_are_refused_and_pictures_are_not() {
        for object in ["1 ", "()", "/A", "<>", "true", "+1", "null"] {
            assert!(check(object.repeat(BEGINNINGS_MAX + 1).as_bytes()).is_err(), "{object}");
        }
        // As even as deflated bytes are.
        let picture: Vec<u8> = (0..8_u32 << 20).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert!(check(&picture).is_ok());
    }

    #[test]
    fn streams_of_objects_are_counted_however_they_are_spelled() {
        for (name, is) in
            [("ObjStm", true), ("#4fbj#53tm>>", true), ("ObjSt", false), ("Obj#5", false), ("XRef", false)]
        {
            assert_eq!(is_object_stream(name.as_bytes()), is, "{name}");
        }
        assert!(check("/Type/ObjStm ".repeat(12).as_bytes()).is_ok());
        assert!(check("/Type/ObjStm ".repeat(13).as_bytes()).is_err());
    }
}
