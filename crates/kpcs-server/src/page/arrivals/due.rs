//! By when receipt is to be confirmed, by the receiver's own rules.
//!
//! Invariant: a limit of 0 days is no limit: no source says one. Working days leave out weekends and holidays of the pack.
//! Source: kpcs.md §9.12; decisions 25.

use kpcs_domain::{party::RulePack, value::Day};

/// The last day for the confirmation of goods that arrived on `arrived`; `None` where the rules set no limit.
pub fn confirm_by(pack: &RulePack, arrived: Day) -> Option<Day> {
    let rule = &pack.confirmation;
    (rule.limit_days > 0).then(|| pack.calendar.days_after(arrived, rule.limit_days, rule.day_kind))
}

#[cfg(test)]
mod tests {
    use kpcs_domain::party::{DayKind, Weekday};

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
