//! A table: of figures, a queue, a list or a register.
//!
//! Invariant: the unit stands in the header, figures are right-aligned, the first column names the row, and totals are ruled.
//! It must not know what its figures mean.
//! Source: look, "figures table", "queue".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::{Bulk, Inline};

/// A table with a caption; on a phone each row of a `stacked` table becomes a block with its labels.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/table.html")]
pub struct Table {
    pub caption: String,
    /// The caption repeats a heading just above, so only assistive technology reads it.
    pub caption_unseen: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub total: Option<Row>,
    /// Notes under the table: source, vintage, meaning of the dash.
    pub notes: Vec<String>,
    pub stacked: bool,
    /// What can be done to several rows at once; each row that can be chosen then has a box to tick.
    pub bulk: Option<Bulk>,
}

/// One column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub label: String,
    pub unit: Option<String>,
    pub numeric: bool,
}

/// One row; `marked` when it needs a hand (a word or shape in it says so too).
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<Inline>,
    pub marked: bool,
    /// Its box in a table whose rows can be chosen; `None` for a row of which nothing can be done.
    pub pick: Option<Pick>,
}

/// The box with which a row is chosen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What is sent under the name `row`.
    pub value: String,
    /// What assistive technology reads: "Choose SL 000123".
    pub label: String,
    pub chosen: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), unit: None, numeric: false }
    }

    /// A column of figures in `unit`; an empty unit for counts.
    pub fn figures(label: impl Into<String>, unit: impl Into<String>) -> Self {
        let unit = Some(unit.into()).filter(|unit| !unit.is_empty());
        Self { label: label.into(), unit, numeric: true }
    }
}

impl Table {
    /// The heading of the column of boxes.
    fn choose(&self) -> String {
        self.bulk.as_ref().map_or_else(String::new, |bulk| bulk.texts.get("bulk-choose"))
    }
}

impl Row {
    /// A row of these cells.
    pub fn of(cells: Vec<Inline>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// The same row with a box to choose it.
    #[must_use]
    pub fn pick(mut self, pick: Pick) -> Self {
        self.pick = Some(pick);
        self
    }

    /// The same row, marked as needing a hand.
    #[must_use]
    pub fn marked(mut self) -> Self {
        self.marked = true;
        self
    }
}

impl HtmlSafe for Table {}
