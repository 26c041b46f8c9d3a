//! When each thing happens to a shipment: offices work by day and rest at the week's end, couriers take days.
//!
//! Invariant: the instants of one shipment rise strictly, and all lie in office hours (07:00 to 16:50 UTC).
//! Must not know: what is decided at each instant.

use kpcs_domain::value::{Day, Timestamp};

use super::PlanRequest;
use crate::random::Random;

/// Days before the end in which no application is planned, so that what is planned is issued.
const QUIET_DAYS: i64 = 12;

/// What happens when, to one shipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The exporter applies.
    pub applied: Timestamp,
    /// The counter weighs, values and seals.
    pub examined: Timestamp,
    /// The clerk prepares the certificate.
    pub prepared: Timestamp,
    /// The validating officer approves, or refuses.
    pub approved: Timestamp,
    /// The goods leave; or the certificate ends in the office, where its course says so.
    pub left: Timestamp,
    /// The goods arrive and are measured.
    pub arrived: Timestamp,
    /// The importing officer answers: receipt confirmed, or a discrepancy reported.
    pub answered: Timestamp,
    /// What was asked is answered, and receipt confirmed after all.
    pub settled: Timestamp,
}

impl Dates {
    /// The dates of a shipment somewhere in the days of the plan.
    pub(crate) fn anywhere(random: &mut Random, request: &PlanRequest) -> Self {
        let days = request.days.cast_signed() - QUIET_DAYS;
        let day = request.first_day.plus_days(random.between(0, days - 1));
        Self::from(random, day)
    }

    /// The dates of a shipment that is applied for on `day`, or the next working day.
    pub(crate) fn from(random: &mut Random, day: Day) -> Self {
        let applied = office_hours(random, working(day), 7, 10);
        let examined = later(random, applied, &[5, 3, 1]);
        let prepared = soon(random, examined);
        // On the same day: the day of issue is fixed when the certificate is prepared, and an approval of another day is
        // refused as outdated.
        let approved = prepared.plus_seconds(random.between(10, 50) * 60);
        let left = later(random, approved, &[2, 5, 2, 1]);
        let arrived = later(random, left, &[0, 4, 4, 2, 1]);
        let answered = later(random, arrived, &[4, 5, 3, 1, 1, 1]);
        let settled = later(random, answered, &[0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
        Self { applied, examined, prepared, approved, left, arrived, answered, settled }
    }

    /// The same, all moved by whole days.
    pub(crate) fn moved(self, days: i64) -> Self {
        let move_one = |at: Timestamp| at.plus_seconds(days * 86_400);
        Self {
            applied: move_one(self.applied),
            examined: move_one(self.examined),
            prepared: move_one(self.prepared),
            approved: move_one(self.approved),
            left: move_one(self.left),
            arrived: move_one(self.arrived),
            answered: move_one(self.answered),
            settled: move_one(self.settled),
        }
    }

    /// The same with an answer that comes weeks too late.
    pub(crate) fn answered_late(self, random: &mut Random) -> Self {
        let day = working(self.arrived.day().plus_days(random.between(33, 80)));
        let answered = office_hours(random, day, 7, 15);
        Self { answered, settled: later(random, answered, &[0, 0, 1, 1]), ..self }
    }
}

/// The first working day not before `day`: Monday to Friday.
fn working(day: Day) -> Day {
    // 1 January 1970 was a Thursday: Saturday and Sunday leave 2 and 3 when divided by 7.
    match day.epoch_days().rem_euclid(7) {
        2 => day.plus_days(2),
        3 => day.plus_days(1),
        _ => day,
    }
}

fn office_hours(random: &mut Random, day: Day, from_hour: i64, to_hour: i64) -> Timestamp {
    let minutes = random.between(from_hour * 60, to_hour * 60 + 59);
    Timestamp::at_start_of(day).plus_seconds(minutes * 60 + random.between(0, 59))
}

/// Later by as many days as one of `weights` says by its index; on the same day by half an hour to two hours, or the
/// next working day where that would be too late.
fn later(random: &mut Random, after: Timestamp, weights: &[u64]) -> Timestamp {
    match random.weighted(weights) {
        0 => soon(random, after),
        days => office_hours(random, working(after.day().plus_days(days as i64)), 7, 14),
    }
}

fn soon(random: &mut Random, after: Timestamp) -> Timestamp {
    let soon = after.plus_seconds(random.between(30, 110) * 60);
    let closed = soon.seconds().rem_euclid(86_400) >= 16 * 3_600;
    if closed { office_hours(random, working(after.day().plus_days(1)), 7, 9) } else { soon }
}

#[cfg(test)]
mod tests {
    use super::{Dates, working};
    use crate::{
        plan::{PlanRequest, Scale},
        random::Random,
    };
    use kpcs_domain::value::Day;

    #[test]
    fn rests_at_the_weeks_end() {
        for (day, expected) in
            [("2019-06-07", "2019-06-07"), ("2019-06-08", "2019-06-10"), ("2019-06-09", "2019-06-10")]
        {
            assert_eq!(working(Day::parse(day).unwrap()).to_string(), expected);
        }
    }

    #[test]
    fn everything_follows_on_what_went_before() {
        let request = PlanRequest::of_year(2019, 1, Scale::WORLD).unwrap();
        let mut random = Random::new(1, "calendar");
        for _ in 0..2_000 {
            let d = Dates::anywhere(&mut random, &request);
            let all = [d.applied, d.examined, d.prepared, d.approved, d.left, d.arrived, d.answered, d.settled];
            assert!(all.is_sorted_by(|a, b| a < b), "{all:?}");
            assert!(d.approved < request.end() && d.applied.day() >= request.first_day);
            assert!(all.iter().all(|at| (7..17).contains(&(at.seconds() % 86_400 / 3_600))), "{all:?}");
            assert!(d.arrived.day() > d.approved.day() && d.arrived.day() <= d.approved.day().plus_days(55));
        }
    }
}
