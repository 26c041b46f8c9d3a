//! Until when something has to be heard or done, by the office's rule pack.
//!
//! Invariant: working days are those of the pack's calendar; the day on which a period begins is not counted.
//! Must not know: pages.
//! Source: kpcs.md §9.12 (30 days after arrival or after expiry, whichever is first, unless a pack says otherwise).

use kpcs_domain::{
    act::RegisterArrival,
    party::{DayKind, RulePack, Weekday},
    value::Day,
};
use kpcs_store::{
    Sql, StoreFault, record_at,
    view::{self, CertificateRow},
};

/// Until when receipt should be confirmed, as the issuer's rules have it.
pub fn confirmation_due(sql: &Sql<'_>, pack: &RulePack, row: &CertificateRow) -> Result<Day, StoreFault> {
    let rule = &pack.confirmation;
    let after_expiry = counted(pack, row.expires_on, rule.limit_days_after_expiry);
    let arrived = arrived_on(sql, row)?.map(|day| counted(pack, day, rule.limit_days));
    Ok(arrived.map_or(after_expiry, |day| day.min(after_expiry)))
}

/// When the goods arrived, as far as the importing side has said.
fn arrived_on(sql: &Sql<'_>, row: &CertificateRow) -> Result<Option<Day>, StoreFault> {
    use kpcs_domain::act::Act as _;
    let acts = view::timeline_of_number(sql, &row.authority, &row.number)?;
    let arrival = acts.iter().find(|act| act.act.code == RegisterArrival::INFO.code);
    arrival.map(|act| Ok(record_at::<RegisterArrival>(sql, act.position)?.asked.arrived_on)).transpose()
}

/// `days` after `from`, of the kind that the pack counts.
fn counted(pack: &RulePack, from: Day, days: u64) -> Day {
    match pack.confirmation.day_kind {
        DayKind::Calendar => from.plus_days(days.cast_signed()),
        DayKind::Working => {
            let mut day = from;
            for _ in 0..days {
                day = day.plus_days(1);
                while !is_working(pack, day) {
                    day = day.plus_days(1);
                }
            }
            day
        }
    }
}

/// Whether the office works on that day; a pack has at least one working day in the week.
fn is_working(pack: &RulePack, day: Day) -> bool {
    let weekday = Weekday::ALL[usize::try_from(day.date().weekday().to_monday_zero_offset()).unwrap_or(0)];
    pack.calendar.working_days.contains(&weekday) && !pack.calendar.holidays.contains(&day)
}

#[cfg(test)]
mod tests {
    use kpcs_domain::{party::DayKind, value::Day};

    use super::counted;

    #[test]
    fn working_days_leave_out_week_ends_and_holidays() {
        let day = |text: &str| Day::parse(text).unwrap();
        let mut pack = kpcs_reference::default_pack().clone();
        // 2026-11-23 is a Monday.
        assert_eq!(counted(&pack, day("2026-11-23"), 30), day("2026-12-23"));
        pack.confirmation.day_kind = DayKind::Working;
        assert_eq!(counted(&pack, day("2026-11-23"), 5), day("2026-11-30"));
        assert_eq!(counted(&pack, day("2026-11-28"), 1), day("2026-11-30"));
        pack.calendar.holidays = vec![day("2026-11-24")];
        assert_eq!(counted(&pack, day("2026-11-23"), 1), day("2026-11-25"));
        assert_eq!(counted(&pack, day("2026-11-23"), 0), day("2026-11-23"));
    }
}
