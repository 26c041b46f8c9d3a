//! `Counter`: the times at which an exporter can come to an office's counter.
//!
//! Invariant: times are of the office's own clock, half an hour apart, on working days that are no holidays, within the hours
//! that the office publishes; where it publishes none, from 09:00, the last at 15:30. The instant is handed in.
//! Must not know: who comes, and which times are taken. Source: issue 02, demand 1; kpcs.md §3.10.

use super::{Calendar, Opening, TimeZone, Weekday};
use crate::value::{Day, TimeOfDay, Timestamp};

/// Minutes from one time to the next.
const STEP_MINUTES: i64 = 30;
/// From when to when, in minutes since midnight, an office that publishes no hours receives.
const UNPUBLISHED: (i64, i64) = (9 * 60, 16 * 60);

/// An office's counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// The hours it publishes; empty where it publishes none.
    pub hours: Vec<Opening>,
    /// Working days and holidays of its Participant.
    pub calendar: Calendar,
    /// Its clock.
    pub zone: TimeZone,
}

impl Counter {
    /// The times of a day, the earliest first; none when the office is closed.
    #[must_use]
    pub fn times_on(&self, day: Day) -> Vec<TimeOfDay> {
        if !self.calendar.is_working_day(day) {
            return Vec::new();
        }
        let mut times: Vec<_> = self.stretches(day).into_iter().flat_map(within).collect();
        times.sort_unstable();
        times
    }

    /// From when to when an appointment at that time lasts.
    #[must_use]
    pub fn instants(&self, day: Day, time: TimeOfDay) -> (Timestamp, Timestamp) {
        let from = self.zone.instant_of(day, time);
        (from, from.plus_seconds(STEP_MINUTES * 60))
    }

    /// Whether that time has begun or is past at `now`.
    #[must_use]
    pub fn is_past(&self, day: Day, time: TimeOfDay, now: Timestamp) -> bool {
        (day, time) <= (self.zone.day_of(now), self.zone.time_of(now))
    }

    fn stretches(&self, day: Day) -> Vec<(i64, i64)> {
        if self.hours.is_empty() {
            return vec![UNPUBLISHED];
        }
        let that_day = self.hours.iter().filter(|one| one.weekday == Weekday::of(day));
        that_day.map(|one| (one.opens.minutes(), one.closes.minutes())).collect()
    }
}

/// The times of one stretch: each is over before the office closes.
fn within((opens, closes): (i64, i64)) -> Vec<TimeOfDay> {
    let times = (0..).map(|step| opens + step * STEP_MINUTES).take_while(|time| time + STEP_MINUTES <= closes);
    times.filter_map(TimeOfDay::from_minutes).collect()
}

#[cfg(test)]
mod tests {
    use super::Counter;
    use crate::{
        field::OneOrMore,
        party::{Calendar, Opening, TimeZone, Weekday},
        value::{Day, TimeOfDay, Timestamp},
    };

    fn counter(hours: &[(&str, &str)]) -> Counter {
        let at = |text: &str| TimeOfDay::parse(text).unwrap();
        let open =
            |(opens, closes): &(&str, &str)| Opening { weekday: Weekday::Mon, opens: at(opens), closes: at(closes) };
        Counter {
            hours: hours.iter().map(open).collect(),
            calendar: Calendar {
                working_days: OneOrMore::new(vec![Weekday::Mon, Weekday::Tue]).unwrap(),
                holidays: vec![Day::parse("2026-11-30").unwrap()],
            },
            zone: TimeZone::parse("Europe/Brussels").unwrap(),
        }
    }

    fn times(counter: &Counter, day: &str) -> String {
        let times = counter.times_on(Day::parse(day).unwrap());
        times.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// 23 and 30 November 2026 are Mondays.
    #[test]
    fn times_lie_within_the_hours_of_working_days() {
        let published = counter(&[("13:15", "14:30"), ("08:00", "09:00")]);
        assert_eq!(times(&published, "2026-11-23"), "08:00 08:30 13:15 13:45");
        for closed in ["2026-11-24", "2026-11-25", "2026-11-30"] {
            assert_eq!(times(&published, closed), "", "{closed}");
        }
        let unpublished = times(&counter(&[]), "2026-11-24");
        assert!(unpublished.starts_with("09:00 09:30") && unpublished.ends_with("15:00 15:30"), "{unpublished}");
        assert_eq!(times(&counter(&[]), "2026-11-22"), "");
    }

    #[test]
    fn a_time_is_past_when_the_offices_clock_shows_it() {
        let (day, time) = (Day::parse("2026-11-23").unwrap(), TimeOfDay::parse("09:00").unwrap());
        let past = |now| counter(&[]).is_past(day, time, Timestamp::parse(now).unwrap());
        assert!(!past("2026-11-23T07:59:59Z"));
        assert!(past("2026-11-23T08:00:00Z"), "Brussels is an hour ahead of UTC then");
    }
}
