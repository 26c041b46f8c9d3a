//! `/office/day?on=2026-11-23`: what the office issued and received on a day, numbered, summed, to be signed.
//!
//! Invariant: every row of the day stands on the sheet once, in the order of the journal; sums are exact.

use axum::{extract::State, response::Response};
use kpcs_domain::value::{Carats, Day, UsdCents};
use kpcs_store::{
    Sql, StoreFault,
    view::{self, ArrivalRow, CertificateRow, Days},
};
use kpcs_web::{
    Texts, page,
    page::{desk::Queue, sheet::SheetPage},
    part::{Column, FieldKind, FieldView, Filters, Inline, Row},
    shell::Link,
};

use super::{EITHER, EXPORT, IMPORT, section};
use crate::{
    app::App,
    no::No,
    officer::Officer,
    page::desk::{day_of_office, pack_of},
    words,
};

/// Rows of one page of paper.
const ROWS: usize = 25;

/// The books of a day; one that the person does not keep is `None`.
struct Books {
    day: Day,
    issued: Option<Vec<CertificateRow>>,
    arrived: Option<Vec<ArrivalRow>>,
}

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(EITHER)?;
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let asked = Day::parse(officer.visitor.query.get("on")).ok();
    let keeps = [EXPORT, IMPORT].map(|roles| officer.visitor.holds_one_of(roles));
    let books = app
        .read(move |sql| {
            let day = match asked {
                Some(day) => day,
                None => day_of_office(&*pack_of(sql, &authority, now)?, now),
            };
            read(sql, &authority, day, keeps)
        })
        .await?;
    let texts = officer.texts();
    let title = texts.t("day-title").arg("day", words::day(texts, books.day)).to_string();
    let link = |key: &str, day: Day| Link::new(texts.get(key), format!("/office/day?on={day}"));
    let on = FieldView {
        value: books.day.to_string(),
        required: false,
        ..FieldView::new("on", texts.get("day-on"), FieldKind::Day)
    };
    Ok(page(&SheetPage {
        shell: officer.shell(title.clone()),
        title,
        lead: officer.office().to_owned(),
        filters: Some(Filters { texts, action: "/office/day".to_owned(), fields: vec![on] }),
        sections: sections(texts, &books),
        signatures: ["day-signed-clerk", "day-signed-officer", "day-signed-on"].map(|key| texts.get(key)).into(),
        links: vec![link("day-before", books.day.plus_days(-1)), link("day-after", books.day.plus_days(1))],
    }))
}

fn read(
    sql: &Sql<'_>,
    authority: &kpcs_domain::value::AuthorityId,
    day: Day,
    [exports, imports]: [bool; 2],
) -> Result<Books, StoreFault> {
    let days = Days { first: day, last: day };
    Ok(Books {
        day,
        issued: exports.then(|| view::certificates_issued(sql, authority, days)).transpose()?,
        arrived: imports.then(|| view::arrivals_on(sql, authority, days)).transpose()?,
    })
}

