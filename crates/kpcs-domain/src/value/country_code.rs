//! `CountryCode`: two capital letters naming a country, a REIO or a place of the scheme.
//!
//! Invariant: exactly two ASCII capitals. Whether the code names a Participant on a day is a question to the
//! scheme's history, never to the code itself (kpcs.md §3.2 no. 5, §4.2).
//! Must not know: names of countries (they are locale data).

use std::fmt;

use super::Expected;

/// An ISO 3166-1 alpha-2 code, or `EU`, `XI` and the like, which the scheme uses beside them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The European Union, the only REIO (kpcs.md §2.13).
    pub const EU: Self = Self(*b"EU");

    /// Reads two letters, in any case.
    ///
    /// # Errors
    /// `expected-country` for anything but two ASCII letters.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        match text.trim().as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(Expected("expected-country")),
        }
    }

    /// The two capitals.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("two ASCII capitals by construction")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
