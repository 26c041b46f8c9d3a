//! `SchemeHistory`: who was a Participant, of what standing, and who belonged to the REIO, day by day.
//!
//! Invariant: the intervals of one Participant are half-open, ordered and do not overlap; a day without an interval
//! is a day outside the scheme. Sources that disagree both stand as acts; this is the scheme's own reading.
//! Must not know: national law (each partner's own legal date is a fact of that partner, kpcs.md §11.4), which
//! territory belongs to whom (`Places` are handed in).
//! Source: kpcs.md §0.4, §0.5, §2.13, §9.20, §11.9; decisions 18 and 19.

use std::collections::BTreeMap;

use super::{Places, Precision};
use crate::{
    choice, record,
    value::{CountryCode, Day, Name},
};

choice! {
    /// What a register row is about.
    pub enum ParticipantKind {
        1 State = "state",
        2 Reio = "reio",
        /// The one row of §11.9.
        3 Entity = "entity",
    }
}

choice! {
    /// The word for a standing (kpcs.md §0.5).
    pub enum Status {
        1 Applicant = "applicant",
        2 Provisional = "provisional",
        3 Participant = "participant",
        4 NotConfirmed = "not-confirmed",
        5 Restricted = "restricted",
        6 Suspended = "suspended",
        7 SelfSuspended = "self-suspended",
        8 Removed = "removed",
        9 Withdrawn = "withdrawn",
        10 Readmitted = "readmitted",
        11 Absorbed = "absorbed",
        12 MeetsRequirements = "meets-requirements",
    }
}

impl Status {
    /// Whether the scheme counts it as a Participant (kpcs.md §0.5).
    #[must_use]
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Participant | Self::Readmitted | Self::Restricted | Self::Suspended | Self::SelfSuspended)
    }
}

choice! {
    /// What the standing means for trade (decisions 19); this decides, the status only words the reason.
    pub enum Trade {
        1 Open = "open",
        2 Closed = "closed",
        /// May import, may not export.
        3 NoExport = "no_export",
        /// Depends on measures for zones or procedures.
        4 ByMeasure = "by_measure",
        /// Part of the REIO: counts as the European Union.
        5 Reio = "reio",
    }
}

record! {
    /// A Participant's standing over an interval of days.
    pub struct Interval {
        1 participant: CountryCode, "§11.5";
        2 name: Name, "§11.5";
        3 kind: ParticipantKind, "§0.5";
        4 from: Day, "§0.4";
        /// The first day on which it no longer holds; open if absent.
        5 to: Option<Day>, "§0.4";
        6 status: Status, "§0.5";
        7 trade: Trade, "decision 19";
        /// How exactly a source gives the first day.
        8 from_precision: Precision, "decision 19";
        /// How exactly a source gives the last day; absent with `to`, or where the day is known.
        9 to_precision: Option<Precision>, "decision 19";
    }
}

impl Interval {
    fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether `day` lies in the month or year that a source names for the first or last day without saying which.
    #[must_use]
    pub fn is_doubtful_on(&self, day: Day) -> bool {
        let last = self.to.zip(self.to_precision);
        self.from_precision.leaves_open(self.from, day)
            || last.is_some_and(|(to, precision)| precision.leaves_open(to, day))
    }
}

record! {
    /// A country inside the REIO over an interval of days.
    pub struct ReioMember {
        1 member: CountryCode, "§2.13";
        2 from: Day, "§2.13";
        /// The first day on which it is no longer a member; open if absent.
        3 to: Option<Day>, "§2.13";
    }
}

impl ReioMember {
    fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// The scheme's register of Participants as it is known, indexed by code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchemeHistory {
    places: Places,
    intervals: BTreeMap<CountryCode, Vec<Interval>>,
    members: BTreeMap<CountryCode, Vec<ReioMember>>,
}

impl SchemeHistory {
    /// From the places there are, and from intervals and memberships in any order, as acts or files give them.
    ///
    /// A question about one code then costs one look-up and a walk over that code's few rows.
    #[must_use]
    pub fn new(
        places: Places,
        intervals: impl IntoIterator<Item = Interval>,
        members: impl IntoIterator<Item = ReioMember>,
    ) -> Self {
        let mut history = Self { places, ..Self::default() };
        for interval in intervals {
            history.intervals.entry(interval.participant).or_default().push(interval);
        }
        for member in members {
            history.members.entry(member.member).or_default().push(member);
        }
        history.intervals.values_mut().for_each(|rows| rows.sort_by_key(|row| row.from));
        history
    }

    /// The Participant (or country outside the scheme) that a place belongs to on `day`.
    ///
    /// First the place counts as the code that `Places` names for the day; then, once only, a member of the REIO
    /// counts as the REIO. Northern Ireland is thus the United Kingdom, hence the Union, until 2020 and the Union
    /// since (§9.20). An unknown place counts as itself.
    #[must_use]
    pub fn participant_of(&self, place: CountryCode, day: Day) -> CountryCode {
        let territory = self.places.counts_as(place, day).unwrap_or(place);
        let rows = self.members.get(&territory).map_or(&[][..], Vec::as_slice);
        if rows.iter().any(|row| row.holds_on(day)) { CountryCode::EU } else { territory }
    }

