//! `Day` and `Quarter`: dates as the scheme states them, without a time of day.
//!
//! Invariant: a real calendar date, years 1900 to 2199 (the scheme begins in 2000). Arithmetic is that of the
//! calendar: two months after 31 December is the last day of February (kpcs.md §8.5).
//! Must not know: the present, time zones (a rule pack names its zone).

use std::fmt;

use jiff::{Span, ToSpan, civil::Date};

use super::Expected;

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day on which trade under the scheme began everywhere (kpcs.md §1.3).
    #[must_use]
    pub fn scheme_start() -> Self {
        Self(Date::constant(2003, 2, 1))
    }

    /// Reads `2026-11-23`.
    ///
    /// # Errors
    /// `expected-day` for anything but a real date in the years 1900 to 2199, written year-month-day.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let text = text.trim();
        if text.len() != 10 {
            return Err(Expected("expected-day"));
        }
        text.parse::<Date>().ok().and_then(Self::from_date).ok_or(Expected("expected-day"))
    }

    /// From a civil date; `None` outside the years 1900 to 2199.
    #[must_use]
    pub fn from_date(date: Date) -> Option<Self> {
        (1900..=2199).contains(&date.year()).then_some(Self(date))
    }

    /// The civil date, for calendar arithmetic.
    #[must_use]
    pub const fn date(self) -> Date {
        self.0
    }

    /// Days since 1970-01-01: the form in which statements carry a day.
    #[must_use]
    pub fn epoch_days(self) -> i64 {
        i64::from(Date::constant(1970, 1, 1).until(self.0).map_or(0, |span| span.get_days()))
    }

    /// From days since 1970-01-01; `None` outside the years 1900 to 2199.
    #[must_use]
    pub fn from_epoch_days(days: i64) -> Option<Self> {
        let days = i32::try_from(days).ok()?;
        Date::constant(1970, 1, 1).checked_add(days.days()).ok().and_then(Self::from_date)
    }

    /// This day plus whole days; saturates at the range's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_epoch_days(self.epoch_days().saturating_add(days)).unwrap_or(Self::end_towards(days))
    }

    /// This day plus calendar months; the last day of a shorter month stands for a missing one. Saturates likewise.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let span = Span::new().try_months(months);
        let later = span.and_then(|span| self.0.checked_add(span)).ok().and_then(Self::from_date);
        later.unwrap_or(Self::end_towards(months))
    }

    const fn end_towards(direction: i64) -> Self {
        if direction < 0 { Self(Date::constant(1900, 1, 1)) } else { Self(Date::constant(2199, 12, 31)) }
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.epoch_days() - earlier.epoch_days()
    }

    /// The year, 1900 to 2199.
    #[must_use]
    pub fn year(self) -> i64 {
        i64::from(self.0.year())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A calendar quarter, the period of trade returns (kpcs.md §8.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    quarter: i8,
}

impl Quarter {
    /// Reads `2025-Q4`.
    ///
    /// # Errors
    /// `expected-quarter` for anything else.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let (year, quarter) = text.trim().split_once("-Q").ok_or(Expected("expected-quarter"))?;
        match (year.parse::<i16>(), quarter.parse::<i8>()) {
            (Ok(year @ 1900..=2199), Ok(quarter @ 1..=4)) => Ok(Self { year, quarter }),
            _ => Err(Expected("expected-quarter")),
        }
    }

    /// The last day of the quarter.
    #[must_use]
    pub fn last_day(self) -> Day {
        Day(Date::constant(self.year, self.quarter * 3, 1).last_of_month())
    }

    /// When the return is due: the last day of the second month after the quarter (kpcs.md §8.5).
    #[must_use]
    pub fn return_due(self) -> Day {
        let due = self.last_day().plus_months(2);
        Day(due.0.last_of_month())
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Quarter};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn reads_real_dates_only() {
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
        for wrong in
            ["2023-02-29", "2023-13-01", "1899-12-31", "2200-01-01", "23/11/2026", "2026-1-1", "2026-11-23T10:00"]
        {
            assert!(Day::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn counts_days_before_and_after_1970() {
        for text in ["1969-12-31", "1970-01-01", "2000-02-29", "2026-11-23"] {
            assert_eq!(Day::from_epoch_days(day(text).epoch_days()), Some(day(text)));
        }
        assert_eq!(day("2026-05-01").days_since(day("2026-03-02")), 60);
    }

    /// kpcs.md §8.5 and test case T14 of §18.4.
    #[test]
    fn returns_are_due_two_months_after_the_quarter() {
        for (quarter, due) in [
            ("2025-Q1", "2025-05-31"),
            ("2025-Q2", "2025-08-31"),
            ("2025-Q3", "2025-11-30"),
            ("2025-Q4", "2026-02-28"),
            ("2023-Q4", "2024-02-29"),
        ] {
            assert_eq!(Quarter::parse(quarter).unwrap().return_due(), day(due), "{quarter}");
        }
    }
}
