//! `data/kp_trade.csv` and `data/kp_certificates.csv`: yearly trade and certificate counts as published.
//!
//! Invariant: rows stand as published, rounded as their source rounds them; none is preferred here.
//! Must not know: production, the register's own figures.
//! Source: `data/SOURCES.md`.

use std::sync::LazyLock;

use kpcs_domain::value::{Carats, CountryCode, Expected, UsdCents};

use crate::{
    Basis, ReferenceFault,
    production::{basis, year},
    table::{Row, rows},
};

const COLUMNS: &[&str] = &[
    "year",
    "quarter",
    "participant",
    "iso2",
    "flow",
    "carats",
    "usd",
    "usd_per_carat",
    "certificates",
    "source_url",
    "note",
    "basis",
];
const COLUMNS_OF_COUNTS: &[&str] = &["year", "certificates", "precision", "source"];

static ROWS: LazyLock<Vec<TradeRow>> =
    LazyLock::new(|| read(include_str!("../../../data/kp_trade.csv")).expect("a test reads the shipped file"));
static COUNTS: LazyLock<Vec<CertificateCount>> =
    LazyLock::new(|| counts(include_str!("../../../data/kp_certificates.csv")).expect("a test reads the shipped file"));

/// Which way the goods went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Into the Participant.
    Import,
    /// Out of the Participant.
    Export,
    /// Both together, where the source does not part them.
    Both,
}

/// One published figure of yearly trade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TradeRow {
    /// The calendar year.
    pub year: i64,
    /// The Participant; `None` for the world.
    pub participant: Option<CountryCode>,
    /// Which way.
    pub flow: Flow,
    /// Carats, where the source gives them.
    pub carats: Option<Carats>,
    /// Value, where the source gives it.
    pub value: Option<UsdCents>,
    /// What it rests on.
    pub basis: Basis,
}

/// How many certificates all Participants together issued in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateCount {
    /// The calendar year.
    pub year: i64,
    /// How many.
    pub certificates: u64,
    /// Whether the source rounds.
    pub rounded: bool,
}

/// Every figure of trade that ships, in the order of the file.
#[must_use]
pub fn trade_rows() -> &'static [TradeRow] {
    &ROWS
}

/// Every count of certificates that ships, by year.
#[must_use]
pub fn certificate_counts() -> &'static [CertificateCount] {
    &COUNTS
}

fn read(text: &str) -> Result<Vec<TradeRow>, ReferenceFault> {
    rows("kp_trade.csv", text, COLUMNS)?.iter().map(trade_row).collect()
}

fn trade_row(row: &Row) -> Result<TradeRow, ReferenceFault> {
    Ok(TradeRow {
        year: row.read("year", year)?,
        participant: row.read_optional("iso2", CountryCode::parse)?,
        flow: row.read("flow", flow)?,
        carats: row.read_optional("carats", Carats::parse)?,
        value: row.read_optional("usd", UsdCents::parse)?,
        basis: row.read("basis", basis)?,
    })
}

fn flow(text: &str) -> Result<Flow, Expected> {
    match text {
        "import" => Ok(Flow::Import),
        "export" => Ok(Flow::Export),
        "import+export" => Ok(Flow::Both),
        _ => Err(Expected("expected-choice")),
    }
}

fn counts(text: &str) -> Result<Vec<CertificateCount>, ReferenceFault> {
    rows("kp_certificates.csv", text, COLUMNS_OF_COUNTS)?.iter().map(count).collect()
}

fn count(row: &Row) -> Result<CertificateCount, ReferenceFault> {
    Ok(CertificateCount {
        year: row.read("year", year)?,
        certificates: row.read("certificates", |text| text.parse().map_err(|_| Expected("expected-integer")))?,
        rounded: row.read("precision", |text| match text {
            "exact" => Ok(false),
            "rounded" => Ok(true),
            _ => Err(Expected("expected-choice")),
        })?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Flow, certificate_counts, trade_rows};

    #[test]
    fn reads_every_row() {
        assert_eq!(trade_rows().len(), 80);
        let world = trade_rows()
            .iter()
            .find(|row| row.year == 2019 && row.participant.is_none() && row.flow == Flow::Export)
            .unwrap();
        assert_eq!(world.carats.unwrap().to_string(), "371400000.00");
        assert_eq!(world.value.unwrap().to_string(), "36640000000.00");
    }

    #[test]
    fn counts_certificates() {
        let of_2019 = certificate_counts().iter().find(|count| count.year == 2019).unwrap();
        assert_eq!((of_2019.certificates, of_2019.rounded), (52_443, false));
    }
}
