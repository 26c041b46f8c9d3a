//! `Column` and `Cell`: what stands in a list, once for the page and for files.
//!
//! Invariant: a cell knows its exact value; how it looks on a page follows from it.
//! Must not know: where the rows come from.

use kpcs_domain::value::{Carats, Day, Timestamp, UsdCents};
use kpcs_web::{
    Texts,
    part::{self, Badge, Inline, Table},
    shell::Link,
};

use crate::words;

/// A column of a list of `R`.
pub struct Column<R> {
    /// Its name in files for programs: small letters and `_`, the unit last.
    pub key: &'static str,
    /// The key of its heading.
    pub label: &'static str,
    /// Words, or figures in a unit.
    pub kind: Kind,
    /// Whether the page shows it; files hold every column.
    pub on_page: bool,
    /// What stands in it.
    pub cell: fn(Texts, &R) -> Cell,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, days, states.
    Words,
    /// Figures in this unit; empty for counts.
    Figures(&'static str),
}

/// What stands in one cell.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Nothing is known, or nothing applies.
    Nothing,
    /// Text.
    Text(String),
    /// Several short texts.
    Lines(Vec<String>),
    /// A number or reference, and where it leads.
    Code(String, String),
    /// A name, and where it leads.
    Link(String, String),
    /// A figure as plain digits with a point, and as a page words it.
    Exact(String, String),
    /// A day.
    Day(Day),
    /// An instant.
    Instant(Timestamp),
    /// A state.
    State(Badge),
}

impl Cell {
    /// A text; nothing for an empty one.
    pub fn text(text: impl ToString) -> Self {
        Some(text.to_string()).filter(|text| !text.is_empty()).map_or(Self::Nothing, Self::Text)
    }

    /// A weight.
    #[must_use]
    pub fn carats(texts: Texts, carats: Carats) -> Self {
        Self::Exact(carats.to_string(), words::carats(texts, carats))
    }

    /// A value in dollars.
    #[must_use]
    pub fn usd(texts: Texts, value: UsdCents) -> Self {
        Self::Exact(value.to_string(), words::dollars(texts, value))
    }

    /// A count.
    #[must_use]
    pub fn count(texts: Texts, count: i64) -> Self {
        Self::Exact(count.to_string(), words::count(texts, count))
    }

    /// As a page shows it.
    #[must_use]
    pub fn inline(self, texts: Texts) -> Inline {
        match self {
            Self::Nothing => Inline::Nothing,
            Self::Text(text) => Inline::Text(text),
            Self::Lines(lines) => Inline::Lines(lines),
            Self::Code(text, href) if href.is_empty() => Inline::Code(text),
            Self::Code(text, href) => Inline::CodeLink(Link::new(text, href)),
            Self::Link(text, href) => Inline::Link(Link::new(text, href)),
            Self::Exact(_, shown) => Inline::Number(shown),
            Self::Day(day) => Inline::Text(words::day(texts, day)),
            Self::Instant(at) => Inline::Text(words::instant(texts, at)),
            Self::State(badge) => Inline::Badge(badge),
        }
    }
}

/// The table of a page.
#[must_use]
pub fn table<R>(texts: Texts, caption: String, columns: &[Column<R>], rows: &[R]) -> Table {
    let shown: Vec<_> = columns.iter().filter(|column| column.on_page).collect();
    let row = |row: &R| part::Row::of(shown.iter().map(|column| (column.cell)(texts, row).inline(texts)).collect());
    let head = |column: &&Column<R>| match column.kind {
        Kind::Words => part::Column::words(texts.get(column.label)),
        Kind::Figures(unit) => part::Column::figures(texts.get(column.label), unit),
    };
    Table {
        caption,
        caption_unseen: true,
        columns: shown.iter().map(head).collect(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}
