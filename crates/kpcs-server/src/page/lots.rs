//! `/lots`: returns due, and what is left of imported lots; `?number=` one of them, as its case and shipment lead to it.
//!
//! Invariant: the figures are sums over the office's own ledger and register. Must not know: why goods go back.
//! Source: kpcs.md §5.11, §9.7.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_domain::{
    certificate::Goods,
    value::{Carats, CertificateNumber},
};
use kpcs_store::view::{self, LotRow, SentBack};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
    shell::Link,
};

use crate::{app::App, listing::listed, no::No, officer::Officer, words};

/// The newest confirmed shipments that are looked through.
const LIMIT: i64 = 1_000;

/// The route of this place.
pub fn routes() -> Router<App> {
    Router::new().route("/lots", get(show))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let authority = officer.authority().clone();
    let number = CertificateNumber::parse(officer.visitor.query.get("number")).ok();
    let one = number.is_some();
    let mut lots = app
        .read(move |sql| match &number {
            Some(number) => Ok(view::lot(sql, &authority, number)?.into_iter().collect()),
            None => view::lots(sql, &authority, LIMIT),
        })
        .await?;
    lots.sort_by_key(|lot| (lot.due_back.is_none(), lot.due_back));
    let texts = officer.texts();
    let nothing = || Empty { title: texts.get("lots-none"), text: texts.get("lots-none-text"), link: None };
    let empty = lots.is_empty().then(nothing);
    let around = if one { vec![Link::new(texts.get("lots-all"), "/lots")] } else { Vec::new() };
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
            links: around,
        },
    )
}

fn table(texts: Texts, lots: &[LotRow]) -> Table {
    let row = |lot: &LotRow| {
        Row::of(vec![
            Inline::CodeLink(Link::new(words::number(&lot.number), format!("/arrivals/{}", lot.number))),
            Inline::text(&lot.importer),
            lot.due_back.map_or(Inline::Nothing, |day| Inline::Text(words::day(texts, day))),
            lines(lot.sent_back.iter().map(|one| sent_back(texts, one)).collect()),
            lines(lot.under.iter().map(|number| words::subject(number).replace(' ', "\u{a0}")).collect()),
            stands(texts, lot),
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
            Column::words(texts.get("lots-sent-back")),
            Column::words(texts.get("lots-under")),
            Column::words(texts.get("lots-stands")),
            figures("lots-imported"),
            figures("lots-gone"),
            figures("lots-left"),
        ],
        rows: lots.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn lines(lines: Vec<String>) -> Inline {
    if lines.is_empty() { Inline::Nothing } else { Inline::Lines(lines) }
}

fn sent_back(texts: Texts, one: &SentBack) -> String {
    let said = texts.t("lots-parcel-back").arg("parcel", one.parcel).arg("under", words::number(&one.under));
    said.arg("day", words::day(texts, one.left_on)).to_string()
}

/// Whether the lot has come to its end: nothing is left, or where the rest stands; with the way to its case.
fn stands(texts: Texts, lot: &LotRow) -> Inline {
    let said = match lot.state {
        Goods::Confirmed | Goods::Returned if lot.left() == Carats::ZERO => texts.get("lots-nothing-left"),
        state => texts.get(&format!("arrivals-{}", state.word())),
    };
    if lot.has_case { Inline::Link(Link::new(said, format!("/cases/{}", lot.number))) } else { Inline::Text(said) }
}
