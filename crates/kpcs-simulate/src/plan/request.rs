//! What a simulated trade is asked to be: whose figures, which days, how large, which seed.
//!
//! Invariant: the scale is exact, in millionths. Must not know: the trade itself.

use kpcs_domain::value::{Day, Timestamp};

/// A share of the world's trade, in millionths: `0.004` is 4,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale(u64);

impl Scale {
    /// The whole world.
    pub const WORLD: Self = Self(1_000_000);

    /// Reads `1.0`, `0.004` or `1`.
    ///
    /// # Errors
    /// [`PlanFault::Scale`] for anything but a decimal above 0 and at most 1 with up to six places.
    pub fn parse(text: &str) -> Result<Self, PlanFault> {
        let fault = || PlanFault::Scale(text.to_owned());
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 1 || part.len() > 6 || !digits(whole) || !digits(part) {
            return Err(fault());
        }
        let millionths = format!("{whole}{part:0<6}").parse().map_err(|_| fault())?;
        if (1..=1_000_000).contains(&millionths) { Ok(Self(millionths)) } else { Err(fault()) }
    }

    /// Millionths of the world.
    #[must_use]
    pub const fn millionths(self) -> u64 {
        self.0
    }

    /// This share of an exact figure, rounded down.
    pub(crate) fn of(self, figure: u64) -> u64 {
        u64::try_from(u128::from(figure) * u128::from(self.0) / 1_000_000).unwrap_or(figure)
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanRequest {
    /// The year whose published figures are followed, 2006 to 2023.
    pub year: i64,
    /// The seed; the same seed gives the same plan to the byte.
    pub seed: u64,
    /// How much of the world's trade.
    pub scale: Scale,
    /// The first day simulated; a demonstration lets the year's trade happen in days of its own.
    pub first_day: Day,
    /// How many days, 60 to 365.
    pub days: u64,
}

impl PlanRequest {
    /// The calendar year itself, from 1 January on; a leap year's last day stays without trade.
    ///
    /// # Errors
    /// [`PlanFault::Year`] outside 2006 to 2023.
    pub fn of_year(year: i64, seed: u64, scale: Scale) -> Result<Self, PlanFault> {
        let first_day = Day::parse(&format!("{year:04}-01-01")).map_err(|_| PlanFault::Year(year))?;
        Self { year, seed, scale, first_day, days: 365 }.checked()
    }

    /// The same figures, shipped in the `days` that end with `last_day`.
    ///
    /// # Errors
    /// [`PlanFault::Days`] outside 60 to 365.
    pub fn ending_on(self, last_day: Day, days: u64) -> Result<Self, PlanFault> {
        Self { first_day: last_day.plus_days(1 - days.cast_signed()), days, ..self }.checked()
    }

    fn checked(self) -> Result<Self, PlanFault> {
        if !(2006..=2023).contains(&self.year) {
            return Err(PlanFault::Year(self.year));
        }
        if !(60..=365).contains(&self.days) {
            return Err(PlanFault::Days(self.days));
        }
        Ok(self)
    }

    /// The last day simulated.
    #[must_use]
    pub fn last_day(&self) -> Day {
        self.first_day.plus_days(self.days.cast_signed() - 1)
    }

    /// The instant after the last one simulated.
    #[must_use]
    pub fn end(&self) -> Timestamp {
        Timestamp::at_start_of(self.last_day().plus_days(1))
    }
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// No published figures to follow.
    #[error("no figures for {0}: give a year from 2006 to 2023")]
    Year(i64),
    /// The scale is no share.
    #[error("{0:?} is no scale: give a decimal above 0 and at most 1, like 0.004")]
    Scale(String),
    /// Too short or too long a time.
    #[error("{0} days: give 60 to 365")]
    Days(u64),
    /// Nothing would be traded.
    #[error("at this scale the year has no certificate at all")]
    Empty,
}

#[cfg(test)]
mod tests {
    use super::{PlanRequest, Scale};

    #[test]
    fn a_scale_is_exact() {
        for (text, millionths) in [("1.0", 1_000_000), ("0.004", 4_000), ("1", 1_000_000), ("0.000001", 1)] {
            assert_eq!(Scale::parse(text).unwrap().millionths(), millionths, "{text}");
        }
        for wrong in ["", "0", "1.1", "0.0000001", "-1", "a", ".5", "2"] {
            assert!(Scale::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_days_are_those_asked_for() {
        let year = PlanRequest::of_year(2019, 1, Scale::WORLD).unwrap();
        assert_eq!(
            (year.first_day.to_string(), year.last_day().to_string()),
            ("2019-01-01".into(), "2019-12-31".into())
        );
        let demo = year.ending_on(year.last_day(), 120).unwrap();
        assert_eq!((demo.first_day.to_string(), demo.days), ("2019-09-03".into(), 120));
        assert!(PlanRequest::of_year(2005, 1, Scale::WORLD).is_err());
        assert!(year.ending_on(year.last_day(), 366).is_err());
    }
}
