//! `data/participants.csv`: the standing of each Participant and applicant over time, with basis and source.
//!
//! Invariant: `from_day`, `to_day` and `precision` say nothing that `from` and `to` do not say; they are compared.
//! Observers stand in the same file, have no code, and are left out: no act records them so far.
//! Source: kpcs.md §0.4, §11.5; decisions 19 and 27.

use std::sync::LazyLock;

use kpcs_domain::{
    party::{Interval, ParticipantKind, Precision, Status, Trade, partial_day},
    value::{CountryCode, Day, Name, Text},
};

use crate::{
    ReferenceFault,
    table::{Row, rows},
};

const FILE: &str = "participants.csv";
const COLUMNS: &[&str] = &[
    "participant",
    "iso2",
    "kind",
    "from",
    "to",
    "status",
    "trade",
    "from_day",
    "to_day",
    "precision",
    "basis",
    "source",
];

static ROWS: LazyLock<Vec<ParticipantRow>> =
    LazyLock::new(|| read(include_str!("../../../data/participants.csv")).expect("a test reads the shipped file"));

/// One row: a standing and where it is known from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantRow {
    /// The standing, with full days to compute with.
    pub interval: Interval,
    /// The first day as the source gives it: `2004`, `2013-05` or `2006-11-24`.
    pub from: String,
    /// The first day on which it no longer holds, as the source gives it; empty if it still does.
    pub to: String,
    /// What the row rests on, in words.
    pub basis: Text,
    /// The page it was read on.
    pub source: Text,
}

/// Every standing that ships, in the order of the file: by name, then by day.
#[must_use]
pub fn participant_rows() -> &'static [ParticipantRow] {
    &ROWS
}

fn read(text: &str) -> Result<Vec<ParticipantRow>, ReferenceFault> {
    let table = rows(FILE, text, COLUMNS)?;
    table.iter().filter(|row| row.text("kind") != "observer").map(participant_row).collect()
}

fn participant_row(row: &Row) -> Result<ParticipantRow, ReferenceFault> {
    Ok(ParticipantRow {
        interval: interval(row)?,
        from: row.text("from").to_owned(),
        to: row.text("to").to_owned(),
        basis: row.read("basis", Text::parse)?,
        source: row.read("source", Text::parse)?,
    })
}

fn interval(row: &Row) -> Result<Interval, ReferenceFault> {
    let (from, from_precision) = row.read("from", partial_day)?;
    let to = row.read_optional("to", partial_day)?;
    agrees(row, from, to.map(|(day, _)| day), from_precision.max(to.map_or(Precision::Day, |(_, p)| p)))?;
    Ok(Interval {
        participant: row.read("iso2", CountryCode::parse)?,
        name: row.read("participant", Name::parse)?,
        kind: row.read("kind", ParticipantKind::parse)?,
        from,
        to: to.map(|(day, _)| day),
        status: row.read("status", Status::parse)?,
        trade: row.read("trade", Trade::parse)?,
        from_precision,
        to_precision: to.map(|(_, precision)| precision).filter(|precision| *precision != Precision::Day),
    })
}

fn agrees(row: &Row, from: Day, to: Option<Day>, coarsest: Precision) -> Result<(), ReferenceFault> {
    if row.read("from_day", Day::parse)? != from {
        return Err(row.fault("from_day", "expected-day"));
    }
    if row.read_optional("to_day", Day::parse)? != to {
        return Err(row.fault("to_day", "expected-day"));
    }
    if row.read("precision", Precision::parse)? != coarsest {
        return Err(row.fault("precision", "expected-choice"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, read};

    fn file(row: &str) -> String {
        format!("{}\n{row}\n", COLUMNS.join(","))
    }

    #[test]
    fn refuses_days_that_contradict_each_other() {
        let good = "Ghana,GH,state,2006-12-05,2007-02,restricted,by_measure,2006-12-05,2007-02-01,month,b,s";
        assert_eq!(read(&file(good)).unwrap().len(), 1);
        for (from, to, column) in [
            (",2006-12-05,2007-02-01,", ",2006-12-06,2007-02-01,", "from_day"),
            (",2007-02-01,", ",2007-02-02,", "to_day"),
            (",month,", ",day,", "precision"),
            ("by_measure", "by measure", "trade"),
            (",GH,", ",GHA,", "iso2"),
        ] {
            let fault = read(&file(&good.replacen(from, to, 1))).unwrap_err().to_string();
            assert!(fault.contains(&format!(", {column}: ")), "{fault}");
        }
    }
}
