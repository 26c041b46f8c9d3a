//! `/certificates`: what the office has issued, or what was issued to the exporter's company, to be searched.
//!
//! Invariant: a list has an address: search, state and page stand in the query.
//! Must not know: single certificates.
//! Source: interface 3 and 10.

use axum::{extract::State, response::Response};
use kpcs_domain::value::Day;
use kpcs_store::view::{
    CertificateFilter, CertificateRow, CertificateState, Page, SpoiledRow, certificates, spoiled_numbers,
};
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Column, Empty, FieldKind, FieldView, Filters, Inline, Pager, Row, Table},
    shell::Link,
};

use super::{badge, is_office, particulars::printed};
use crate::{
    app::App,
    no::No,
    officer::Officer,
    page::desk::{day_of_office, pack_of},
    words,
};

/// Rows of one page.
const ROWS: u32 = 50;
/// Spoiled numbers that are named; the rest is counted.
const LIMIT_SPOILED: usize = 20;

/// What the address asks for.
struct Asked {
    text: String,
    state: Option<CertificateState>,
    page: u32,
}

impl Asked {
    fn of(officer: &Officer) -> Self {
        let query = &officer.visitor.query;
        Self {
            text: query.get("q").chars().take(80).collect(),
            state: CertificateState::parse(query.get("state")).ok(),
            page: query.get("page").parse().unwrap_or(1).clamp(1, 10_000),
        }
    }

    fn address(&self, page: u32) -> String {
        let state = self.state.map_or("", CertificateState::word);
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("q", &self.text)
            .append_pair("state", state)
            .append_pair("page", &page.to_string())
            .finish();
        format!("/certificates?{query}")
    }
}

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let asked = Asked::of(&officer);
    let (office, account) = (is_office(&officer), officer.account());
    let company = account.company.clone().filter(|_| !office);
    if !office && company.is_none() {
        return Err(No::NotFound);
    }
    let filter = CertificateFilter {
        authority: officer.authority().clone(),
        state: asked.state,
        company,
        text: Some(asked.text.clone()),
    };
    let (slice, now) = (Page { limit: ROWS + 1, offset: (asked.page - 1) * ROWS, below: None }, officer.visitor.now);
    let (rows, spoiled, today) = app
        .read(move |sql| {
            let pack = pack_of(sql, &filter.authority, now)?;
            let spoiled = if office { spoiled_numbers(sql, &filter.authority)? } else { Vec::new() };
            Ok((certificates(sql, &filter, slice)?, spoiled, day_of_office(&pack, now)))
        })
        .await?;
    Ok(page(&list_page(&officer, &asked, (&rows, &spoiled), today)))
}

fn list_page(
    officer: &Officer,
    asked: &Asked,
    (rows, spoiled): (&[CertificateRow], &[SpoiledRow]),
    today: Day,
) -> ListPage {
    let texts = officer.texts();
    let more = rows.len() > ROWS as usize;
    let rows = &rows[..rows.len().min(ROWS as usize)];
    let title = texts.get("certificates-title");
    let searched = asked.state.is_some() || !asked.text.is_empty();
    let empty = Empty {
        title: texts.get(if searched { "certificates-none-found" } else { "certificates-empty" }),
        text: texts.get(if searched { "certificates-none-found-text" } else { "certificates-empty-text" }),
        link: searched.then(|| Link::new(texts.get("certificates-all"), "/certificates")),
    };
    ListPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get(if is_office(officer) { "certificates-lead" } else { "certificates-lead-exporter" }),
        main: None,
        filters: Some(filters(texts, asked)),
        table: (!rows.is_empty())
            .then(|| Table { notes: spoiled_note(texts, asked, spoiled), ..table(texts, rows, today) }),
        empty: rows.is_empty().then_some(empty),
        pager: pager(texts, asked, rows.len(), more),
        links: Vec::new(),
    }
}

fn filters(texts: Texts, asked: &Asked) -> Filters {
    let state = FieldView {
        value: asked.state.map_or("", CertificateState::word).to_owned(),
        ..FieldView::new("state", texts.get("list-state"), FieldKind::Choice)
            .choices(CertificateState::ALL.iter().map(|state| (state.word(), texts.get(badge::shown(*state).key()))))
    };
    let text = FieldView {
        value: asked.text.clone(),
        ..FieldView::new("q", texts.get("certificates-search"), FieldKind::Text)
    };
    let fields = [text, state].map(|field| FieldView { required: false, ..field });
    Filters { texts, action: "/certificates".to_owned(), fields: fields.into() }
}

fn table(texts: Texts, rows: &[CertificateRow], today: Day) -> Table {
    let row = |row: &CertificateRow| {
        Row::of(vec![
            Inline::CodeLink(Link::new(printed(&row.number), format!("/certificates/{}", row.number))),
            Inline::Text(row.exporter.to_string()),
            Inline::Text(row.importer.to_string()),
            Inline::Text(words::place(texts, row.destination)),
            Inline::Number(words::carats(texts, row.carats)),
            Inline::Text(words::day(texts, row.issued_on)),
            Inline::Badge(badge::certificate(texts, row, today)),
        ])
    };
    let words = |key: &str| Column::words(texts.get(key));
    Table {
        caption: texts.get("certificates-title"),
        caption_unseen: true,
        columns: vec![
            words("word-number"),
            words("word-exporter"),
            words("word-importer"),
            words("field-destination"),
            Column::figures(texts.get("word-carats"), "ct"),
            words("word-issued-on"),
            words("list-state"),
        ],
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

/// The numbers that no certificate bears, so that a gap in the list explains itself.
fn spoiled_note(texts: Texts, asked: &Asked, spoiled: &[SpoiledRow]) -> Vec<String> {
    if spoiled.is_empty() || asked.page > 1 || asked.state.is_some() {
        return Vec::new();
    }
    let shown = spoiled.iter().take(LIMIT_SPOILED).map(|row| printed(&row.number)).collect::<Vec<_>>().join(", ");
    let more = spoiled.len().saturating_sub(LIMIT_SPOILED);
    let shown = if more > 0 { format!("{shown} + {more}") } else { shown };
    vec![texts.t("certificates-spoiled").arg("numbers", shown).to_string()]
}

fn pager(texts: Texts, asked: &Asked, shown: usize, more: bool) -> Option<Pager> {
    if asked.page == 1 && !more {
        return None;
    }
    let first = (asked.page - 1) * ROWS;
    let shown = texts.t("list-shown").count("first", first + 1).count("last", first as usize + shown).to_string();
    Some(Pager {
        texts,
        shown,
        previous: (asked.page > 1).then(|| asked.address(asked.page - 1)),
        next: more.then(|| asked.address(asked.page + 1)),
    })
}
