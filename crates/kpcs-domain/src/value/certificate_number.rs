//! `CertificateNumber`: issuing Participant and serial, unique and never reused (kpcs.md §3.2 no. 5, §3.8).
//!
//! Invariant: two capitals and 1 to 12 digits; zeros kept as printed; two spellings of one serial (`SL004211`,
//! `SL4211`) are the same number in every register (decisions 26: unique on issuer and numeric value).
//! Must not know: blocks (rule packs), origin (never derive origin from the prefix).

use std::fmt;

use super::{CountryCode, Expected};

/// A certificate's number: `SL004211`.
///
/// ```
/// use kpcs_domain::value::CertificateNumber;
/// let number = CertificateNumber::parse("GH 004211").unwrap();
/// assert_eq!(number.to_string(), "GH004211");
/// assert_eq!(number.serial(), 4211);
/// assert!(CertificateNumber::parse("004211").is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateNumber {
    issuer: CountryCode,
    digits: String,
}

impl CertificateNumber {
    /// Reads a number with its prefix; spaces, points and hyphens between the groups are dropped.
    ///
    /// # Errors
    /// `expected-number` for anything but two letters and 1 to 12 digits.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let expected = Expected("expected-number");
        let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '\u{a0}')).collect();
        let (letters, digits) = plain.split_at_checked(2).ok_or(expected)?;
        let issuer = CountryCode::parse(letters).map_err(|_| expected)?;
        Self::new(issuer, digits).ok_or(expected)
    }

    /// Reads a number printed by `issuer`, which may leave its prefix out (kpcs.md §3.8: Sierra Leone).
    ///
    /// # Errors
    /// `expected-number` when neither `text` nor the prefix followed by `text` is a number.
    pub fn parse_printed(issuer: CountryCode, text: &str) -> Result<Self, Expected> {
        Self::parse(text).or_else(|_| Self::parse(&format!("{issuer}{text}")))
    }

    /// From parts; `None` unless `digits` are 1 to 12 ASCII digits.
    #[must_use]
    pub fn new(issuer: CountryCode, digits: &str) -> Option<Self> {
        let valid = (1..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        valid.then(|| Self { issuer, digits: digits.to_owned() })
    }

    /// From a serial, zero-filled to `width` digits (1 to 12).
    #[must_use]
    pub fn from_serial(issuer: CountryCode, serial: i64, width: usize) -> Option<Self> {
        Self::new(issuer, &format!("{serial:0width$}"))
    }

    /// The Participant whose certificate it is; says nothing of origin.
    #[must_use]
    pub const fn issuer(&self) -> CountryCode {
        self.issuer
    }

    /// The serial as printed, zeros kept.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The serial's numeric value, 0 to 999,999,999,999.
    #[must_use]
    pub fn serial(&self) -> i64 {
        self.digits.parse().expect("at most twelve digits by construction")
    }

    /// Whether both name the same certificate, however many zeros were printed.
    #[must_use]
    pub fn names_same_as(&self, other: &Self) -> bool {
        self.issuer == other.issuer && self.serial() == other.serial()
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.issuer, self.digits)
    }
}

impl fmt::Debug for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{CertificateNumber, CountryCode};

    #[test]
    fn reads_what_is_printed() {
        for (text, canonical) in
            [("EU 12345678", "EU12345678"), ("us-00123", "US00123"), ("MX0012345", "MX0012345"), ("SL 4306", "SL4306")]
        {
            assert_eq!(CertificateNumber::parse(text).unwrap().to_string(), canonical);
        }
        for wrong in ["", "SL", "S12345", "SL12A4", "SL1234567890123", "004911", "SL 12/34"] {
            assert!(CertificateNumber::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn adds_the_prefix_that_the_issuer_leaves_out() {
        let sierra_leone = CountryCode::parse("SL").unwrap();
        let printed = CertificateNumber::parse_printed(sierra_leone, "004911").unwrap();
        assert_eq!(printed.to_string(), "SL004911");
        assert!(printed.names_same_as(&CertificateNumber::parse("SL4911").unwrap()));
    }
}
