//! When an office is open, and when it opens next (kpcs.md §3.10: focal points must be reachable).
//!
//! Invariant: hours are those of the office's own clock; a holiday is closed all day; the instant is handed in.
//! Must not know: what the office does, languages.

use super::{TimeZone, Weekday};
use crate::{
    record,
    value::{Day, TimeOfDay, Timestamp},
};

record! {
    /// One stretch of a weekday during which an office is open.
    pub struct Opening {
        1 weekday: Weekday, "§3.10";
        2 opens: TimeOfDay, "§3.10";
        3 closes: TimeOfDay, "§3.10";
    }
}

impl Weekday {
    /// The weekday of a day.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self::ALL[usize::from(day.date().weekday().to_monday_zero_offset().unsigned_abs())]
    }
}

/// Whether an office is open at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenNow {
    /// It is open, until then today.
    Open(TimeOfDay),
    /// It is closed and opens then; `None` when it has no hours within the next fourteen days.
    Closed(Option<(Day, TimeOfDay)>),
}

/// How far ahead the next opening is looked for.
const DAYS_AHEAD: i64 = 14;

/// Whether an office with these hours is open at `instant`.
#[must_use]
pub fn open_now(hours: &[Opening], holidays: &[Day], zone: TimeZone, instant: Timestamp) -> OpenNow {
    let (today, now) = (zone.day_of(instant), zone.time_of(instant));
    let on = |day: Day| {
        let works = !holidays.contains(&day);
        hours.iter().filter(move |one| works && one.weekday == Weekday::of(day))
    };
    if let Some(open) = on(today).find(|one| one.opens <= now && now < one.closes) {
        return OpenNow::Open(open.closes);
    }
    let next = (0..=DAYS_AHEAD).map(|days| today.plus_days(days)).find_map(|day| {
        let later = on(day).map(|one| one.opens).filter(|opens| day > today || *opens > now);
        later.min().map(|opens| (day, opens))
    });
    OpenNow::Closed(next)
}

/// The first stretch that ends before it begins, and the first that overlaps another of the same weekday.
#[must_use]
pub fn faulty(hours: &[Opening]) -> (Option<&Opening>, Option<&Opening>) {
    let reversed = hours.iter().find(|one| one.opens >= one.closes);
    let clash = |(i, one): (usize, &Opening)| {
        let others = hours.iter().take(i).filter(|other| other.weekday == one.weekday);
        others.into_iter().any(|other| one.opens < other.closes && other.opens < one.closes)
    };
    (reversed, hours.iter().enumerate().find(|(i, one)| clash((*i, one))).map(|(_, one)| one))
}

#[cfg(test)]
mod tests {
    use super::{OpenNow, Opening, open_now};
    use crate::{
        party::{TimeZone, Weekday},
        value::{Day, TimeOfDay, Timestamp},
    };

    fn hours() -> Vec<Opening> {
        let at = |text| TimeOfDay::parse(text).unwrap();
        let row = |weekday, opens, closes| Opening { weekday, opens: at(opens), closes: at(closes) };
        vec![
            row(Weekday::Mon, "08:00", "12:00"),
            row(Weekday::Mon, "13:00", "16:30"),
            row(Weekday::Fri, "08:00", "12:00"),
        ]
    }

    fn said(instant: &str, holidays: &[&str]) -> String {
        let holidays: Vec<_> = holidays.iter().map(|day| Day::parse(day).unwrap()).collect();
        let zone = TimeZone::parse("Europe/Brussels").unwrap();
        match open_now(&hours(), &holidays, zone, Timestamp::parse(instant).unwrap()) {
            OpenNow::Open(closes) => format!("open until {closes}"),
            OpenNow::Closed(Some((day, opens))) => format!("opens {day} {opens}"),
            OpenNow::Closed(None) => "closed".to_owned(),
        }
    }

    /// 23 November 2026 is a Monday; Brussels is an hour ahead of UTC then.
    #[test]
    fn says_open_or_when_it_opens() {
        for (instant, expected) in [
            ("2026-11-23T06:59:59Z", "opens 2026-11-23 08:00"),
            ("2026-11-23T07:00:00Z", "open until 12:00"),
            ("2026-11-23T11:00:00Z", "opens 2026-11-23 13:00"),
            ("2026-11-23T15:29:00Z", "open until 16:30"),
            ("2026-11-23T15:30:00Z", "opens 2026-11-27 08:00"),
            ("2026-11-27T12:00:00Z", "opens 2026-11-30 08:00"),
        ] {
            assert_eq!(said(instant, &[]), expected, "{instant}");
        }
        assert_eq!(said("2026-11-23T08:00:00Z", &["2026-11-23", "2026-11-27"]), "opens 2026-11-30 08:00");
        let all = ["2026-11-23", "2026-11-27", "2026-11-30", "2026-12-04", "2026-12-07"];
        assert_eq!(said("2026-11-23T08:00:00Z", &all), "closed");
    }
}
