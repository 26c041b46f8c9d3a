//! `Reference`: an office's own short identifier of a file, such as an application: `SL-A17`.
//!
//! Invariant: 1 to 40 ASCII letters, digits, hyphens, slashes or dots; safe in an address and on a label.
//! Must not know: what it refers to.

use std::fmt;

use super::Expected;

/// A short identifier given by an office.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(String);

impl Reference {
    /// Reads a reference.
    ///
    /// # Errors
    /// `expected-reference` for an empty or long text, or any other character.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let text = text.trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.');
        if (1..=40).contains(&text.len()) && text.chars().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Expected("expected-reference"))
        }
    }

    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
