//! `/record` and `/record.csv`: the office's own record of sign-ins, refusals and changes of accounts.
//!
//! Invariant: read by the head of that office alone; taking it away as a file stands in it, too.
//! Must not know: what makes an entry.
//! Source: issue 02, demand 3; reliability R-43.

use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_store::work::{OfficeEvent, OfficeRow, office_record};
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Column, Empty, FieldKind, FieldView, Filters, Inline, Pager, Row, Table},
    shell::Link,
};

use crate::{app::App, no::No, officer::Officer, words};

/// Rows of one page.
const ROWS: usize = 50;
/// Rows of one file.
const LIMIT_ROWS: i64 = 100_000;

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/record", get(show)).route("/record.csv", get(file))
}

/// What the address asks for.
#[derive(Clone, Copy)]
struct Asked {
    event: Option<OfficeEvent>,
    below: i64,
}

impl Asked {
    fn of(officer: &Officer) -> Self {
        let query = &officer.visitor.query;
        let below = query.get("below").parse().ok().filter(|below| *below > 0);
        Self { event: OfficeEvent::parse(query.get("event")).ok(), below: below.unwrap_or(i64::MAX) }
    }

    fn query(self) -> String {
        self.event.map_or_else(String::new, |event| format!("event={}", event.word()))
    }
}

async fn rows(app: &App, officer: &Officer, asked: Asked, limit: i64) -> Result<Vec<OfficeRow>, No> {
    let authority = officer.authority().clone();
    app.read(move |sql| office_record(sql, &authority, asked.event, asked.below, limit)).await
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let asked = Asked::of(&officer);
    let mut rows = rows(&app, &officer, asked, ROWS as i64 + 1).await?;
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let texts = officer.texts();
    let empty = Empty { title: texts.get("record-none"), text: texts.get("record-none-text"), link: None };
    let title = texts.get("record-title");
    Ok(page(&ListPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("record-lead"),
        main: None,
        filters: Some(filters(texts, asked)),
        table: (!rows.is_empty()).then(|| table(texts, &rows)),
        empty: rows.is_empty().then_some(empty),
        pager: pager(texts, asked, &rows, more),
        links: vec![Link::new(texts.get("record-csv"), format!("/record.csv?{}", asked.query()))],
    }))
}

async fn file(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let asked = Asked { below: i64::MAX, ..Asked::of(&officer) };
    let rows = rows(&app, &officer, asked, LIMIT_ROWS).await?;
    app.note(officer.actor(), OfficeEvent::RecordExported, String::new()).await?;
    let mut text = "entry,at,handle,name,event,subject,source\r\n".to_owned();
    for OfficeRow { entry, name } in &rows {
        let (at, handle) = (entry.at.to_string(), entry.handle.to_string());
        let fields = [at.as_str(), &handle, name, entry.event.word(), &entry.subject, &entry.source];
        text.push_str(&entry.entry.to_string());
        for field in fields {
            text.push(',');
            text.push_str(&csv_field(field));
        }
        text.push_str("\r\n");
    }
    let name = format!("attachment; filename=\"{}-record.csv\"", officer.authority());
    let kind = "text/csv; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response())
}

/// A field in quotes; what a spreadsheet would take for a formula begins with an apostrophe.
fn csv_field(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

fn filters(texts: Texts, asked: Asked) -> Filters {
    let events = OfficeEvent::ALL.iter().map(|event| (event.word(), event_words(texts, *event)));
    let event = FieldView {
        value: asked.event.map_or("", OfficeEvent::word).to_owned(),
        required: false,
        ..FieldView::new("event", texts.get("record-event"), FieldKind::Choice).choices(events)
    };
    Filters { texts, action: "/record".to_owned(), fields: vec![event] }
}

fn table(texts: Texts, rows: &[OfficeRow]) -> Table {
    let row = |OfficeRow { entry, name }: &OfficeRow| {
        let or_nothing = |text: &str| if text.is_empty() { Inline::Nothing } else { Inline::Code(text.to_owned()) };
        let row = Row::of(vec![
            Inline::text(words::instant(texts, entry.at)),
            Inline::Lines(vec![name.clone(), entry.handle.to_string()]),
            Inline::text(event_words(texts, entry.event)),
            or_nothing(&entry.subject),
            or_nothing(&entry.source),
        ]);
        if entry.event == OfficeEvent::SignInHeldBack { row.marked() } else { row }
    };
    let columns = ["record-at", "record-who", "record-event", "record-subject", "record-source"];
    Table {
        caption: texts.get("record-title"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn pager(texts: Texts, asked: Asked, rows: &[OfficeRow], more: bool) -> Option<Pager> {
    let last = rows.last().filter(|_| more || asked.below != i64::MAX)?;
    let at = |below: &str| format!("/record?{}{below}", asked.query());
    let next = more.then(|| at(&format!("&below={}", last.entry.entry)));
    let previous = (asked.below != i64::MAX).then(|| at(""));
    Some(Pager { texts, shown: texts.t("record-shown").count("count", rows.len()).to_string(), previous, next })
}

fn event_words(texts: Texts, event: OfficeEvent) -> String {
    texts.get(&format!("record-event-{}", event.word().replace('_', "-")))
}

#[cfg(test)]
mod tests {
    use super::csv_field;

    #[test]
    fn a_field_is_quoted_and_no_formula() {
        for (text, field) in [("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "\"'=1+1\"")] {
            assert_eq!(csv_field(text), field);
        }
    }
}
