//! `data/kp_production.csv`: what each Participant declared to have produced, year by year.
//!
//! Invariant: rows stand as published; several rows of one Participant and year differ by source or vintage, and none
//! is preferred here. Must not know: which row a statistic takes, trade.
//! Source: `data/SOURCES.md`.

use std::sync::LazyLock;

use kpcs_domain::value::{Carats, CountryCode, Expected, UsdCents};

use crate::{
    ReferenceFault,
    table::{Row, rows},
};

const COLUMNS: &[&str] =
    &["year", "participant", "iso2", "carats", "usd", "usd_per_carat", "source_url", "note", "basis"];

static ROWS: LazyLock<Vec<ProductionRow>> =
    LazyLock::new(|| read(include_str!("../../../data/kp_production.csv")).expect("a test reads the shipped file"));

/// On what a published figure rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The sum of the half-yearly declarations in the statistics database, about February 2025.
    DatabaseSnapshot,
    /// A figure printed in a report on the yearly summary, with its own rounding.
    PublishedSummary,
    /// A national or other figure.
    NationalOrOther,
}

/// One published figure of yearly production.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductionRow {
    /// The calendar year.
    pub year: i64,
    /// The Participant; `None` for the world and for groups.
    pub participant: Option<CountryCode>,
    /// The name in the source: a Participant's, `WORLD` or `OTHER`.
    pub name: String,
    /// Carats, where the source gives them.
    pub carats: Option<Carats>,
    /// Value, where the source gives it.
    pub value: Option<UsdCents>,
    /// What it rests on.
    pub basis: Basis,
}

/// Every figure that ships, in the order of the file.
#[must_use]
pub fn production_rows() -> &'static [ProductionRow] {
    &ROWS
}

fn read(text: &str) -> Result<Vec<ProductionRow>, ReferenceFault> {
    rows("kp_production.csv", text, COLUMNS)?.iter().map(production_row).collect()
}

fn production_row(row: &Row) -> Result<ProductionRow, ReferenceFault> {
    Ok(ProductionRow {
        year: row.read("year", year)?,
        participant: row.read_optional("iso2", CountryCode::parse)?,
        name: row.text("participant").to_owned(),
        carats: row.read_optional("carats", Carats::parse)?,
        value: row.read_optional("usd", UsdCents::parse)?,
        basis: row.read("basis", basis)?,
    })
}

pub(crate) fn year(text: &str) -> Result<i64, Expected> {
    text.parse().ok().filter(|year| (2000..=2199).contains(year)).ok_or(Expected("expected-integer"))
}

pub(crate) fn basis(text: &str) -> Result<Basis, Expected> {
    match text {
        "database_snapshot" => Ok(Basis::DatabaseSnapshot),
        "published_summary" => Ok(Basis::PublishedSummary),
        "national_or_other" => Ok(Basis::NationalOrOther),
        _ => Err(Expected("expected-choice")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Basis, production_rows};

    #[test]
    fn reads_every_row_and_its_exact_figures() {
        assert_eq!(production_rows().len(), 754);
        let of = |year, code: &str| {
            production_rows().iter().find(|row| {
                let declared = row.basis == Basis::DatabaseSnapshot && row.year == year;
                declared && row.participant.is_some_and(|participant| participant.as_str() == code)
            })
        };
        let declared = of(2019, "SL").unwrap();
        assert_eq!(declared.carats.unwrap().to_string(), "811604.67");
        assert_eq!(declared.value.unwrap().to_string(), "167654347.87");
        assert!(of(2019, "BE").is_none());
    }
}
