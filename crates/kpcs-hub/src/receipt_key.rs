//! The key of receipts as people hand it on: `ISSUER+ID+KEY`, the id in small hexadecimal, the key's 32 bytes in base64.
//!
//! Invariant: a key has one text. Must not know: what receipts are about.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kpcs_log::ReceiptKey;

/// The text of a key.
#[must_use]
pub fn receipt_key_text(key: &ReceiptKey) -> String {
    let id: String = key.id().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}+{id}+{}", key.issuer(), STANDARD.encode(key.as_bytes()))
}

/// Reads what [`receipt_key_text`] wrote; `None` for anything else.
#[must_use]
pub fn receipt_key_of_text(text: &str) -> Option<ReceiptKey> {
    let mut parts = text.splitn(3, '+');
    let (issuer, id, key) = (parts.next()?, parts.next()?, parts.next()?);
    let pairs = id.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    let id: Vec<u8> = pairs.collect::<Option<_>>()?;
    let key: [u8; 32] = STANDARD.decode(key).ok()?.try_into().ok()?;
    let read = ReceiptKey::new(issuer, &id, &key).ok()?;
    (receipt_key_text(&read) == text).then_some(read)
}

#[cfg(test)]
mod tests {
    use kpcs_log::ReceiptSigner;

    use super::*;

    #[test]
    fn a_key_has_one_text() {
        let key = ReceiptSigner::new("log.example/kp", b"kpcs-log-1", &[3; 32]).public().clone();
        let text = receipt_key_text(&key);
        assert_eq!(receipt_key_of_text(&text), Some(key));
        for wrong in [&text[1..].replace('+', "-"), &text.replace("6b", "6B"), &format!("{text}="), "a+b"] {
            assert_eq!(receipt_key_of_text(wrong), None, "{wrong}");
        }
    }
}
