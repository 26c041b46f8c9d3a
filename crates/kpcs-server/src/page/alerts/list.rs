//! `/alerts`: the list, newest first, to be searched by number, kind and words.
//!
//! Invariant: a list has an address: search, kind and page stand in the query.

use axum::{extract::State, response::Response};
use kpcs_domain::{
    act::raise_alert::AlertKind,
    value::{CertificateNumber, Day},
};
use kpcs_store::view::{AlertFilter, AlertRow, Page, alerts};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, FieldKind, FieldView, Filters, Inline, Pager, Row, Table},
    shell::Link,
};

use super::{RAISERS, badge, numbers};
use crate::{app::App, listing::listed, no::No, visitor::Visitor, words};

/// Rows of one page.
const ROWS: u32 = 50;
/// What an issuer reports by acts of its own, beside the kinds that are raised.
const INVALIDATED: &str = "invalidated";

/// What the address asks for.
struct Asked {
    text: String,
    kind: Option<&'static str>,
    resolved_too: bool,
    page: u32,
}

impl Asked {
    fn of(visitor: &Visitor) -> Self {
        let query = &visitor.query;
        Self {
            text: query.get("q").chars().take(80).collect(),
            kind: kinds().find(|kind| *kind == query.get("kind")),
            resolved_too: query.get("resolved") == "yes",
            page: query.get("page").parse().unwrap_or(1).clamp(1, 10_000),
        }
    }

    /// A text that is a certificate's number asks for every range that holds it.
    fn filter(&self) -> AlertFilter {
        let number = CertificateNumber::parse(&self.text).ok();
        let text = number.is_none().then(|| self.text.clone());
        AlertFilter { number, kind: self.kind.map(str::to_owned), resolved_too: self.resolved_too, text }
    }

    fn address(&self, page: u32) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("q", &self.text)
            .append_pair("kind", self.kind.unwrap_or_default())
            .append_pair("resolved", if self.resolved_too { "yes" } else { "" })
            .append_pair("page", &page.to_string())
            .finish();
        format!("/alerts?{query}")
    }
}

fn kinds() -> impl Iterator<Item = &'static str> {
    AlertKind::WORDS.iter().copied().chain([INVALIDATED])
}

/// The page.
pub async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let asked = Asked::of(&visitor);
    let (filter, slice) = (asked.filter(), Page { offset: (asked.page - 1) * ROWS, ..Page::first(ROWS + 1) });
    let rows = app.read(move |sql| alerts(sql, &filter, slice)).await?;
    listed(&visitor, "alerts", list_page(&visitor, &asked, &rows))
}

fn list_page(visitor: &Visitor, asked: &Asked, rows: &[AlertRow]) -> ListPage {
    let texts = visitor.texts;
    let more = rows.len() > ROWS as usize;
    let rows = &rows[..rows.len().min(ROWS as usize)];
    let raise = Link::new(texts.get("alerts-raise"), "/acts/raise_alert");
    let empty = Empty { title: texts.get("alerts-none"), text: texts.get("alerts-none-text"), link: None };
    ListPage {
        shell: visitor.shell(texts.get("alerts-title")),
        title: texts.get("alerts-title"),
        lead: texts.get("alerts-lead"),
        main: visitor.holds_one_of(RAISERS).then_some(raise),
        filters: Some(filters(texts, asked)),
        table: (!rows.is_empty()).then(|| table(texts, rows)),
        empty: rows.is_empty().then_some(empty),
        pager: pager(texts, asked, rows.len(), more),
        links: Vec::new(),
    }
}

fn filters(texts: Texts, asked: &Asked) -> Filters {
    let text =
        FieldView { value: asked.text.clone(), ..FieldView::new("q", texts.get("alerts-search"), FieldKind::Text) };
    let kind = FieldView {
        value: asked.kind.unwrap_or_default().to_owned(),
        ..FieldView::new("kind", texts.get("alerts-kind"), FieldKind::Choice)
            .choices(kinds().map(|kind| (kind, words::choice(texts, kind))))
    };
    let resolved = FieldView {
        value: if asked.resolved_too { "yes" } else { "" }.to_owned(),
        ..FieldView::new("resolved", texts.get("alerts-resolved-too"), FieldKind::Choice)
            .choices([("yes", words::choice(texts, "yes"))])
    };
    let fields = [text, kind, resolved].map(|field| FieldView { required: false, ..field });
    Filters { texts, action: "/alerts".to_owned(), fields: fields.into() }
}

fn table(texts: Texts, rows: &[AlertRow]) -> Table {
    let day = |day: Day| Inline::text(words::day(texts, day));
    let row = |row: &AlertRow| {
        Row::of(vec![
            Inline::CodeLink(Link::new(row.reference.clone(), format!("/alerts/{}", row.reference))),
            Inline::text(words::choice(texts, &row.kind)),
            Inline::Code(numbers(texts, row)),
            Inline::Code(row.raised_by.to_string()),
            day(row.day),
            Inline::Badge(badge(texts, row)),
        ])
    };
    let columns = ["alerts-name", "alerts-what", "alerts-numbers", "alerts-by", "alerts-day", "alerts-state"];
    Table {
        caption: texts.get("alerts-title"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
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
