//! `/participants` and `/participants/XX`: who takes part on a day, and the history of each.
//!
//! Invariant: public; every standing is shown with its days, as well as they are known, and its source.
//! Must not know: offices' lists.
//! Source: kpcs.md §11; decisions 19.

mod asked;
mod list;
mod one;
mod standing;

use std::collections::BTreeSet;

use axum::{Router, routing::get};
use kpcs_domain::{
    party::ReioMember,
    value::{CountryCode, Day},
};
use kpcs_store::{
    Sql, StoreFault,
    view::{self, IntervalRow},
};
use kpcs_web::{
    Texts,
    part::{Map, MapShade},
};

use crate::{app::App, words};

pub(in crate::page) use asked::facts as national_ways;

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new().route("/participants", get(list::show)).route("/participants/{code}", get(one::show))
}

/// The scheme on one day.
pub struct Scheme {
    /// The day.
    pub day: Day,
    /// Every standing of that day, by name.
    pub standings: Vec<IntervalRow>,
    /// The members of the REIO on that day.
    pub members: Vec<CountryCode>,
}

/// Reads the scheme on `day`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn read(sql: &Sql<'_>, day: Day) -> Result<Scheme, StoreFault> {
    let standings = view::standings_on(sql, day)?.into_iter().filter(|row| !standing::is_member(row)).collect();
    let holds = |row: &ReioMember| row.from <= day && row.to.is_none_or(|to| day < to);
    let members = view::reio_members(sql, CountryCode::EU)?;
    let members = members.into_iter().filter(holds).map(|row| row.member).collect();
    Ok(Scheme { day, standings, members })
}

impl Scheme {
    /// How many Participants there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.counted().count()
    }

    /// For how many countries they stand: the REIO for each of its members.
    #[must_use]
    pub fn count_countries(&self) -> usize {
        let reio = self.counted().any(|row| row.interval.participant == CountryCode::EU);
        if reio { self.count() - 1 + self.members.len() } else { self.count() }
    }

    fn counted(&self) -> impl Iterator<Item = &IntervalRow> {
        self.standings.iter().filter(|row| row.interval.status.is_counted())
    }

    /// The map of that day.
    #[must_use]
    pub fn map(&self, texts: Texts, small: bool) -> Map {
        let shaded = self.standings.iter().filter_map(|row| Some((row, standing::shade(&row.interval)?)));
        let mut map =
            Map { label: texts.t("map-label").arg("day", words::day(texts, self.day)).to_string(), small, ..empty() };
        let mut seen = BTreeSet::new();
        for (row, shade) in shaded {
            let code = row.interval.participant;
            let said = format!("{}: {}", words::place(texts, code), standing::word(texts, &row.interval));
            for place in self.places_of(code) {
                map.shades.insert(place.to_string(), (shade, said.clone()));
            }
            if seen.insert(shade_order(shade)) {
                map.legend.push((shade, texts.get(shade_key(shade))));
            }
        }
        map.legend.sort_by_key(|(shade, _)| shade_order(*shade));
        map
    }

    /// What the map leaves out.
    #[must_use]
    pub fn map_note(&self, texts: Texts) -> String {
        texts.t("map-note").arg("day", words::day(texts, self.day)).to_string()
    }

    /// The codes under which a Participant is drawn.
    fn places_of(&self, code: CountryCode) -> Vec<CountryCode> {
        if code == CountryCode::EU { self.members.clone() } else { vec![code] }
    }
}

fn empty() -> Map {
    Map { label: String::new(), small: false, shades: Default::default(), legend: Vec::new() }
}

const fn shade_order(shade: MapShade) -> u8 {
    match shade {
        MapShade::Trading => 0,
        MapShade::Restricted => 1,
        MapShade::Suspended => 2,
        MapShade::Applicant => 3,
    }
}

const fn shade_key(shade: MapShade) -> &'static str {
    match shade {
        MapShade::Trading => "shade-trading",
        MapShade::Restricted => "shade-restricted",
        MapShade::Suspended => "shade-suspended",
        MapShade::Applicant => "shade-applicant",
    }
}
