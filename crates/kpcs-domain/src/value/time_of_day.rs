//! `TimeOfDay`: a time on an office's clock, such as `08:30`.
//!
//! Invariant: 00:00 to 24:00 in whole minutes; 24:00 is the end of the day, so that an office open all day can say so.
//! Must not know: days, zones.

use std::fmt;

use super::Expected;

/// Minutes since midnight, 0 to 1440.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(i64);

impl TimeOfDay {
    /// Reads `08:30`; a single digit for the hour will do.
    ///
    /// # Errors
    /// `expected-time-of-day` for anything else, or beyond 24:00.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let read = |text: &str| {
            let (hours, minutes) = text.split_once(':')?;
            let digits = |part: &str, least| {
                let plain = (least..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
                plain.then(|| part.parse::<i64>().ok()).flatten()
            };
            let (hours, minutes) = (digits(hours, 1)?, digits(minutes, 2).filter(|minutes| *minutes < 60)?);
            Self::from_minutes(hours * 60 + minutes)
        };
        read(text.trim()).ok_or(Expected("expected-time-of-day"))
    }

    /// From minutes since midnight; `None` outside 0 to 1440.
    #[must_use]
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        (0..=1440).contains(&minutes).then_some(Self(minutes))
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> i64 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::TimeOfDay;

    #[test]
    fn reads_a_clock_and_nothing_else() {
        for (text, written) in [("08:30", "08:30"), ("8:30", "08:30"), ("00:00", "00:00"), ("24:00", "24:00")] {
            assert_eq!(TimeOfDay::parse(text).unwrap().to_string(), written);
        }
        for wrong in ["", "8", "8:3", "24:01", "12:60", "-1:00", "008:00", "08:30:00", "8h30"] {
            assert!(TimeOfDay::parse(wrong).is_err(), "{wrong}");
        }
    }
}
