//! `data/places.csv`: the codes that a place may have, and what each counts as for the gate.
//!
//! Invariant: every code of `data/countries.csv` is a place (a test holds this). Must not know: names.
//! Source: kpcs.md §2.13, §9.20, §11.9.

use std::sync::LazyLock;

use kpcs_domain::{
    party::{Place, Places},
    value::{CountryCode, Day},
};

use crate::{ReferenceFault, table::rows};

const COLUMNS: &[&str] = &["place", "from", "to", "counts_as", "section", "note"];

static PLACES: LazyLock<Places> =
    LazyLock::new(|| read(include_str!("../../../data/places.csv")).expect("a test reads the shipped file"));

/// Every place there is, and what it counts as, day by day.
#[must_use]
pub fn known_places() -> &'static Places {
    &PLACES
}

fn read(text: &str) -> Result<Places, ReferenceFault> {
    let table = rows("places.csv", text, COLUMNS)?;
    let place = |row: &crate::table::Row| {
        Ok(Place {
            place: row.read("place", CountryCode::parse)?,
            from: row.read_optional("from", Day::parse)?,
            to: row.read_optional("to", Day::parse)?,
            counts_as: row.read("counts_as", CountryCode::parse)?,
        })
    };
    let places: Result<Vec<_>, _> = table.iter().map(place).collect();
    Ok(Places::new(places?))
}
