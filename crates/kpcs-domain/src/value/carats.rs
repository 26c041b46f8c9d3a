//! `Carats`: mass of rough diamonds in thousandths of a metric carat (1 ct = 0.2 g; kpcs.md §3.2 no. 11).
//!
//! Invariant: 0 to 10^12 thousandths (a billion carats: several times the world's yearly trade), so that a sum of
//! a million parcels fits an `i64`. Published data have two decimals, scales show three (decisions 26).
//! Must not know: tolerances, units other than carats.

use std::fmt;

use super::{Expected, decimal};

/// A mass in thousandths of a carat, exact.
///
/// ```
/// use kpcs_domain::value::Carats;
/// assert_eq!(Carats::parse("12.34").unwrap().thousandths(), 12_340);
/// assert!(Carats::parse("12.3456").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Carats(i64);

impl Carats {
    /// No mass at all; what "nothing left" means in a mass balance.
    pub const ZERO: Self = Self(0);
    /// The largest mass a single value may hold: 10^12 thousandths.
    pub const MAX: Self = Self(1_000_000_000_000);

    /// Reads carats as an officer types them: `12.34`, `1 234.5`.
    ///
    /// # Errors
    /// `expected-carats` for anything but a non-negative decimal with at most three places, below [`Self::MAX`].
    pub fn parse(text: &str) -> Result<Self, Expected> {
        decimal::parse(text, 3).and_then(Self::from_thousandths).ok_or(Expected("expected-carats"))
    }

    /// From thousandths of a carat; `None` outside 0..=10^12.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Option<Self> {
        if thousandths >= 0 && thousandths <= Self::MAX.0 { Some(Self(thousandths)) } else { None }
    }

    /// Thousandths of a carat, 0..=10^12.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The exact sum; `None` when it leaves the range.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut total = 0_i64;
        for part in parts {
            total = total.checked_add(part.0)?;
        }
        Self::from_thousandths(total)
    }

    /// Absolute difference in thousandths of a carat.
    #[must_use]
    pub const fn distance_thousandths(self, other: Self) -> i64 {
        (self.0 - other.0).abs()
    }
}

/// Prints at least two and at most three decimals, as certificates do: `12.34`, `0.005`.
impl fmt::Display for Carats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal::print(self.0, 3, 2))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Carats;

    proptest! {
        #[test]
        fn prints_and_parses_back(thousandths in 0..=1_000_000_000_000_i64) {
            let carats = Carats::from_thousandths(thousandths).unwrap();
            prop_assert_eq!(Carats::parse(&carats.to_string()), Ok(carats));
        }
    }

    #[test]
    fn refuses_what_is_out_of_range() {
        assert!(Carats::parse("1000000000.001").is_err());
        assert!(Carats::from_thousandths(-1).is_none());
        assert!(Carats::sum([Carats::MAX, Carats::MAX]).is_none());
    }
}
