//! Request ids as forms carry them: 32 hexadecimal digits in a hidden field.

use kpcs_statement::RequestId;

/// The hidden field's name.
pub const FIELD: &str = "request";

/// The id as a form carries it.
#[must_use]
pub fn hex(id: RequestId) -> String {
    id.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The id that a form brought back; `None` for anything but 32 hexadecimal digits.
#[must_use]
pub fn parse(text: &str) -> Option<RequestId> {
    // A sign would do for a number of two digits, not for a byte.
    if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let bytes: Option<Vec<u8>> = (0..16).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()).collect();
    bytes?.try_into().ok().map(RequestId)
}

#[cfg(test)]
mod tests {
    use kpcs_statement::RequestId;

    use super::{hex, parse};

    #[test]
    fn what_was_shown_comes_back_and_nothing_else() {
        let id = RequestId([0xa5; 16]);
        assert_eq!(parse(&hex(id)), Some(id));
        for wrong in ["", "a5", &"g".repeat(32), &"+1".repeat(16), &"é".repeat(16)] {
            assert_eq!(parse(wrong).map(hex), None, "{wrong}");
        }
    }
}
