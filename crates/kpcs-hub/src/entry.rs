//! What a log of this crate holds: entries of 32 bytes, whatever they stand for.
//!
//! Invariant: an entry has one way to be written as text, 64 small hexadecimal digits.

/// One entry: 32 bytes, such as a hash of what somebody signed.
pub type Entry = [u8; 32];

/// 64 small hexadecimal digits.
#[must_use]
pub fn entry_hex(entry: &Entry) -> String {
    entry.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads what [`entry_hex`] wrote; `None` for anything else.
#[must_use]
pub fn entry_of_hex(text: &str) -> Option<Entry> {
    let digit = |byte: u8| if byte.is_ascii_uppercase() { None } else { char::from(byte).to_digit(16) };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes: Option<Vec<u8>> =
        pairs.iter().map(|[high, low]| u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()).collect();
    bytes?.try_into().ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_one_text() {
        let entry: Entry = std::array::from_fn(|at| at as u8 * 8);
        let text = entry_hex(&entry);
        assert_eq!(entry_of_hex(&text), Some(entry));
        for wrong in [&text[1..], &text[2..], &text.to_uppercase(), &format!("{text}00"), &text.replacen('0', "+", 1)] {
            assert_eq!(entry_of_hex(wrong), None, "{wrong}");
        }
    }
}
