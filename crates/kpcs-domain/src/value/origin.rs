//! `Origin`: where the stones of a parcel or shipment were mined (kpcs.md §2.2, §9.9).
//!
//! Invariant: a named set is sorted, without repeats, and not empty; `***` stands for mixed goods whose origins
//! are not disclosed. Origin is never provenance (§2.3).
//! Must not know: which countries are Participants, or limits of what fits on paper.

use std::{collections::BTreeSet, fmt};

use super::{CountryCode, Expected};

/// The origin field of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Every country in which the stones were mined.
    Named(BTreeSet<CountryCode>),
    /// Two or more origins, not disclosed: printed `***`.
    MixedUndisclosed,
}

impl Origin {
    /// Reads `SL`, `SL, LR` or `***`.
    ///
    /// # Errors
    /// `expected-origin` for anything else.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        if text.trim() == "***" {
            return Ok(Self::MixedUndisclosed);
        }
        let codes = text.split([',', ';', ' ']).filter(|code| !code.is_empty());
        let set: Result<BTreeSet<_>, _> = codes.map(CountryCode::parse).collect();
        set.ok().and_then(Self::named).ok_or(Expected("expected-origin"))
    }

    /// From a set of countries; `None` when it is empty.
    #[must_use]
    pub fn named(countries: BTreeSet<CountryCode>) -> Option<Self> {
        (!countries.is_empty()).then_some(Self::Named(countries))
    }

    /// The origin of goods of both origins put on one certificate.
    ///
    /// Undisclosed stays undisclosed: naming some of the countries would claim that they are all.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Named(a), Self::Named(b)) => Self::Named(a.union(b).copied().collect()),
            _ => Self::MixedUndisclosed,
        }
    }

    /// The countries named; none when undisclosed.
    pub fn countries(&self) -> impl Iterator<Item = CountryCode> + '_ {
        match self {
            Self::Named(set) => Some(set.iter().copied()),
            Self::MixedUndisclosed => None,
        }
        .into_iter()
        .flatten()
    }
}

/// Prints `SL`, `LR, SL` or `***`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MixedUndisclosed => f.write_str("***"),
            Self::Named(set) => {
                let codes: Vec<_> = set.iter().map(CountryCode::as_str).collect();
                f.write_str(&codes.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn reads_one_many_or_undisclosed() {
        for (text, printed) in [("sl", "SL"), ("SL, LR", "LR, SL"), ("SL SL", "SL"), ("***", "***")] {
            let origin = Origin::parse(text).unwrap();
            assert_eq!(origin.to_string(), printed);
            assert_eq!(Origin::parse(printed), Ok(origin));
        }
        assert!(Origin::parse("").is_err());
        assert!(Origin::parse("Sierra Leone").is_err());
    }

    #[test]
    fn undisclosed_goods_make_the_whole_undisclosed() {
        let (named, hidden) = (Origin::parse("SL").unwrap(), Origin::MixedUndisclosed);
        assert_eq!(named.union(&hidden), Origin::MixedUndisclosed);
        assert_eq!(named.union(&Origin::parse("LR").unwrap()), Origin::parse("LR SL").unwrap());
    }
}
