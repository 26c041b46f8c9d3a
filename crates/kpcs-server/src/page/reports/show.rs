//! The page that offers the reports, and each report as page, CSV and XLSX.
//!
//! Invariant: a page shows the first rows and says how many there are; a file holds all.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::value::Day;
use kpcs_store::view::Days;
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Column as Head, Empty, FieldKind, FieldView, Filters, Inline, Row, Table},
    shell::Link,
};

use super::{
    columns::{TRADERS, columns},
    lines::{lines, totals},
    report::{REPORTS, Report},
};
use crate::{
    app::App,
    listing::{self, Column, File, Format},
    no::No,
    officer::Officer,
    words,
};

/// Rows shown on the page.
const ROWS: usize = 200;

/// A month as it stands in an address: `2026-10`.
struct Month {
    text: String,
    days: Days,
}

impl Month {
    /// The month asked for, or the last whole one before today.
    fn of(officer: &Officer) -> Self {
        let asked = officer.visitor.query.get("month").to_owned();
        let first = |text: &str| Day::parse(&format!("{text}-01")).ok().filter(|_| text.len() == 7);
        let (text, first) = match first(&asked) {
            Some(day) => (asked, day),
            None => {
                let day = officer.visitor.now.day().plus_months(-1);
                let text: String = day.to_string().chars().take(7).collect();
                let first = first(&text).unwrap_or(day);
                (text, first)
            }
        };
        Self { text, days: Days { first, last: first.plus_months(1).plus_days(-1) } }
    }

    /// The year in which the month lies.
    fn year(&self) -> Days {
        let year: String = self.text.chars().take(4).collect();
        let day = |end: &str| Day::parse(&format!("{year}-{end}")).unwrap_or(self.days.first);
        Days { first: day("01-01"), last: day("12-31") }
    }

    fn days_of(&self, report: Report) -> Days {
        if report.is_yearly() { self.year() } else { self.days }
    }
}

/// `GET /office/reports?month=2026-10`.
pub async fn all(officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let mut reports: Vec<_> =
        REPORTS.into_iter().filter(|report| officer.visitor.holds_one_of(report.readers())).collect();
    if reports.is_empty() {
        return Err(No::RoleMissing(REPORTS[0].readers()));
    }
    // The office's own Participant first; the others' formats serve as a ready exchange format.
    let own = officer.authority().participant();
    reports.sort_by_key(|report| report.participant() != own);
    let month = Month::of(&officer);
    let title = texts.get("reports-title");
    let table = Table {
        caption: title.clone(),
        caption_unseen: true,
        columns: ["report-name", "report-of", "report-source", "report-files"]
            .map(|key| Head::words(texts.get(key)))
            .into(),
        rows: reports.iter().map(|report| offered(texts, *report, &month)).collect(),
        stacked: true,
        ..Table::default()
    };
    Ok(page(&ListPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("reports-lead"),
        main: None,
        filters: Some(filters(texts, "/office/reports", &month)),
        table: Some(table),
        empty: None,
        pager: None,
        links: Vec::new(),
    }))
}

fn filters(texts: Texts, action: &str, month: &Month) -> Filters {
    let field = FieldView {
        value: month.text.clone(),
        required: false,
        ..FieldView::new("month", texts.get("report-month"), FieldKind::Text).hint(texts.get("report-month-hint"))
    };
    Filters { texts, action: action.to_owned(), fields: vec![field] }
}

fn address(report: Report, month: &Month, format: &str) -> String {
    let format = if format.is_empty() { String::new() } else { format!("&format={format}") };
    format!("{}?month={}{format}", report.path(), month.text)
}

fn offered(texts: Texts, report: Report, month: &Month) -> Row {
    let of = report.participant().map_or_else(String::new, |code| words::place(texts, code));
    let file = |format: &str, label: &str| Inline::Link(Link::new(label, address(report, month, format)));
    Row::of(vec![
        Inline::Link(Link::new(texts.get(&report.key("")), address(report, month, ""))),
        Inline::Text(of),
        Inline::Text(texts.get(&report.key("-source"))),
        file("xlsx", "XLSX"),
    ])
}

/// `GET /office/reports/exports/eu-issued?month=2026-10&format=xlsx`.
pub async fn export(State(app): State<App>, officer: Officer, Path(name): Path<String>) -> Result<Response, No> {
    let report = Some(Report::named(&name)?).filter(|report| !report.is_import());
    one(&app, &officer, report.ok_or(No::NotFound)?).await
}

/// `GET /office/reports/imports/eu-received?month=2026-10&format=xlsx`.
pub async fn import(State(app): State<App>, officer: Officer, Path(name): Path<String>) -> Result<Response, No> {
    let report = Some(Report::named(&name)?).filter(|report| report.is_import());
    one(&app, &officer, report.ok_or(No::NotFound)?).await
}

async fn one(app: &App, officer: &Officer, report: Report) -> Result<Response, No> {
    officer.require(report.readers())?;
    let (office, month) = (officer.authority().clone(), Month::of(officer));
    let days = month.days_of(report);
    if report.is_yearly() {
        let rows = app.read(move |sql| totals(sql, &office, report, days)).await?;
        return shown(officer, report, &month, &TRADERS, &rows);
    }
    let rows = app.read(move |sql| lines(sql, &office, report, days)).await?;
    shown(officer, report, &month, columns(report), &rows)
}

fn shown<R>(
    officer: &Officer,
    report: Report,
    month: &Month,
    columns: &'static [Column<R>],
    rows: &[R],
) -> Result<Response, No> {
    let texts = officer.texts();
    let title = texts.get(&report.key(""));
    let days = month.days_of(report);
    let notes = notes(officer, report, days);
    if let Some(format) = Format::parse(officer.visitor.query.get("format")) {
        let period: String = days.first.to_string().chars().take(if report.is_yearly() { 4 } else { 7 }).collect();
        let name = format!("{}-{}-{period}", officer.authority(), report.name);
        let file = File { name, title, notes };
        return listing::file_of((format, &file, texts), columns, rows).map_err(|error| No::fault(&error.to_string()));
    }
    let mut table = listing::table(texts, title.clone(), columns, &rows[..rows.len().min(ROWS)]);
    if rows.len() > ROWS {
        table.notes.push(texts.t("report-more").count("rows", rows.len()).to_string());
    }
    table.notes.extend(notes.into_iter().skip(1));
    let empty = Empty { title: texts.get("report-empty"), text: texts.get("report-empty-text"), link: None };
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("reports-title"), format!("/office/reports?month={}", month.text))];
    let file = |(format, key): (&str, &str)| Link::new(texts.get(key), address(report, month, format));
    Ok(page(&ListPage {
        shell,
        title,
        lead: period(texts, days),
        main: None,
        filters: Some(filters(texts, &report.path(), month)),
        table: (!rows.is_empty()).then_some(table),
        empty: rows.is_empty().then_some(empty),
        pager: None,
        links: Format::ALL.map(file).into(),
    }))
}

fn period(texts: Texts, days: Days) -> String {
    format!("{} \u{2013} {}", words::day(texts, days.first), words::day(texts, days.last))
}

/// What the file says of itself: office and period, the source, what no source says.
fn notes(officer: &Officer, report: Report, days: Days) -> Vec<String> {
    let texts = officer.texts();
    vec![
        format!("{}: {}, {}", texts.get(&report.key("")), officer.office(), period(texts, days)),
        texts.get(&report.key("-source")),
        texts.get(&report.key("-gaps")),
    ]
}
