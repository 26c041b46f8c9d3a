//! `UsdCents`: a value in US dollars, in cents (kpcs.md §3.2 no. 12).
//!
//! Invariant: 0 to 10^14 cents (a trillion dollars). Must not know: prices per carat, which are a ratio of two
//! exact figures and are computed where they are shown.

use std::fmt;

use super::{Expected, decimal};

/// An amount of US dollars in cents, exact.
///
/// ```
/// use kpcs_domain::value::UsdCents;
/// assert_eq!(UsdCents::parse("4 500.00").unwrap().cents(), 450_000);
/// assert!(UsdCents::parse("4500.005").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UsdCents(i64);

impl UsdCents {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount a single value may hold: 10^14 cents.
    pub const MAX: Self = Self(100_000_000_000_000);

    /// Reads dollars as typed: `4500`, `4 500.00`.
    ///
    /// # Errors
    /// `expected-usd` for anything but a non-negative decimal with at most two places, below [`Self::MAX`].
    pub fn parse(text: &str) -> Result<Self, Expected> {
        decimal::parse(text, 2).and_then(Self::from_cents).ok_or(Expected("expected-usd"))
    }

    /// From cents; `None` outside 0..=10^14.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Option<Self> {
        if cents >= 0 && cents <= Self::MAX.0 { Some(Self(cents)) } else { None }
    }

    /// Cents, 0..=10^14.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// The exact sum; `None` when it leaves the range.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut total = 0_i64;
        for part in parts {
            total = total.checked_add(part.0)?;
        }
        Self::from_cents(total)
    }
}

/// Prints two decimals without grouping: `4500.00`.
impl fmt::Display for UsdCents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal::print(self.0, 2, 2))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::UsdCents;

    proptest! {
        #[test]
        fn prints_and_parses_back(cents in 0..=100_000_000_000_000_i64) {
            let usd = UsdCents::from_cents(cents).unwrap();
            prop_assert_eq!(UsdCents::parse(&usd.to_string()), Ok(usd));
        }
    }
}
