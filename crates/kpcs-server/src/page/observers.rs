//! `/observers`: who observes the scheme, since when, and by which decision. Public.
//!
//! Invariant: a seat that ended stays on the list with its days.
//! Source: kpcs.md §12.8.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_store::view::{ObserverRow, observers};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
};

use crate::{app::App, listing::listed, no::No, visitor::Visitor, words};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/observers", get(show))
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let rows = app.read(observers).await?;
    let empty = Empty { title: texts.get("observers-none"), text: texts.get("observers-none-text"), link: None };
    listed(
        &visitor,
        "observers",
        ListPage {
            shell: visitor.shell(texts.get("observers-title")),
            title: texts.get("observers-title"),
            lead: texts.get("observers-lead"),
            main: None,
            filters: None,
            table: (!rows.is_empty()).then(|| table(texts, &rows)),
            empty: rows.is_empty().then_some(empty),
            pager: None,
            links: Vec::new(),
        },
    )
}

fn table(texts: Texts, rows: &[ObserverRow]) -> Table {
    let row = |row: &ObserverRow| {
        let until = row.to.map_or(Inline::Nothing, |to| Inline::text(words::day(texts, to.plus_days(-1))));
        Row::of(vec![
            Inline::Lines(vec![row.name.to_string(), row.observer.to_string()]),
            Inline::text(words::choice(texts, row.kind.word())),
            Inline::text(words::day(texts, row.from)),
            until,
            Inline::text(row.basis.clone()),
            Inline::text(row.source.clone()),
        ])
    };
    let columns =
        ["observers-name", "observers-kind", "observers-since", "observers-until", "field-basis", "field-source"];
    Table {
        caption: texts.get("observers-title"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}
