//! The list of cases, the open ones first by the day they are due.
//!
//! Invariant: overdue stands before everything else, since it is due earliest.

use axum::{extract::State, response::Response};
use kpcs_domain::value::Day;
use kpcs_store::view::{self, CaseRow, Page};
use kpcs_web::{
    page::list::ListPage,
    part::{Column, Empty, Inline, Pager, Row, Table},
    shell::Link,
};

use super::{READERS, badge};
use crate::{
    app::App,
    listing::listed,
    no::No,
    officer::Officer,
    page::desk::{day_of_office, pack_of},
    words,
};

/// Rows of a page.
const ROWS: u32 = 50;
/// The most rows of a file.
const FILE_ROWS: u32 = 100_000;

/// `GET /cases?page=`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(READERS)?;
    let (holder, now) = (officer.authority().clone(), officer.visitor.now);
    let number: u32 = officer.visitor.query.get("page").parse().unwrap_or(1).clamp(1, 10_000);
    let file = officer.visitor.query.has("format");
    let (today, mut rows) = app
        .read(move |sql| {
            // One row more than is shown says whether there is a next page.
            let page = if file {
                Page::first(FILE_ROWS)
            } else {
                Page { offset: (number - 1) * ROWS, ..Page::first(ROWS + 1) }
            };
            Ok((day_of_office(&*pack_of(sql, &holder, now)?, now), view::cases(sql, &holder, false, page)?))
        })
        .await?;
    let more = !file && rows.len() > ROWS as usize;
    rows.truncate(if file { FILE_ROWS as usize } else { ROWS as usize });
    let texts = officer.texts();
    let title = texts.get("nav-cases");
    let to_page = |number: u32| format!("/cases?page={number}");
    listed(
        &officer.visitor,
        "cases",
        ListPage {
            shell: officer.shell(title.clone()),
            title: title.clone(),
            lead: texts.get("cases-lead"),
            main: None,
            filters: None,
            table: (!rows.is_empty()).then(|| table(&officer, title, &rows, today)),
            empty: rows.is_empty().then(|| Empty {
                title: texts.get("cases-none"),
                text: texts.get("cases-none-text"),
                link: None,
            }),
            pager: (more || number > 1).then(|| Pager {
                texts,
                shown: words::count(texts, rows.len()),
                previous: (number > 1).then(|| to_page(number - 1)),
                next: more.then(|| to_page(number + 1)),
            }),
            links: Vec::new(),
        },
    )
}

fn table(officer: &Officer, caption: String, rows: &[CaseRow], today: Day) -> Table {
    let texts = officer.texts();
    let columns = ["cases-about", "cases-kind", "cases-other-side", "cases-due", "cases-state"];
    let row = |row: &CaseRow| {
        let other = if row.opened_by == *officer.authority() { row.issuer.as_ref() } else { Some(&row.opened_by) };
        let subject = row.subject();
        let cells = Row::of(vec![
            Inline::CodeLink(Link::new(words::subject(&subject), format!("/cases/{subject}?case={}", row.sequence))),
            Inline::Text(words::choice(texts, row.kind.word())),
            Inline::Text(other.map_or_else(|| texts.get("cases-nobody"), |other| words::office(texts, other))),
            Inline::Text(row.due.map_or_else(|| texts.get("cases-no-limit"), |due| words::day(texts, due))),
            Inline::Badge(badge(officer, row, today)),
        ]);
        if row.ended.is_none() && row.due.is_some_and(|due| due < today) { cells.marked() } else { cells }
    };
    Table {
        caption,
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}
