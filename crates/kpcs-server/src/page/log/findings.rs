//! `/log/findings`: what is not as it should be among what other nodes have handed to the log that this one runs.
//!
//! Invariant: header parts alone, which every Participant may know; a finding accuses nobody, it says what does not fit together.
//! Source: issue 03, demand 6; threat-model 12.1 (T2), M14; docs/decisions/0014.

use axum::{extract::State, response::Response};
use kpcs_store::view::{FindingRow, findings};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
};

use crate::{app::App, listing::listed, no::No, officer::Officer, words};

/// The most rows that are shown, the newest of all.
const ROWS: i64 = 500;

pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let (rows, all) = app.read(move |sql| findings(sql, ROWS)).await?;
    let text = if app.options().hub.is_some() { "log-findings-none-text" } else { "log-findings-elsewhere" };
    let empty = Empty { title: texts.get("log-findings-none"), text: texts.get(text), link: None };
    listed(
        &officer.visitor,
        "log-findings",
        ListPage {
            shell: officer.shell(texts.get("log-findings-title")),
            title: texts.get("log-findings-title"),
            lead: texts.t("log-findings-lead").count("count", all).to_string(),
            main: None,
            filters: None,
            table: (!rows.is_empty()).then(|| table(texts, &rows)),
            empty: rows.is_empty().then_some(empty),
            pager: None,
            links: Vec::new(),
        },
    )
}

fn table(texts: Texts, rows: &[FindingRow]) -> Table {
    let columns =
        ["log-findings-what", "log-findings-number", "log-findings-by", "log-findings-at", "log-findings-place"];
    Table {
        caption: texts.get("log-findings-title"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(|found| row(texts, found)).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn row(texts: Texts, found: &FindingRow) -> Row {
    let act = kpcs_store::act::info_of(found.said.act).map(|info| words::act(texts, info));
    let by = [Some(found.said.authority.to_string()), act].into_iter().flatten().collect();
    let place = found.place.map_or_else(|| texts.get("log-findings-no-place"), |place| words::count(texts, place));
    Row::of(vec![
        Inline::text(texts.get(&format!("log-finding-{}", found.kind.word().replace('_', "-")))),
        Inline::text(words::number(&found.said.number)),
        Inline::Lines(by),
        Inline::text(words::instant(texts, found.at)),
        Inline::text(place),
    ])
}
