//! `/lots`: returns due, and what is left of imported lots.
//!
//! Invariant: the figures are sums over the office's own ledger and register. Must not know: why goods go back.
//! Source: kpcs.md §5.11, §9.7.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_store::{view, view::LotRow};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
    shell::Link,
};

use crate::{app::App, listing::listed, no::No, officer::Officer, page::certificate::particulars::printed, words};

/// The newest confirmed shipments that are looked through.
const LIMIT: i64 = 1_000;

/// The route of this place.
pub fn routes() -> Router<App> {
    Router::new().route("/lots", get(show))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let authority = officer.authority().clone();
    let mut lots = app.read(move |sql| view::lots(sql, &authority, LIMIT)).await?;
    lots.sort_by_key(|lot| (lot.due_back.is_none(), lot.due_back));
    let texts = officer.texts();
    let nothing = || Empty { title: texts.get("lots-none"), text: texts.get("lots-none-text"), link: None };
    let empty = lots.is_empty().then(nothing);
    listed(
        &officer.visitor,
        "lots",
        ListPage {
            shell: officer.shell(texts.get("lots-title")),
            title: texts.get("lots-title"),
            lead: texts.get("lots-lead"),
            main: None,
            filters: None,
            table: empty.is_none().then(|| table(texts, &lots)),
            empty,
            pager: None,
            links: Vec::new(),
        },
    )
}

fn table(texts: Texts, lots: &[LotRow]) -> Table {
    let row = |lot: &LotRow| {
        Row::of(vec![
            Inline::Link(Link::new(printed(&lot.number), format!("/arrivals/{}", lot.number))),
            Inline::text(&lot.importer),
            lot.due_back.map_or(Inline::Nothing, |day| Inline::Text(words::day(texts, day))),
            if lot.under.is_empty() { Inline::Nothing } else { Inline::Lines(lot.under.clone()) },
            Inline::Number(words::carats(texts, lot.imported)),
            Inline::Number(words::carats(texts, lot.gone)),
            Inline::Number(words::carats(texts, lot.left())),
        ])
    };
    let figures = |key: &str| Column::figures(texts.get(key), "ct");
    Table {
        caption: texts.get("lots-title"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("field-number")),
            Column::words(texts.get("word-importer")),
            Column::words(texts.get("lots-due")),
            Column::words(texts.get("lots-under")),
            figures("lots-imported"),
            figures("lots-gone"),
            figures("lots-left"),
        ],
        rows: lots.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}
