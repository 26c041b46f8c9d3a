//! By when receipt is to be confirmed, by the receiver's own rules.
//!
//! Invariant: a limit of 0 days is no limit: no source says one. Working days leave out weekends and holidays of the pack.
//! Source: kpcs.md §9.12; decisions 25.

use kpcs_domain::{
    party::{Calendar, DayKind, RulePack, Weekday},
    value::Day,
};

/// The last day for the confirmation of goods that arrived on `arrived`; `None` where the rules set no limit.
pub(in crate::page) fn confirm_by(pack: &RulePack, arrived: Day) -> Option<Day> {
    let rule = &pack.confirmation;
    match (rule.limit_days, rule.day_kind) {
        (0, _) => None,
        (days, DayKind::Calendar) => Some(arrived.plus_days(days.cast_signed())),
        (days, DayKind::Working) => Some(working_days_after(&pack.calendar, arrived, days)),
    }
}

fn working_days_after(calendar: &Calendar, from: Day, days: u64) -> Day {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        day = day.plus_days(1);
        left -= u64::from(is_working_day(calendar, day));
    }
    day
}

fn is_working_day(calendar: &Calendar, day: Day) -> bool {
    const WEEK: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let weekday = WEEK[usize::from(day.date().weekday().to_monday_zero_offset().unsigned_abs())];
    calendar.working_days.contains(&weekday) && !calendar.holidays.contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        let day = |text: &str| Day::parse(text).unwrap();
        let mut pack = kpcs_reference::default_pack().clone();
        pack.confirmation.limit_days = 3;
        // 27 November 2026 is a Friday.
        pack.confirmation.day_kind = DayKind::Calendar;
        assert_eq!(confirm_by(&pack, day("2026-11-27")), Some(day("2026-11-30")));
        pack.confirmation.day_kind = DayKind::Working;
        pack.calendar.holidays = vec![day("2026-12-01")];
        let five = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        pack.calendar.working_days = kpcs_domain::field::OneOrMore::new(five.to_vec()).unwrap();
        assert_eq!(confirm_by(&pack, day("2026-11-27")), Some(day("2026-12-03")));
        pack.confirmation.limit_days = 0;
        assert_eq!(confirm_by(&pack, day("2026-11-27")), None);
    }
}
