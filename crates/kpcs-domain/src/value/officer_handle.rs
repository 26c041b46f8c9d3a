//! `OfficerHandle`: how an officer appears in statements (decisions 12).
//!
//! Invariant: 8 characters of lower-case base32 (RFC 4648 alphabet), random, one per officer and authority, never
//! reused. The name behind it stays in the office's own table.
//! Must not know: names, roles.

use std::fmt;

use super::Expected;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// An officer's pseudonym in statements: `k7q2m4xa`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficerHandle([u8; 8]);

impl OfficerHandle {
    /// Reads eight base32 characters.
    ///
    /// # Errors
    /// `expected-handle` for anything else.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let bytes: [u8; 8] = text.as_bytes().try_into().map_err(|_| Expected("expected-handle"))?;
        if bytes.iter().all(|b| ALPHABET.contains(b)) { Ok(Self(bytes)) } else { Err(Expected("expected-handle")) }
    }

    /// A handle from 40 random bits (five bytes).
    #[must_use]
    pub fn from_random(random: [u8; 5]) -> Self {
        let bits = random.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        Self(std::array::from_fn(|i| ALPHABET[(bits >> (35 - 5 * i)) as usize & 31]))
    }

    /// The eight characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("base32 characters by construction")
    }
}

impl fmt::Display for OfficerHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for OfficerHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::OfficerHandle;

    #[test]
    fn is_made_of_random_bits_and_reads_back() {
        let handle = OfficerHandle::from_random([0x01, 0x23, 0x45, 0x67, 0x89]);
        assert_eq!(OfficerHandle::parse(handle.as_str()), Ok(handle));
        assert_ne!(handle, OfficerHandle::from_random([0x01, 0x23, 0x45, 0x67, 0x8a]));
        assert!(OfficerHandle::parse("ABCDEFGH").is_err());
        assert!(OfficerHandle::parse("short").is_err());
    }
}