fn sections(texts: Texts, books: &Books) -> Vec<Queue> {
    let issued = books.issued.iter().flat_map(|rows| {
        let sums = (Carats::sum(rows.iter().map(|row| row.carats)), UsdCents::sum(rows.iter().map(|row| row.value)));
        let cells = |row: &CertificateRow| {
            vec![
                Inline::Code(words::number(&row.number)),
                Inline::Text(row.exporter.to_string()),
                Inline::Text(row.importer.to_string()),
                Inline::Text(words::place(texts, row.destination)),
                Inline::Number(words::carats(texts, row.carats)),
                Inline::Number(words::dollars(texts, row.value)),
            ]
        };
        let total = |page: &[CertificateRow]| {
            let sum = Carats::sum(page.iter().map(|row| row.carats)).map(|sum| words::carats(texts, sum));
            let value = UsdCents::sum(page.iter().map(|row| row.value)).map(|sum| words::dollars(texts, sum));
            [vec![Inline::Nothing; 4], vec![figure(sum), figure(value)]].concat()
        };
        let whole = format!(
            "{} ct, {} USD",
            worded(sums.0, |sum| words::carats(texts, sum)),
            worded(sums.1, |sum| words::dollars(texts, sum))
        );
        Book { texts, key: "day-issued", columns: &ISSUED }.pages(rows, cells, total, &whole)
    });
    let arrived = books.arrived.iter().flat_map(|rows| {
        let cells = |row: &ArrivalRow| {
            vec![
                Inline::Code(words::number(&row.number)),
                Inline::Text(words::place(texts, row.number.issuer())),
                Inline::Text(texts.get(if row.seals_intact { "day-seals-intact" } else { "day-seals-broken" })),
                Inline::number(row.presentation),
                Inline::Number(words::count(texts, row.parcels)),
                Inline::Number(words::carats(texts, row.carats)),
            ]
        };
        let sum = |page: &[ArrivalRow]| Carats::sum(page.iter().map(|row| row.carats));
        let total = |page: &[ArrivalRow]| {
            [vec![Inline::Nothing; 5], vec![figure(sum(page).map(|sum| words::carats(texts, sum)))]].concat()
        };
        let whole = format!("{} ct", worded(sum(rows), |sum| words::carats(texts, sum)));
        Book { texts, key: "day-arrived", columns: &ARRIVED }.pages(rows, cells, total, &whole)
    });
    issued.chain(arrived).collect()
}

fn figure(words: Option<String>) -> Inline {
    words.map_or(Inline::Nothing, Inline::Number)
}

fn worded<T>(sum: Option<T>, words: impl Fn(T) -> String) -> String {
    sum.map_or_else(|| "\u{2013}".to_owned(), words)
}

/// Headings by key, with the unit of figures.
type Heads = [(&'static str, Option<&'static str>); 7];

const ISSUED: Heads = [
    ("day-running", None),
    ("word-number", None),
    ("word-exporter", None),
    ("word-importer", None),
    ("field-destination", None),
    ("word-carats", Some("ct")),
    ("word-value", Some("USD")),
];
const ARRIVED: Heads = [
    ("day-running", None),
    ("word-number", None),
    ("arrivals-from", None),
    ("field-seals", None),
    ("day-presentation", None),
    ("field-parcels", Some("")),
    ("day-measured", Some("ct")),
];

/// One book of the day on as many pages as it needs.
struct Book {
    texts: Texts,
    key: &'static str,
    columns: &'static Heads,
}

impl Book {
    fn pages<R>(
        &self,
        rows: &[R],
        cells: impl Fn(&R) -> Vec<Inline>,
        total: impl Fn(&[R]) -> Vec<Inline>,
        whole: &str,
    ) -> Vec<Queue> {
        let texts = self.texts;
        let pages = rows.len().div_ceil(ROWS).max(1);
        let titled = |page: usize| {
            texts.t("day-page").arg("book", texts.get(self.key)).count("page", page).count("pages", pages).to_string()
        };
        if rows.is_empty() {
            return vec![section(texts, texts.get(self.key), Vec::new(), Vec::new(), Vec::new())];
        }
        let page = |(number, page): (usize, &[R])| {
            let numbered = |(place, row): (usize, &R)| {
                let running = Inline::number(number * ROWS + place + 1);
                Row::of([vec![running], cells(row)].concat())
            };
            let last = number + 1 == pages;
            let note = last.then(|| texts.t("day-whole").count("rows", rows.len()).arg("sum", whole).to_string());
            let listed = page.iter().enumerate().map(numbered).collect();
            let mut section = section(texts, titled(number + 1), self.heads(), listed, note.into_iter().collect());
            if let Some(table) = &mut section.table {
                table.total = Some(Row::of([vec![Inline::Text(texts.get("day-sum"))], total(page)].concat()));
            }
            section
        };
        rows.chunks(ROWS).enumerate().map(page).collect()
    }

    fn heads(&self) -> Vec<Column> {
        let head = |(key, unit): &(&'static str, Option<&'static str>)| match unit {
            Some(unit) => Column::figures(self.texts.get(key), *unit),
            None => Column::words(self.texts.get(key)),
        };
        self.columns.iter().map(head).collect()
    }
}
