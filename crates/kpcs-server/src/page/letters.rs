//! `/letters`: letters of comfort, those that this office wrote and those that it was sent.
//!
//! Invariant: only what stands in the officer's own register is listed and printed: anything else is not there at all, 404.
//! Source: kpcs.md §9.1, §9.10.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use kpcs_domain::act::{Act as _, IssueLetterOfComfort, Role};
use kpcs_store::view::{self, ComfortRow};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
    shell::Link,
};

use crate::{app::App, listing::listed, no::No, officer::Officer, page::arrivals::pdf, receipt::comfort_pdf, words};

/// The routes of this place.
pub fn routes() -> Router<App> {
    Router::new().route("/letters", get(show)).route("/letters/{position}/letter.pdf", get(print))
}

/// The people of an office.
const READERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(READERS)?;
    let holder = officer.authority().clone();
    let rows = app.read(move |sql| view::letters_of_comfort(sql, &holder)).await?;
    let texts = officer.texts();
    let title = texts.get("letters-title");
    let empty = rows.is_empty().then(|| Empty {
        title: texts.get("letters-none"),
        text: texts.get("letters-none-text"),
        link: None,
    });
    let info = &IssueLetterOfComfort::INFO;
    let may = officer.visitor.holds_one_of(info.by);
    let write = may.then(|| Link::new(words::act(texts, info), format!("/acts/{}", info.name)));
    let shown = ListPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("letters-lead"),
        main: None,
        filters: None,
        table: empty.is_none().then(|| table(texts, &rows)),
        empty,
        pager: None,
        links: write.into_iter().collect(),
    };
    listed(&officer.visitor, "letters-of-comfort", shown)
}

fn table(texts: Texts, rows: &[ComfortRow]) -> Table {
    let row = |row: &ComfortRow| {
        let href = format!("/letters/{}/letter.pdf", row.position);
        Row::of(vec![
            Inline::CodeLink(Link::new(row.reference.to_string(), href)),
            Inline::text(words::office(texts, &row.authority)),
            Inline::text(words::office(texts, &row.destination_authority)),
            Inline::text(words::day(texts, row.issued)),
        ])
    };
    Table {
        caption: texts.get("letters-title"),
        caption_unseen: true,
        columns: ["field-reference", "letters-from", "letters-to", "field-issued-on"]
            .map(|key| Column::words(texts.get(key)))
            .to_vec(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

async fn print(State(app): State<App>, officer: Officer, Path(position): Path<String>) -> Result<Response, No> {
    let position: i64 = position.parse().map_err(|_| No::NotFound)?;
    officer.require(READERS)?;
    let holder = officer.authority().clone();
    let made = app.run(move |register| comfort_pdf(register, &holder, position)).await?;
    Ok(pdf(&format!("letter-of-comfort-{position}"), made.ok_or(No::NotFound)?))
}
