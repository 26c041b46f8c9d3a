//! `Targets`: the published figures of a year, what was taken in place of missing ones, and that said in words.
//!
//! Invariant: a published figure is taken as it stands; where none is, the substitute is named in `missing`. Of several
//! figures the first of the Kimberley Process counts, a national one is never mixed in. Must not know: scale, dates.
//! Source: `data/kp_production.csv`, `data/kp_trade.csv`, `data/kp_certificates.csv`; decisions 31.

use std::collections::BTreeMap;

use kpcs_domain::value::CountryCode;
use kpcs_reference::{Basis, Flow, certificate_counts, production_rows, trade_rows};

/// The year with all figures, from which missing ones of other years are reckoned.
const COMPLETE_YEAR: i64 = 2019;

/// Weight and value of a flow, where known: hundredths of a carat and cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Hundredths of a carat.
    pub carat_hundredths: Option<u64>,
    /// Cents.
    pub cents: Option<u64>,
}

/// What the simulated trade is to come close to, for the whole world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    /// World exports in hundredths of a carat.
    pub carat_hundredths: u64,
    /// World exports in cents.
    pub cents: u64,
    /// Certificates issued worldwide.
    pub certificates: u64,
    /// Declared production: hundredths of a carat and cents.
    pub production: BTreeMap<CountryCode, (u64, u64)>,
    /// Published exports.
    pub exports: BTreeMap<CountryCode, Figures>,
    /// Published imports.
    pub imports: BTreeMap<CountryCode, Figures>,
    /// What is not published and was reckoned in another way, in words.
    pub missing: Vec<String>,
}

impl Targets {
    /// The figures of a year.
    #[must_use]
    pub fn of_year(year: i64) -> Self {
        let mut missing = Vec::new();
        let carat_hundredths = world(year, "carats", |figures| figures.carat_hundredths, &mut missing);
        let cents = world(year, "dollars", |figures| figures.cents, &mut missing);
        let certificates = certificates(year, &mut missing);
        let (exports, imports) = (published(year, Flow::Export), published(year, Flow::Import));
        if exports.is_empty() {
            missing.push(format!("{year}: no Participant's exports; re-exports follow set shares"));
        }
        if imports.is_empty() {
            missing.push(format!("{year}: no Participant's imports; they follow set shares"));
        }
        Self { carat_hundredths, cents, certificates, production: production(year), exports, imports, missing }
    }
}

/// A figure of world exports: published; else published imports; else production times the ratio of the complete year.
fn world(year: i64, unit: &str, of: impl Fn(Figures) -> Option<u64>, missing: &mut Vec<String>) -> u64 {
    if let Some(exports) = world_row(year, Flow::Export, &of) {
        return exports;
    }
    if let Some(imports) = world_row(year, Flow::Import, &of) {
        missing.push(format!("{year}: no world exports in {unit}; world imports stand in"));
        return imports;
    }
    missing.push(format!("{year}: no world trade in {unit}; production times the ratio of {COMPLETE_YEAR} stands in"));
    let traded = world_row(COMPLETE_YEAR, Flow::Export, &of).unwrap_or_default();
    let (mined, mined_then) = (mined(year, &of), mined(COMPLETE_YEAR, &of).max(1));
    u64::try_from(u128::from(traded) * u128::from(mined) / u128::from(mined_then)).unwrap_or(traded)
}

fn world_row(year: i64, flow: Flow, of: impl Fn(Figures) -> Option<u64>) -> Option<u64> {
    let rows = trade_rows().iter().filter(|row| row.year == year && row.flow == flow && row.participant.is_none());
    rows.filter_map(|row| of(figures(row.carats, row.value))).next()
}

fn mined(year: i64, of: impl Fn(Figures) -> Option<u64>) -> u64 {
    let all = production(year);
    let both = |(carats, cents): &(u64, u64)| of(Figures { carat_hundredths: Some(*carats), cents: Some(*cents) });
    all.values().filter_map(both).sum()
}

/// Declared production as it stood in the database snapshot.
fn production(year: i64) -> BTreeMap<CountryCode, (u64, u64)> {
    let declared = production_rows().iter().filter(|row| row.year == year && row.basis == Basis::DatabaseSnapshot);
    let row = |row: &kpcs_reference::ProductionRow| {
        let figures = figures(row.carats, row.value);
        Some((row.participant?, (figures.carat_hundredths?, figures.cents?)))
    };
    declared.filter_map(row).collect()
}

/// What the Kimberley Process published of each Participant's trade.
fn published(year: i64, flow: Flow) -> BTreeMap<CountryCode, Figures> {
    let mut all = BTreeMap::<CountryCode, Figures>::new();
    let rows = trade_rows().iter().filter(|row| row.year == year && row.flow == flow);
    for row in rows.filter(|row| row.basis == Basis::PublishedSummary) {
        let Some(participant) = row.participant else { continue };
        let (known, found) = (all.entry(participant).or_default(), figures(row.carats, row.value));
        known.carat_hundredths = known.carat_hundredths.or(found.carat_hundredths);
        known.cents = known.cents.or(found.cents);
    }
    all
}

fn figures(carats: Option<kpcs_domain::value::Carats>, value: Option<kpcs_domain::value::UsdCents>) -> Figures {
    Figures {
        carat_hundredths: carats.map(|carats| carats.thousandths().unsigned_abs() / 10),
        cents: value.map(|value| value.cents().unsigned_abs()),
    }
}

fn certificates(year: i64, missing: &mut Vec<String>) -> u64 {
    let known = certificate_counts().iter().min_by_key(|count| (count.year.abs_diff(year), count.year));
    let Some(nearest) = known else { return 0 };
    if nearest.year != year {
        missing.push(format!("{year}: no count of certificates; that of {} stands in", nearest.year));
    }
    nearest.certificates
}

#[cfg(test)]
mod tests {
    use super::Targets;

    #[test]
    fn the_complete_year_is_as_published() {
        let targets = Targets::of_year(2019);
        assert_eq!(targets.carat_hundredths, 37_140_000_000);
        assert_eq!(targets.cents, 3_664_000_000_000);
        assert_eq!(targets.certificates, 52_443);
        assert_eq!((targets.production.len(), targets.imports.len()), (24, 3));
        assert_eq!(targets.missing, ["2019: no Participant's exports; re-exports follow set shares"]);
    }

    #[test]
    fn other_years_say_what_is_missing() {
        for year in 2006..=2023 {
            let targets = Targets::of_year(year);
            assert!(targets.carat_hundredths > 20_000_000_000 && targets.cents > 1_500_000_000_000, "{year}");
            assert!(targets.certificates > 40_000 && targets.production.len() >= 20, "{year}");
            assert!(year == 2006 || !targets.missing.is_empty(), "{year}");
        }
    }
}
