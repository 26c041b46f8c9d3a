//! Deadlines: days, months and working days counted by a Participant's own pack.
//!
//! Invariant: a length of 0 is no limit, since no source says one; working days leave out the pack's days of rest and
//! holidays, and the day from which is counted never counts.
//! Must not know: what is due.
//! Source: kpcs.md §7.10, §9.8, §9.12; decisions 25.

use super::{Calendar, ConfirmationRule, DayKind, DiscrepancyRule, Unit, Weekday};
use crate::value::Day;

impl Calendar {
    /// Whether the office works on `day`.
    #[must_use]
    pub fn is_working_day(&self, day: Day) -> bool {
        self.working_days.contains(&Weekday::of(day)) && !self.holidays.contains(&day)
    }

    /// The day that many days after `from`, counted as `kind` says.
    #[must_use]
    pub fn days_after(&self, from: Day, days: u64, kind: DayKind) -> Day {
        if kind == DayKind::Calendar {
            return from.plus_days(days.cast_signed());
        }
        // Holidays are finite and a week has a working day (the pack's own check), so the count ends.
        let (mut day, mut left) = (from, days);
        while left > 0 {
            day = day.plus_days(1);
            left -= u64::from(self.is_working_day(day));
        }
        day
    }
}

impl DiscrepancyRule {
    /// The last day on which the issuer is to be told of what was found on `found`; `None` where the pack has no limit.
    #[must_use]
    pub fn notice_due(&self, found: Day) -> Option<Day> {
        let length = self.notice_length.cast_signed();
        match (length, self.notice_unit) {
            (0, _) => None,
            (_, Unit::Days) => Some(found.plus_days(length)),
            (_, Unit::Months) => Some(found.plus_months(length)),
        }
    }
}

impl ConfirmationRule {
    /// The last day for endorsing an original presented on `from`; `None` where the pack has no limit.
    #[must_use]
    pub fn endorse_due(&self, from: Day, calendar: &Calendar) -> Option<Day> {
        let days = self.endorse_limit_days;
        (days > 0).then(|| calendar.days_after(from, days, self.endorse_day_kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::OneOrMore;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_notice_is_due_as_the_pack_says() {
        let table =
            [(0, Unit::Days, None), (1, Unit::Months, Some("2027-02-28")), (10, Unit::Days, Some("2027-02-10"))];
        for (length, unit, due) in table {
            let rule = DiscrepancyRule { notice_length: length, notice_unit: unit, release_after_days: None };
            assert_eq!(rule.notice_due(day("2027-01-31")), due.map(day), "{length} {unit}");
        }
    }

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        let five = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let calendar = Calendar { working_days: OneOrMore::new(five).unwrap(), holidays: vec![day("2026-12-01")] };
        // 27 November 2026 is a Friday.
        let table = [
            (DayKind::Calendar, 3, "2026-11-30"),
            (DayKind::Working, 1, "2026-11-30"),
            (DayKind::Working, 3, "2026-12-03"),
        ];
        for (kind, days, after) in table {
            assert_eq!(calendar.days_after(day("2026-11-27"), days, kind), day(after), "{days} {kind}");
        }
    }
}
