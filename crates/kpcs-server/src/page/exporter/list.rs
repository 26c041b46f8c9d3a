//! `/applications`: the company's applications, the newest first.

use axum::{extract::State, response::Response};
use kpcs_store::view::{self, ApplicationFilter, ApplicationRow, ApplicationState, Page};
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Badge, Column, Empty, FieldKind, FieldView, Filters, Inline, Pager, Row, State as Shown, Table},
    shell::Link,
};

use super::company;
use crate::{app::App, no::No, officer::Officer, words};

/// Rows of one page.
const ROWS: u32 = 50;

/// The list.
pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let (texts, query) = (officer.texts(), &officer.visitor.query);
    let state = ApplicationState::parse(query.get("state")).ok();
    let offset: u32 = query.get("from").parse().unwrap_or(0);
    let filter = ApplicationFilter { authority: officer.authority().clone(), state, company: Some(company(&officer)?) };
    let page_asked = Page { limit: ROWS + 1, offset, below: None };
    let mut rows = app.read(move |sql| view::applications(sql, &filter, page_asked)).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let apply = Link::new(texts.get("apply-title"), "/applications/new");
    let empty = rows.is_empty().then(|| Empty {
        title: texts.get("applications-empty"),
        text: texts.get("applications-empty-text"),
        link: Some(apply.clone()),
    });
    Ok(page(&ListPage {
        shell: officer.shell(texts.get("applications-title")),
        title: texts.get("applications-title"),
        lead: texts.get("applications-lead"),
        main: Some(apply),
        filters: Some(filters(texts, state)),
        table: (!rows.is_empty()).then(|| table(texts, &rows)),
        empty,
        pager: pager(texts, state, offset, rows.len(), more),
        links: Vec::new(),
    }))
}

fn filters(texts: Texts, state: Option<ApplicationState>) -> Filters {
    let choices = ApplicationState::ALL.iter().map(|state| (state.word(), words::choice(texts, state.word())));
    let mut field = FieldView::new("state", texts.get("list-state"), FieldKind::Choice).choices(choices);
    field.value = state.map(|state| state.word().to_owned()).unwrap_or_default();
    field.required = false;
    Filters { texts, action: "/applications".to_owned(), fields: vec![field] }
}

fn table(texts: Texts, rows: &[ApplicationRow]) -> Table {
    Table {
        caption: texts.get("applications-title"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("field-application")),
            Column::words(texts.get("apply-destination")),
            Column::words(texts.get("word-importer")),
            Column::figures(texts.get("word-carats"), "ct"),
            Column::figures(texts.get("word-value"), "USD"),
            Column::words(texts.get("list-state")),
            Column::words(texts.get("list-changed")),
        ],
        rows: rows.iter().map(|row| table_row(texts, row)).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn table_row(texts: Texts, row: &ApplicationRow) -> Row {
    Row::of(vec![
        Inline::CodeLink(Link::new(row.reference.to_string(), format!("/applications/{}", row.reference))),
        Inline::text(words::place(texts, row.destination)),
        Inline::text(row.importer.as_str()),
        Inline::Number(words::carats(texts, row.carats)),
        Inline::Number(words::dollars(texts, row.value)),
        Inline::Badge(badge(texts, row.state)),
        Inline::text(words::instant(texts, row.changed_at)),
    ])
}

/// The badge of an application's state.
#[must_use]
pub fn badge(texts: Texts, state: ApplicationState) -> Badge {
    let shown = match state {
        ApplicationState::Applied => Shown::Applied,
        ApplicationState::Examined => Shown::Examined,
        ApplicationState::Issued => Shown::Issued,
        ApplicationState::Withdrawn => Shown::Withdrawn,
    };
    Badge::of(texts, shown)
}

fn pager(texts: Texts, state: Option<ApplicationState>, offset: u32, rows: usize, more: bool) -> Option<Pager> {
    let state = state.map_or("", ApplicationState::word);
    let at = |from: u32| format!("/applications?state={state}&from={from}");
    let shown = texts
        .t("list-shown")
        .arg("first", words::count(texts, u64::from(offset) + 1))
        .arg("last", words::count(texts, u64::from(offset) + rows as u64))
        .to_string();
    let previous = (offset > 0).then(|| at(offset.saturating_sub(ROWS)));
    let next = more.then(|| at(offset + ROWS));
    (previous.is_some() || next.is_some()).then_some(Pager { texts, shown, previous, next })
}
