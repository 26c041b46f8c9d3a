//! `Timestamp`: an instant in whole seconds since 1970 UTC, as statements carry it (decisions 1, `iat`).
//!
//! Invariant: years 1970 to 2199. Must not know: the present (a clock hands it in), local time.

use std::fmt;

use super::{Day, Expected};

/// An instant in whole seconds, UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    const MAX: i64 = 7_258_118_399;

    /// From seconds since 1970 UTC; `None` outside the years 1970 to 2199.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Option<Self> {
        if seconds >= 0 && seconds <= Self::MAX { Some(Self(seconds)) } else { None }
    }

    /// Reads `2026-11-23T10:21:37Z`.
    ///
    /// # Errors
    /// `expected-instant` for anything that is not an RFC 3339 instant of those years.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let instant: jiff::Timestamp = text.trim().parse().map_err(|_| Expected("expected-instant"))?;
        Self::from_seconds(instant.as_second()).ok_or(Expected("expected-instant"))
    }

    /// Midnight UTC at the start of `day`; days before 1970 give 1970.
    #[must_use]
    pub fn at_start_of(day: Day) -> Self {
        Self::from_seconds(day.epoch_days() * 86_400).unwrap_or(Self(0))
    }

    /// Seconds since 1970 UTC.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The day in UTC.
    #[must_use]
    pub fn day(self) -> Day {
        Day::from_epoch_days(self.0.div_euclid(86_400)).expect("timestamps lie inside the range of days")
    }

    /// This instant plus whole seconds; saturates at the range's end.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_seconds(self.0.saturating_add(seconds)).unwrap_or(self)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(instant) => instant.fmt(f),
            Err(_) => write!(f, "{} s", self.0),
        }
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn prints_and_parses_back() {
        let at = Timestamp::parse("2038-01-19T03:14:08Z").unwrap();
        assert_eq!(at.seconds(), 2_147_483_648);
        assert_eq!(Timestamp::parse(&at.to_string()), Ok(at));
        assert_eq!(at.day().to_string(), "2038-01-19");
        assert!(Timestamp::parse("1969-12-31T23:59:59Z").is_err());
    }
}