    /// Whether any country, territory or organisation has this code.
    #[must_use]
    pub fn knows(&self, place: CountryCode) -> bool {
        self.places.knows(place)
    }

    /// Whether the code is that of a trading entity that is no Participant: Chinese Taipei (§11.9), on any day.
    #[must_use]
    pub fn is_entity(&self, code: CountryCode) -> bool {
        self.intervals_of(code).iter().any(|row| row.kind == ParticipantKind::Entity)
    }

    /// The standing of a Participant on `day`; `None` outside the scheme.
    #[must_use]
    pub fn standing(&self, participant: CountryCode, day: Day) -> Option<&Interval> {
        self.intervals.get(&participant)?.iter().rev().find(|interval| interval.holds_on(day))
    }

    /// Whether a coarse source leaves open what the standing on `day` was.
    #[must_use]
    pub fn is_doubtful(&self, participant: CountryCode, day: Day) -> bool {
        self.intervals.get(&participant).is_some_and(|rows| rows.iter().any(|row| row.is_doubtful_on(day)))
    }

    /// All intervals of a Participant, oldest first.
    #[must_use]
    pub fn intervals_of(&self, participant: CountryCode) -> &[Interval] {
        self.intervals.get(&participant).map_or(&[], Vec::as_slice)
    }

    /// Every code with at least one interval, in alphabetical order.
    pub fn participants(&self) -> impl Iterator<Item = CountryCode> + '_ {
        self.intervals.keys().copied()
    }

    /// Every membership of the REIO, by member.
    pub fn members(&self) -> impl Iterator<Item = &ReioMember> + '_ {
        self.members.values().flatten()
    }

    /// The places that there are.
    #[must_use]
    pub const fn places(&self) -> &Places {
        &self.places
    }

    /// How many Participants count on `day`: states, and the REIO as one.
    #[must_use]
    pub fn count_on(&self, day: Day) -> usize {
        let counts = |code: &CountryCode| self.standing(*code, day).is_some_and(|row| row.status.is_counted());
        self.intervals.keys().filter(|code| counts(code)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{Interval, ParticipantKind, ReioMember, SchemeHistory, Status, Trade};
    use crate::{
        party::{Place, Places, partial_day},
        value::{CountryCode, Day, Name},
    };

    fn code(text: &str) -> CountryCode {
        CountryCode::parse(text).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn interval(participant: &str, from: &str, to: Option<&str>, status: Status) -> Interval {
        let ((from, from_precision), to) = (partial_day(from).unwrap(), to.map(|to| partial_day(to).unwrap()));
        Interval {
            participant: code(participant),
            name: Name::parse(participant).unwrap(),
            kind: ParticipantKind::State,
            from,
            to: to.map(|(day, _)| day),
            status,
            trade: Trade::Open,
            from_precision,
            to_precision: to.map(|(_, precision)| precision),
        }
    }

    #[test]
    fn both_bounds_leave_their_days_open() {
        let row = interval("GH", "2004", Some("2006-11"), Status::Participant);
        for (text, doubtful) in [
            ("2003-12-31", false),
            ("2004-01-01", true),
            ("2005-01-01", false),
            ("2006-10-31", false),
            ("2006-11-01", true),
            ("2006-12-01", false),
        ] {
            assert_eq!(row.is_doubtful_on(day(text)), doubtful, "{text}");
        }
    }

    #[test]
    fn intervals_are_half_open_in_any_order_given() {
        let later = interval("CG", "2007-11-08", None, Status::Readmitted);
        let earlier = interval("CG", "2003-07-31", Some("2004-07-09"), Status::Participant);
        let history = SchemeHistory::new(Places::default(), [later, earlier], []);
        for (text, status) in [
            ("2003-07-30", None),
            ("2003-07-31", Some(Status::Participant)),
            ("2004-07-08", Some(Status::Participant)),
            ("2004-07-09", None),
            ("2007-11-08", Some(Status::Readmitted)),
        ] {
            assert_eq!(history.standing(code("CG"), day(text)).map(|row| row.status), status, "{text}");
            assert_eq!(history.count_on(day(text)), usize::from(status.is_some()), "{text}");
        }
    }

    /// kpcs.md §9.20: Northern Ireland on both sides of the day on which the United Kingdom left.
    #[test]
    fn a_place_counts_as_another_once_then_as_the_organisation() {
        let left = Some(day("2021-01-01"));
        let place = |text, from, to, counts_as| Place { place: code(text), from, to, counts_as: code(counts_as) };
        let places =
            Places::new([place("XI", None, left, "GB"), place("XI", left, None, "EU"), place("GB", None, None, "GB")]);
        let member = ReioMember { member: code("GB"), from: day("2003-02-01"), to: left };
        let history = SchemeHistory::new(places, [], [member]);
        for (place, text, counted) in [
            ("XI", "2003-01-31", "GB"),
            ("XI", "2020-12-31", "EU"),
            ("XI", "2021-01-01", "EU"),
            ("GB", "2020-12-31", "EU"),
            ("GB", "2021-01-01", "GB"),
            ("ZZ", "2021-01-01", "ZZ"),
        ] {
            assert_eq!(history.participant_of(code(place), day(text)), code(counted), "{place} {text}");
        }
        assert!(history.knows(code("XI")) && !history.knows(code("ZZ")));
    }
}
