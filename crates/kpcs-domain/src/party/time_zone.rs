//! `TimeZone`: where the 24:00 of a rule pack is (kpcs.md §9.2).
//!
//! Invariant: a fixed offset from UTC, -12:00 to +14:00 in whole minutes; zero is printed `UTC`.
//! Must not know: summer time, places. A law that changes its clocks twice a year needs a named zone, which no pack
//! has so far; until then its last day ends an hour early or late in the town, and the same for everybody.

use std::fmt;

use crate::{
    field::{FieldType, Input, InputFault, Kind, Path, Value, read_answer},
    value::{Day, Expected, Timestamp},
};

/// A fixed offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeZone {
    offset_minutes: i64,
}

impl TimeZone {
    /// Greenwich.
    pub const UTC: Self = Self { offset_minutes: 0 };

    /// Reads `UTC`, `+05:30` or `-03:00`.
    ///
    /// # Errors
    /// `expected-time-zone` for anything else, or beyond -12:00 and +14:00.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        match text.trim() {
            "UTC" => Ok(Self::UTC),
            other => Self::parse_offset(other).ok_or(Expected("expected-time-zone")),
        }
    }

    fn parse_offset(text: &str) -> Option<Self> {
        let (sign, digits) = match text.split_at_checked(1)? {
            ("+", digits) => (1, digits),
            ("-", digits) => (-1, digits),
            _ => return None,
        };
        let (hours, minutes) = digits.split_once(':')?;
        let two = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok());
        let (hours, minutes): (i64, i64) = (two(hours)??, two(minutes)??);
        let offset_minutes = sign * (hours * 60 + minutes);
        (minutes < 60 && (-720..=840).contains(&offset_minutes)).then_some(Self { offset_minutes })
    }

    /// The calendar day that an instant falls on in this zone.
    #[must_use]
    pub fn day_of(self, instant: Timestamp) -> Day {
        let local_seconds = instant.seconds() + self.offset_minutes * 60;
        Day::from_epoch_days(local_seconds.div_euclid(86_400)).unwrap_or_else(|| instant.day())
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::UTC {
            return f.write_str("UTC");
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl FieldType for TimeZone {
    const KIND: Kind = Kind::Name;

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        read_answer(input, path, faults, Self::parse)
    }

    fn to_value(&self) -> Option<Value> {
        Some(Value::Text(self.to_string()))
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        match value {
            Some(Value::Text(text)) => Self::parse(text).ok(),
            _ => None,
        }
    }

    fn to_input(&self) -> Option<Input> {
        Some(Input::Text(self.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::TimeZone;
    use crate::value::Timestamp;

    #[test]
    fn prints_and_parses_back() {
        for text in ["UTC", "+05:30", "-03:00", "+14:00", "-12:00", "-00:30"] {
            assert_eq!(TimeZone::parse(text).unwrap().to_string(), text);
        }
        for wrong in ["", "Z", "5:30", "+5:30", "+05:60", "+14:01", "-12:01", "+0530", "+05:30:00", "é05:30", "++5:30"]
        {
            assert!(TimeZone::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn knows_the_day_on_the_spot() {
        let instant = Timestamp::parse("2026-04-30T19:30:00Z").unwrap();
        for (zone, day) in
            [("UTC", "2026-04-30"), ("+04:29", "2026-04-30"), ("+04:30", "2026-05-01"), ("-12:00", "2026-04-30")]
        {
            assert_eq!(TimeZone::parse(zone).unwrap().day_of(instant).to_string(), day, "{zone}");
        }
        let first = Timestamp::parse("1970-01-01T02:00:00Z").unwrap();
        assert_eq!(TimeZone::parse("-03:00").unwrap().day_of(first).to_string(), "1969-12-31");
    }
}
