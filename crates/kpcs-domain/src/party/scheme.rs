//! `SchemeHistory`: who was a Participant, of what standing, and who belonged to the REIO, day by day.
//!
//! Invariant: the intervals of one Participant are half-open, ordered and do not overlap; a day without an interval
//! is a day outside the scheme. Sources that disagree both stand as acts; this is the scheme's own reading.
//! Must not know: national law (each partner's own legal date is a fact of that partner, kpcs.md §11.4).
//! Source: kpcs.md §0.4, §0.5, §2.13, §9.20, §11.9; decisions 18 and 19.

use std::collections::BTreeMap;

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

choice! {
    /// How exactly an interval's days are known.
    pub enum Precision {
        1 Day = "day",
        2 Month = "month",
        3 Year = "year",
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
        8 precision: Precision, "decision 19";
    }
}

impl Interval {
    fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether `day` lies where a coarser source leaves the interval's first or last day open.
    ///
    /// A month's interval may begin on any day of the month it names, a year's on any day of the year.
    #[must_use]
    pub fn is_doubtful_on(&self, day: Day) -> bool {
        let near = |bound: Day| match self.precision {
            Precision::Day => false,
            Precision::Month => day >= bound && day < bound.plus_months(1),
            Precision::Year => day >= bound && day < bound.plus_months(12),
        };
        near(self.from) || self.to.is_some_and(near)
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

/// The scheme's register of Participants as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchemeHistory {
    intervals: BTreeMap<CountryCode, Vec<Interval>>,
    members: Vec<ReioMember>,
}

impl SchemeHistory {
    /// From intervals and memberships in any order.
    #[must_use]
    pub fn new(intervals: impl IntoIterator<Item = Interval>, members: Vec<ReioMember>) -> Self {
        let mut by_code: BTreeMap<_, Vec<Interval>> = BTreeMap::new();
        for interval in intervals {
            by_code.entry(interval.participant).or_default().push(interval);
        }
        by_code.values_mut().for_each(|rows| rows.sort_by_key(|row| row.from));
        Self { intervals: by_code, members }
    }

    /// The Participant (or country outside the scheme) that a place belongs to on `day`.
    ///
    /// REIO membership comes first. Greenland is one entity with the Union's territory (§2.13); Northern Ireland
    /// stays under its rules (§9.20); Hong Kong and Macao are authorities under China (§11.9).
    #[must_use]
    pub fn participant_of(&self, place: CountryCode, day: Day) -> CountryCode {
        let territory = match place.as_str() {
            "GL" | "XI" => return CountryCode::EU,
            "HK" | "MO" => CountryCode::parse("CN").unwrap_or(place),
            _ => place,
        };
        let inside = |member: &ReioMember| {
            member.member == territory && member.from <= day && member.to.is_none_or(|to| day < to)
        };
        if self.members.iter().any(inside) { CountryCode::EU } else { territory }
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

    /// How many Participants count on `day`: states, and the REIO as one.
    #[must_use]
    pub fn count_on(&self, day: Day) -> usize {
        let counts = |code: &CountryCode| self.standing(*code, day).is_some_and(|row| row.status.is_counted());
        self.intervals.keys().filter(|code| counts(code)).count()
    }
}
