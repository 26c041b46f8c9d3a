//! `HsCode`: the three subheadings of rough diamonds (kpcs.md §2.14).
//!
//! Invariant: nothing but rough diamonds can be named; polished (7102.39) or synthetic (7104) goods do not parse.
//! The order is that of the nomenclature. Must not know: editions (the three codes are stable so far).

use std::fmt;

use super::Expected;

/// One of the three Harmonized System subheadings of rough diamonds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HsCode {
    /// 7102.10, unsorted.
    Hs710210,
    /// 7102.21, industrial, unworked or simply sawn, cleaved or bruted.
    Hs710221,
    /// 7102.31, non-industrial, unworked or simply sawn, cleaved or bruted.
    Hs710231,
}

impl HsCode {
    /// All subheadings in the order of the nomenclature.
    pub const ALL: [Self; 3] = [Self::Hs710210, Self::Hs710221, Self::Hs710231];

    /// Reads `7102.31`, `710231` or `7102.31.00`.
    ///
    /// # Errors
    /// `expected-hs` for anything that is not rough diamonds.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        match digits.as_str() {
            "710210" | "71021000" => Ok(Self::Hs710210),
            "710221" | "71022100" => Ok(Self::Hs710221),
            "710231" | "71023100" => Ok(Self::Hs710231),
            _ => Err(Expected("expected-hs")),
        }
    }

    /// The printed form: `7102.31`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hs710210 => "7102.10",
            Self::Hs710221 => "7102.21",
            Self::Hs710231 => "7102.31",
        }
    }

    /// The last two digits, as statements carry them: 10, 21 or 31.
    #[must_use]
    pub const fn subheading(self) -> i64 {
        match self {
            Self::Hs710210 => 10,
            Self::Hs710221 => 21,
            Self::Hs710231 => 31,
        }
    }

    /// From the last two digits; `None` for any other number.
    #[must_use]
    pub fn from_subheading(digits: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|hs| hs.subheading() == digits)
    }
}

impl fmt::Display for HsCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::HsCode;

    #[test]
    fn knows_rough_diamonds_and_nothing_else() {
        for hs in HsCode::ALL {
            assert_eq!(HsCode::parse(hs.as_str()), Ok(hs));
            assert_eq!(HsCode::from_subheading(hs.subheading()), Some(hs));
        }
        for other in ["7102.39", "7102.29", "7104.20", "7102", ""] {
            assert!(HsCode::parse(other).is_err(), "{other}");
        }
    }
}
