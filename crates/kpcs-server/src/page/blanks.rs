//! `/blanks`: the office's security paper: what is in the stock, in whose hands, how much is left.
//!
//! Invariant: the rows are the book's; nobody's count changes them. Must not know: how paper is moved, the acts do that.
//! Source: kpcs.md §3.8, §3.9.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_domain::act::{Act as _, AllotBlanks, CountBlanks, DestroyBlanks, ReceiveBlanks, SpoilBlank};
use kpcs_store::{Sql, StoreFault, view, view::BlankRow, work};
use kpcs_web::{
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
    shell::Link,
};

use crate::{app::App, listing::listed, no::No, officer::Officer, words};

/// Below this many unused blanks the stock runs low; what a delivery takes is not known, so it is a round figure.
const LOW: i64 = 100;

/// The route of this place.
pub fn routes() -> Router<App> {
    Router::new().route("/blanks", get(show))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let authority = officer.authority().clone();
    let rows = app.read(move |sql| named(sql, view::blanks(sql, &authority)?)).await?;
    let texts = officer.texts();
    let unused =
        |state: &str| rows.iter().filter(|(row, _)| row.state == state).map(|(row, _)| row.blanks).sum::<i64>();
    let (stock, left) = (unused("stock"), unused("stock") + unused("allotted"));
    let mut lead = texts.t("blanks-lead").count("left", left).count("stock", stock).to_string();
    if left < LOW {
        lead = format!("{}. {} {lead}", texts.get("blanks-low"), texts.get("blanks-low-text"));
    }
    let empty = rows.is_empty().then(|| Empty {
        title: texts.get("blanks-none"),
        text: texts.get("blanks-none-text"),
        link: None,
    });
    listed(
        &officer.visitor,
        "blanks",
        ListPage {
            shell: officer.shell(texts.get("blanks-title")),
            title: texts.get("blanks-title"),
            lead: if empty.is_some() { String::new() } else { lead },
            main: None,
            filters: None,
            table: empty.is_none().then(|| table(&officer, &rows)),
            empty,
            pager: None,
            links: acts(&officer),
        },
    )
}

/// The rows with the names of who holds them.
fn named(sql: &Sql<'_>, rows: Vec<BlankRow>) -> Result<Vec<(BlankRow, String)>, StoreFault> {
    let name = |row: BlankRow| {
        let account = match &row.holder {
            Some(holder) => work::account(sql, holder)?,
            None => None,
        };
        let handle = row.holder.map(|holder| holder.to_string()).unwrap_or_default();
        Ok((row, account.map_or(handle, |account| account.name.to_string())))
    };
    rows.into_iter().map(name).collect()
}

fn table(officer: &Officer, rows: &[(BlankRow, String)]) -> Table {
    let texts = officer.texts();
    let row = |(row, holder): &(BlankRow, String)| {
        Row::of(vec![
            Inline::Code(if row.first == row.last {
                row.first.to_string()
            } else {
                format!("{}–{}", row.first, row.last)
            }),
            Inline::Text(texts.get(&format!("blanks-state-{}", row.state))),
            if holder.is_empty() { Inline::Nothing } else { Inline::text(holder) },
            Inline::Number(words::count(texts, row.blanks)),
        ])
    };
    Table {
        caption: texts.get("blanks-title"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("field-range")),
            Column::words(texts.get("blanks-state")),
            Column::words(texts.get("field-holder")),
            Column::figures(texts.get("field-blanks"), ""),
        ],
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

/// The acts on paper that this person may ask for.
fn acts(officer: &Officer) -> Vec<Link> {
    let all = [&ReceiveBlanks::INFO, &AllotBlanks::INFO, &SpoilBlank::INFO, &DestroyBlanks::INFO, &CountBlanks::INFO];
    let mine = all.into_iter().filter(|info| officer.visitor.holds_one_of(info.by));
    mine.map(|info| Link::new(words::act(officer.texts(), info), format!("/acts/{}", info.name))).collect()
}
