//! The file as it was read: its own rows and columns, with what is wrong in the cell where it is wrong.
//!
//! Invariant: every row with a fault is shown; of the others the first ones; columns without any cell are left out.

use std::collections::BTreeMap;

use kpcs_domain::{
    field::Kind,
    value::{Carats, UsdCents},
};
use kpcs_web::{
    Texts,
    part::{Column, Inline, Row, Table as Shown},
};

use crate::{
    import::{FileFault, ImportKind, Table, Worded as _, columns},
    objection::field_label,
    words,
};

/// Rows without faults that are shown.
const ROWS: usize = 150;

/// What is wrong, by row and column; the first column stands for the row.
type Marks = BTreeMap<(usize, usize), Vec<String>>;

/// The table of the page.
pub(super) fn as_read(texts: Texts, kind: ImportKind, table: &Table, faults: &[FileFault]) -> Shown {
    let marks = marks(texts, table, faults);
    let is_filled = |place: &usize| {
        let cell = |(_, cells): &(usize, Vec<String>)| cells.get(*place).is_some_and(|cell| !cell.trim().is_empty());
        table.rows.iter().any(cell) || marks.keys().any(|(_, column)| column == place)
    };
    let places: Vec<_> = (0..table.head.len()).filter(is_filled).collect();
    let marked = |row: usize| marks.keys().any(|(of, _)| *of == row);
    let shown = table.rows.iter().enumerate().filter(|(i, (row, _))| *i < ROWS || marked(*row));
    let rows: Vec<_> = shown.map(|(_, (row, cells))| worded(*row, cells, &places, &marks)).collect();
    let (count, all) = (words::count(texts, rows.len()), words::count(texts, table.rows.len()));
    let note = texts.t("files-some-shown").arg("shown", count).arg("all", all).to_string();
    Shown {
        caption: texts.get("files-read"),
        caption_unseen: true,
        columns: heads(texts, kind, table, &places),
        notes: if rows.len() < table.rows.len() { vec![note] } else { Vec::new() },
        rows,
        total: faults.is_empty().then(|| sums(texts, kind, table, &places)).flatten(),
        stacked: false,
        bulk: None,
    }
}

fn marks(texts: Texts, table: &Table, faults: &[FileFault]) -> Marks {
    let mut marks = Marks::new();
    for fault in faults {
        let place = table.head.iter().position(|name| *name == fault.column);
        let what = match (place, fault.column.as_str()) {
            (Some(_), _) | (None, "") => fault.what(texts),
            (None, column) => format!("{column}: {}", fault.what(texts)),
        };
        marks.entry((fault.row, place.unwrap_or_default())).or_default().push(what);
    }
    marks
}

fn worded(row: usize, cells: &[String], places: &[usize], marks: &Marks) -> Row {
    let cell = |place: &usize| {
        let text = cells.get(*place).map_or("", |cell| cell.trim()).to_owned();
        match marks.get(&(row, *place)) {
            Some(wrong) => {
                let wrong = wrong.iter().map(|what| format!("▲ {what}"));
                Inline::Lines(Some(text).filter(|text| !text.is_empty()).into_iter().chain(wrong).collect())
            }
            None if text.is_empty() => Inline::Nothing,
            None => Inline::Text(text),
        }
    };
    let is_marked = marks.keys().any(|(of, _)| *of == row);
    let cells = std::iter::once(Inline::number(row)).chain(places.iter().map(cell)).collect();
    Row { cells, marked: is_marked, pick: None }
}

/// Each column by the label of its field, with its name in the file; a column of no field by its name alone.
fn heads(texts: Texts, kind: ImportKind, table: &Table, places: &[usize]) -> Vec<Column> {
    let known = columns(kind);
    let head = |place: &usize| {
        let name = &table.head[*place];
        match known.iter().find(|column| column.name == *name && !column.steps.is_empty()) {
            Some(column) => Column {
                label: field_label(texts, &column.steps.join(".")),
                unit: Some(name.clone()),
                numeric: matches!(column.kind, Kind::Carats | Kind::Usd | Kind::Integer),
            },
            None => Column::words(name.clone()),
        }
    };
    std::iter::once(Column::figures(texts.get("files-row"), "")).chain(places.iter().map(head)).collect()
}

/// The sums of carats and dollars, to compare with a list on paper; none where a figure can't be summed.
fn sums(texts: Texts, kind: ImportKind, table: &Table, places: &[usize]) -> Option<Row> {
    let known = columns(kind);
    let sum = |place: &usize| {
        let column = known.iter().find(|column| column.name == table.head[*place]);
        let cells = table.rows.iter().filter_map(|(_, cells)| cells.get(*place)).map(|cell| cell.trim());
        // A figure with a decimal comma has been read as one with a point.
        let figures = cells.filter(|cell| !cell.is_empty()).map(|cell| cell.replace(',', "."));
        match column.filter(|column| column.list.is_some()).map(|column| column.kind) {
            Some(Kind::Carats) => {
                let figures: Option<Vec<_>> = figures.map(|figure| Carats::parse(&figure).ok()).collect();
                Some(words::carats(texts, Carats::sum(figures?)?))
            }
            Some(Kind::Usd) => {
                let figures: Option<Vec<_>> = figures.map(|figure| UsdCents::parse(&figure).ok()).collect();
                Some(words::dollars(texts, UsdCents::sum(figures?)?))
            }
            _ => None,
        }
    };
    let sums: Vec<_> = places.iter().map(sum).collect();
    sums.iter().any(Option::is_some).then(|| {
        let cells = sums.into_iter().map(|sum| sum.map_or(Inline::Nothing, Inline::Number));
        Row::of(std::iter::once(Inline::text(texts.get("files-sums"))).chain(cells).collect())
    })
}
