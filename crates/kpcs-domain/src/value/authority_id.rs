//! `AuthorityId`: the short name of an authority that signs, in journals, files and addresses.
//!
//! Invariant: `scheme`, or a Participant's two letters, optionally followed by a hyphen and 1 to 8 capitals or
//! digits (`SL`, `EU-ANT`). `scheme` signs acts of the scheme itself: `KP` is North Korea (decisions 23).
//! Must not know: places, people, keys.

use std::fmt;

use super::{CountryCode, Expected};

/// An authority's short name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorityId(String);

impl AuthorityId {
    /// The authority that signs acts of the scheme itself.
    #[must_use]
    pub fn scheme() -> Self {
        Self("scheme".to_owned())
    }

    /// Reads `scheme`, `SL` or `EU-ANT`.
    ///
    /// # Errors
    /// `expected-authority` for anything else.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let text = text.trim();
        let (country, place) = text.split_once('-').unwrap_or((text, "A"));
        let capitals = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let well_formed = country.len() == 2
            && country.bytes().all(|b| b.is_ascii_uppercase())
            && (1..=8).contains(&place.len())
            && capitals(place);
        if text == "scheme" || well_formed { Ok(Self(text.to_owned())) } else { Err(Expected("expected-authority")) }
    }

    /// The Participant whose authority this is; `None` for the scheme itself.
    #[must_use]
    pub fn participant(&self) -> Option<CountryCode> {
        self.0.get(..2).filter(|_| self.0 != "scheme").and_then(|code| CountryCode::parse(code).ok())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AuthorityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for AuthorityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::AuthorityId;

    #[test]
    fn reads_short_names() {
        for good in ["scheme", "SL", "EU-ANT", "IN-MUM"] {
            assert_eq!(AuthorityId::parse(good).unwrap().as_str(), good);
        }
        for wrong in ["", "sl", "EU-", "EU-antwerp", "EUR", "Scheme", "EU-TOOLONGNAME"] {
            assert!(AuthorityId::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(AuthorityId::scheme().participant(), None);
    }
}
