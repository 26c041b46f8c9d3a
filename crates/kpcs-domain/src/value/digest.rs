//! `Digest`: a SHA-256 value as bytes; who computes it and over what is the statement crate's business.
//!
//! Invariant: 32 bytes, printed as 64 lower-case hexadecimal digits. Must not know: hashing.

use std::fmt;

use super::Expected;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// `expected-digest` for anything else.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let expected = Expected("expected-digest");
        let text = text.trim();
        if text.len() != 64 || !text.is_ascii() {
            return Err(expected);
        }
        let mut bytes = [0; 32];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|_| expected)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn prints_and_parses_back() {
        let digest = Digest(std::array::from_fn(|i| i as u8 * 7));
        assert_eq!(Digest::parse(&digest.to_string()), Ok(digest));
        assert!(Digest::parse("00").is_err());
        assert!(Digest::parse(&"é".repeat(32)).is_err());
    }
}
