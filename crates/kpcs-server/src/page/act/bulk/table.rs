//! The rows that were chosen as a table: the same columns in the check and in the answer, with what will happen or what came of it.
//!
//! Must not know: which of the two it is.

use kpcs_web::{
    Texts,
    part::{Badge, Column, Inline, Row as Line, Table},
    shell::Link,
};

use super::{deed::Deed, rows::Row};
use crate::words;

/// What is said of one row.
pub(super) struct Said<'a> {
    pub row: &'a Row,
    pub badge: Badge,
    pub reason: Inline,
    pub rule: Inline,
    /// Whether somebody must look at it.
    pub marked: bool,
}

/// The table; `what` is the key of the column of badges.
pub(super) fn table<'a>(texts: Texts, deed: &Deed, what: &str, said: impl Iterator<Item = Said<'a>>) -> Table {
    let columns = ["word-number", "bulk-is", what, "bulk-why", "bulk-rule"];
    Table {
        caption: texts.get("bulk-rows"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: said.map(|said| line(deed, said)).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn line(deed: &Deed, said: Said<'_>) -> Line {
    let subject = &said.row.subject;
    let line = Line::of(vec![
        Inline::CodeLink(Link::new(words::subject(subject), deed.row_address(subject))),
        Inline::Lines(said.row.is.clone()),
        Inline::Badge(said.badge),
        said.reason,
        said.rule,
    ]);
    if said.marked { line.marked() } else { line }
}
