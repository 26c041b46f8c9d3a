//! `/participants?on=DAY`: map and table of one day.

use axum::{extract::State, response::Response};
use kpcs_domain::value::Day;
use kpcs_store::view::IntervalRow;
use kpcs_web::{
    Texts, page,
    page::participants::ParticipantsPage,
    part::{Column, FieldKind, FieldView, Filled, Filters, Inline, Row, Table},
    shell::Link,
};

use super::{Scheme, read, standing};
use crate::{
    app::App,
    listing::{file_asked, files},
    no::No,
    visitor::Visitor,
    words,
};

/// The page.
pub async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let asked = visitor.query.get("on").to_owned();
    let parsed = Day::parse(&asked).ok();
    let day = parsed.unwrap_or(visitor.now.day());
    let scheme = app.read(move |sql| read(sql, day)).await?;
    let mut filled = Filled::default();
    filled.values.insert("on".to_owned(), day.to_string());
    if parsed.is_none() && !asked.is_empty() {
        filled.values.insert("on".to_owned(), asked);
        filled.errors.insert("on".to_owned(), texts.get("expected-day"));
    }
    let on = FieldView::new("on", texts.get("participants-on"), FieldKind::Day).filled(&filled);
    let table = table(texts, &scheme);
    if let Some(file) = file_asked(&visitor, ("participants", &texts.get("participants-title")), Some(&table))? {
        return Ok(file);
    }
    Ok(page(&ParticipantsPage {
        shell: visitor.shell(texts.get("participants-title")),
        lead: lead(texts, &scheme),
        filters: Filters { texts, action: "/participants".to_owned(), fields: vec![on] },
        map: scheme.map(texts, false),
        map_note: scheme.map_note(texts),
        table,
        files: files(&visitor),
    }))
}

fn lead(texts: Texts, scheme: &Scheme) -> String {
    let lead = texts.t("participants-lead").count("participants", scheme.count());
    lead.count("countries", scheme.count_countries()).arg("day", words::day(texts, scheme.day)).to_string()
}

fn table(texts: Texts, scheme: &Scheme) -> Table {
    let mut rows: Vec<_> =
        scheme.standings.iter().map(|row| (words::place(texts, row.interval.participant), row)).collect();
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    let columns = ["participants-name", "participants-code", "field-standing", "participants-since", "field-trade"];
    Table {
        caption: texts.get("participants-title"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.into_iter().map(|(name, row)| table_row(texts, name, row)).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn table_row(texts: Texts, name: String, row: &IntervalRow) -> Row {
    let interval = &row.interval;
    let code = interval.participant;
    Row::of(vec![
        Inline::Link(Link::new(name, format!("/participants/{code}"))),
        Inline::Code(code.to_string()),
        Inline::Badge(standing::badge(texts, interval)),
        Inline::text(standing::day(texts, interval.from, interval.from_precision)),
        Inline::text(words::choice(texts, interval.trade.word())),
    ])
}
