//! `Licence`: leave to deal in rough diamonds, and how a company stands by its licences on a day.
//!
//! Invariant: a question is put for a day and a direction; of several licences the best one answers. A licence counts on its
//! first and its last day. Must not know: where licences are kept, who grants them, what is refused without one.
//! Source: kpcs.md §5.6 (registered and licensed), §17.5; glossary, "licence classes".

use crate::{
    choice,
    value::{Day, Name},
};

/// A licence that ends within this many days is said to end soon.
pub const LICENCE_SOON_DAYS: i64 = 30;

choice! {
    /// For whom a licence is made.
    pub enum LicenceClass {
        1 Miner = "miner",
        2 BuyingHouse = "buying_house",
        3 Dealer = "dealer",
        4 Exporter = "exporter",
        5 Importer = "importer",
        6 Polisher = "polisher",
        7 Agent = "agent",
        8 Courier = "courier",
    }
}

choice! {
    /// Which crossings of the border a licence covers.
    pub enum LicenceCover {
        1 Export = "export",
        2 Import = "import",
        3 Both = "export_and_import",
        4 Inside = "inside",
    }
}

impl LicenceCover {
    /// Whether it covers exports.
    #[must_use]
    pub const fn exports(self) -> bool {
        matches!(self, Self::Export | Self::Both)
    }
}

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// As it is printed.
    pub number: Name,
    /// For whom.
    pub class: LicenceClass,
    /// What it covers.
    pub cover: LicenceCover,
    /// Its first day.
    pub from: Day,
    /// Its last day; `None` for no end.
    pub until: Option<Day>,
    /// The day from which it no longer counts.
    pub withdrawn_on: Option<Day>,
}

/// How a licence, or a company by its licences, stands on a day. The better ones come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LicenceStanding {
    /// In force.
    InForce,
    /// In force, and within [`LICENCE_SOON_DAYS`] of its last day.
    EndsSoon(Day),
    /// Its first day is still to come.
    NotYet(Day),
    /// Its last day is past.
    Expired(Day),
    /// It was withdrawn.
    Withdrawn(Day),
    /// It does not cover exports.
    NotCovering,
    /// There is none.
    Missing,
}

impl LicenceStanding {
    /// The word by which its text is found.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::EndsSoon(_) => "ends-soon",
            Self::NotYet(_) => "not-yet",
            Self::Expired(_) => "expired",
            Self::Withdrawn(_) => "withdrawn",
            Self::NotCovering => "not-covering",
            Self::Missing => "missing",
        }
    }

    /// The day that it names.
    #[must_use]
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::EndsSoon(day) | Self::NotYet(day) | Self::Expired(day) | Self::Withdrawn(day) => Some(day),
            Self::InForce | Self::NotCovering | Self::Missing => None,
        }
    }
}

impl Licence {
    /// How it stands for an export on `day`.
    #[must_use]
    pub fn standing_for_export(&self, day: Day) -> LicenceStanding {
        if !self.cover.exports() {
            return LicenceStanding::NotCovering;
        }
        self.standing(day)
    }

    /// How it stands on `day`, whatever it covers.
    #[must_use]
    pub fn standing(&self, day: Day) -> LicenceStanding {
        match (self.withdrawn_on, self.until) {
            (Some(since), _) if since <= day => LicenceStanding::Withdrawn(since),
            (_, Some(until)) if until < day => LicenceStanding::Expired(until),
            _ if day < self.from => LicenceStanding::NotYet(self.from),
            (_, Some(until)) if until <= day.plus_days(LICENCE_SOON_DAYS) => LicenceStanding::EndsSoon(until),
            _ => LicenceStanding::InForce,
        }
    }
}

/// The licence by which a company stands best for an export on `day`, and how.
#[must_use]
pub fn best_for_export(licences: &[Licence], day: Day) -> (Option<&Licence>, LicenceStanding) {
    let best = licences.iter().min_by_key(|licence| licence.standing_for_export(day));
    (best, best.map_or(LicenceStanding::Missing, |licence| licence.standing_for_export(day)))
}

#[cfg(test)]
mod tests {
    use super::{Licence, LicenceClass, LicenceCover, LicenceStanding, best_for_export};
    use crate::value::{Day, Name};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn licence(cover: LicenceCover, from: &str, until: Option<&str>) -> Licence {
        Licence {
            number: Name::parse("EXP-17").unwrap(),
            class: LicenceClass::Exporter,
            cover,
            from: day(from),
            until: until.map(day),
            withdrawn_on: None,
        }
    }

    #[test]
    fn it_counts_from_its_first_to_its_last_day_and_is_said_to_end_soon_for_thirty_days() {
        let one = licence(LicenceCover::Export, "2026-01-01", Some("2026-12-31"));
        for (on, standing) in [
            ("2025-12-31", LicenceStanding::NotYet(day("2026-01-01"))),
            ("2026-01-01", LicenceStanding::InForce),
            ("2026-11-30", LicenceStanding::InForce),
            ("2026-12-01", LicenceStanding::EndsSoon(day("2026-12-31"))),
            ("2026-12-31", LicenceStanding::EndsSoon(day("2026-12-31"))),
            ("2027-01-01", LicenceStanding::Expired(day("2026-12-31"))),
        ] {
            assert_eq!(one.standing_for_export(day(on)), standing, "{on}");
        }
        let withdrawn = Licence { withdrawn_on: Some(day("2026-06-01")), ..one };
        assert_eq!(withdrawn.standing_for_export(day("2026-05-31")), LicenceStanding::InForce);
        assert_eq!(withdrawn.standing_for_export(day("2026-06-01")), LicenceStanding::Withdrawn(day("2026-06-01")));
    }

    #[test]
    fn of_several_the_best_one_answers() {
        let on = day("2026-11-23");
        assert_eq!(best_for_export(&[], on), (None, LicenceStanding::Missing));
        let inside = licence(LicenceCover::Import, "2026-01-01", None);
        let old = licence(LicenceCover::Export, "2025-01-01", Some("2025-12-31"));
        let new = licence(LicenceCover::Both, "2026-01-01", None);
        assert_eq!(best_for_export(std::slice::from_ref(&inside), on).1, LicenceStanding::NotCovering);
        let expired = [inside.clone(), old.clone()];
        assert_eq!(best_for_export(&expired, on).1, LicenceStanding::Expired(day("2025-12-31")));
        let all = [inside, old, new.clone()];
        assert_eq!(best_for_export(&all, on), (Some(&new), LicenceStanding::InForce));
    }
}
