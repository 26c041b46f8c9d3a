//! The page of Chair and secretariat: closure between each two Participants, in counts only.
//!
//! Invariant: no number, party or figure of goods stands here.

use axum::response::Response;
use kpcs_store::view::{PairRow, closure_by_pair, closure_for_chair};
use kpcs_web::{
    page as respond,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
};

use crate::{app::App, no::No, officer::Officer, words};

/// The page.
pub(super) async fn show(app: &App, officer: &Officer) -> Result<Response, No> {
    let (texts, today) = (officer.texts(), officer.visitor.now.day());
    let (rows, reached) =
        app.read(move |sql| Ok((closure_by_pair(sql, today)?, closure_for_chair(sql, today)?))).await?;
    let number = |count: i64| Inline::Number(words::count(texts, count));
    let row = |row: &PairRow| {
        Row::of(vec![
            Inline::text(words::place(texts, row.issuer)),
            Inline::text(words::place(texts, row.destination)),
            number(row.issued),
            number(row.open),
            number(row.overdue),
            number(reached.get(&(row.issuer, row.destination)).map_or(0, |numbers| numbers.len() as i64)),
        ])
    };
    let [from, to] = ["closure-from", "closure-to"].map(|key| Column::words(texts.get(key)));
    let counts = ["home-issued", "closure-open", "closure-past", "closure-for-chair"]
        .map(|key| Column::figures(texts.get(key), ""));
    let empty = Empty { title: texts.get("closure-none"), text: texts.get("closure-none-text"), link: None };
    let table = Table {
        caption: texts.get("closure-pairs"),
        caption_unseen: true,
        columns: [from, to].into_iter().chain(counts).collect(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    };
    Ok(respond(&ListPage {
        shell: officer.shell(texts.get("closure-pairs")),
        title: texts.get("closure-pairs"),
        lead: texts.get("closure-pairs-lead"),
        main: None,
        filters: None,
        table: (!rows.is_empty()).then_some(table),
        empty: rows.is_empty().then_some(empty),
        pager: None,
        links: Vec::new(),
    }))
}
