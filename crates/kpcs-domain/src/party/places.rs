//! `Places`: the codes that a place may have, and the country or organisation that each counts as, day by day.
//!
//! Invariant: a code outside the table is no place at all; a place counts as one code on a day, followed once only.
//! Must not know: who is a Participant, names of places.
//! Source: kpcs.md §2.13, §9.20, §11.9; `data/places.csv`.

use std::collections::BTreeMap;

use crate::value::{CountryCode, Day};

/// What a place counts as over an interval of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its own code.
    pub place: CountryCode,
    /// The first day; since ever if absent.
    pub from: Option<Day>,
    /// The first day on which it no longer holds; open if absent.
    pub to: Option<Day>,
    /// The code that it counts as, before membership of the REIO is asked for.
    pub counts_as: CountryCode,
}

/// Every place there is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places(BTreeMap<CountryCode, Vec<Place>>);

impl Places {
    /// From rows in any order.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = Place>) -> Self {
        let mut by_code: BTreeMap<_, Vec<Place>> = BTreeMap::new();
        for row in rows {
            by_code.entry(row.place).or_default().push(row);
        }
        Self(by_code)
    }

    /// Whether any country, territory or organisation has this code.
    #[must_use]
    pub fn knows(&self, place: CountryCode) -> bool {
        self.0.contains_key(&place)
    }

    /// What a place counts as on `day`; `None` when no row says.
    #[must_use]
    pub fn counts_as(&self, place: CountryCode, day: Day) -> Option<CountryCode> {
        let holds = |row: &&Place| row.from.is_none_or(|from| from <= day) && row.to.is_none_or(|to| day < to);
        self.0.get(&place)?.iter().find(holds).map(|row| row.counts_as)
    }

    /// Every row, by code.
    pub fn rows(&self) -> impl Iterator<Item = &Place> + '_ {
        self.0.values().flatten()
    }

    /// Every code, in alphabetical order.
    pub fn codes(&self) -> impl Iterator<Item = CountryCode> + '_ {
        self.0.keys().copied()
    }
}
