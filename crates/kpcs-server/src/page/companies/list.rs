//! `/companies`: the companies of an office by name, with their licence of today; as a page, CSV or XLSX.
//!
//! Invariant: companies of the reader's own office only; remarks of the office are in no file.
//! Source: issue 02, demands 3 and 4.

use std::collections::BTreeMap;

use axum::{extract::State, response::Response};
use kpcs_domain::{
    party::{Licence, LicenceStanding, best_for_export},
    value::AuthorityId,
};
use kpcs_register::keeps_companies;
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Company},
};
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Empty, FieldKind, FieldView, Filters, Pager},
    shell::Link,
};

use super::licence;
use crate::{
    app::App,
    listing::{self, Cell, Column, File, Format, Kind},
    no::No,
    officer::Officer,
    words,
};

const PATH: &str = "/companies";
/// Rows of a page.
const ROWS: usize = 100;
/// The most companies of one office that are listed; a file holds as many.
const LIMIT: i64 = 20_000;
/// The words of a standing, by which the list is filtered.
const STANDINGS: [&str; 7] = ["in-force", "ends-soon", "not-yet", "expired", "withdrawn", "not-covering", "missing"];

/// One row.
pub(super) struct Listed {
    company: Company,
    licence: Option<Licence>,
    standing: LicenceStanding,
}

/// The list.
pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let query = officer.visitor.query.clone();
    let (authority, today) = (officer.authority().clone(), officer.visitor.now.day());
    let sought = query.get("q").to_owned();
    let mut rows = app.read(move |sql| listed(sql, &authority, &sought, today)).await?;
    let standing = query.get("licence");
    if STANDINGS.contains(&standing) {
        rows.retain(|row| row.standing.word() == standing);
    }
    if let Some(format) = Format::parse(query.get("format")) {
        let file = File::new(officer.authority(), "companies", today, texts.get("companies-title"));
        return listing::file_of((format, &file, texts), &COLUMNS, &rows).map_err(|_| No::fault("a file in memory"));
    }
    Ok(page(&list_page(&officer, &rows)))
}

fn listed(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    text: &str,
    today: kpcs_domain::value::Day,
) -> Result<Vec<Listed>, StoreFault> {
    let mut licences: BTreeMap<i64, Vec<Licence>> = BTreeMap::new();
    for (company, row) in work::licences_of_office(sql, authority)? {
        licences.entry(company).or_default().push(row.content);
    }
    let none = Vec::new();
    let companies = work::companies(sql, authority, text, (LIMIT, 0))?;
    let row = |company: Company| {
        let own = licences.get(&company.company).unwrap_or(&none);
        let (licence, standing) = best_for_export(own, today);
        Listed { licence: licence.cloned(), standing, company }
    };
    Ok(companies.into_iter().map(row).collect())
}

/// Where companies of the office stand that what was typed in another list finds too, at most three.
pub(in crate::page) fn found_links(sql: &Sql<'_>, officer: &Officer, typed: &str) -> Result<Vec<Link>, StoreFault> {
    if typed.trim().chars().count() < 3 || officer.account().company.is_some() {
        return Ok(Vec::new());
    }
    let found = work::companies(sql, officer.authority(), typed, (3, 0))?;
    let texts = officer.texts();
    let link = |company: Company| {
        let label = texts.t("companies-found").arg("name", &company.name).to_string();
        Link::new(label, format!("{PATH}/{}", company.company))
    };
    Ok(found.into_iter().map(link).collect())
}

fn list_page(officer: &Officer, rows: &[Listed]) -> ListPage {
    let (texts, query) = (officer.texts(), &officer.visitor.query);
    let title = texts.get("companies-title");
    let first = query.get("n").parse::<usize>().unwrap_or(1).clamp(1, rows.len().max(1));
    let shown = &rows[(first - 1).min(rows.len())..rows.len().min(first - 1 + ROWS)];
    let narrowed = !query.get("q").is_empty() || !query.get("licence").is_empty();
    let enter = keeps_companies(officer.account()).then(|| Link::new(texts.get("company-enter"), "/companies/new"));
    let empty = Empty {
        title: texts.get(if narrowed { "companies-none-found" } else { "companies-none" }),
        text: texts.get(if narrowed { "companies-none-found-text" } else { "companies-none-text" }),
        link: enter.clone(),
    };
    let file = |(format, key): (&str, &str)| Link::new(texts.get(key), address(officer, &[("format", format)]));
    ListPage {
        shell: officer.shell(title.clone()),
        title: title.clone(),
        lead: texts.get("companies-lead"),
        main: enter,
        filters: Some(filters(officer)),
        table: (!shown.is_empty()).then(|| listing::table(texts, title, &COLUMNS, shown)),
        empty: shown.is_empty().then_some(empty),
        pager: pager(officer, first, shown.len(), rows.len()),
        links: Format::ALL.map(file).into_iter().collect(),
    }
}

fn filters(officer: &Officer) -> Filters {
    let (texts, query) = (officer.texts(), &officer.visitor.query);
    let field = |name: &str, label: &str, kind| FieldView {
        value: query.get(name).to_owned(),
        required: false,
        ..FieldView::new(name, texts.get(label), kind)
    };
    let standings = STANDINGS.map(|word| (word, texts.get(&format!("licence-filter-{word}"))));
    let fields = vec![
        field("q", "list-search", FieldKind::Search).hint(texts.get("companies-search-hint")),
        field("licence", "licence-entered", FieldKind::Choice).choices(standings),
    ];
    Filters { texts, action: PATH.to_owned(), fields }
}

fn pager(officer: &Officer, first: usize, shown: usize, all: usize) -> Option<Pager> {
    let texts = officer.texts();
    let at = |first: usize| address(officer, &[("n", &first.to_string())]);
    let last = first + shown.max(1) - 1;
    (all > ROWS).then(|| Pager {
        texts,
        shown: texts.t("list-shown").count("first", first).count("last", last).to_string(),
        previous: (first > 1).then(|| at(first.saturating_sub(ROWS).max(1))),
        next: (last < all).then(|| at(last + 1)),
    })
}

/// The address of the same search with these pairs added.
fn address(officer: &Officer, added: &[(&str, &str)]) -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    for name in ["q", "licence"] {
        let value = officer.visitor.query.get(name);
        if !value.is_empty() {
            pairs.append_pair(name, value);
        }
    }
    pairs.extend_pairs(added);
    format!("{PATH}?{}", pairs.finish())
}

const fn words_column(
    key: &'static str,
    label: &'static str,
    on_page: bool,
    cell: fn(Texts, &Listed) -> Cell,
) -> Column<Listed> {
    Column { key, label, kind: Kind::Words, on_page, cell }
}

/// What stands in the list and its files.
static COLUMNS: [Column<Listed>; 14] = [
    words_column("name", "field-name", true, |_, row| {
        Cell::Link(row.company.name.to_string(), format!("{PATH}/{}", row.company.company))
    }),
    words_column("address", "company-address", true, |_, row| Cell::text(&row.company.particulars.address)),
    words_column("country", "company-country", false, |_, row| Cell::text(row.company.particulars.country)),
    words_column("postal", "company-postal", false, |_, row| Cell::text(&row.company.particulars.postal)),
    words_column("registration", "company-registration", false, |_, row| {
        Cell::text(&row.company.particulars.registration)
    }),
    words_column("tax_number", "company-tax-number", false, |_, row| Cell::text(&row.company.particulars.tax_number)),
    words_column("contact", "company-contact", false, |_, row| Cell::text(&row.company.particulars.contact)),
    words_column("telephone", "company-telephone", false, |_, row| Cell::text(&row.company.particulars.telephone)),
    words_column("email", "company-email", false, |_, row| Cell::text(&row.company.particulars.email)),
    words_column("licence", "licence-number", true, |_, row| {
        row.licence.as_ref().map_or(Cell::Nothing, |licence| Cell::text(&licence.number))
    }),
    words_column("licence_kind", "licence-kind", false, |texts, row| {
        row.licence.as_ref().map_or(Cell::Nothing, |one| Cell::text(licence::kind(texts, one)))
    }),
    words_column("licence_until", "licence-until", false, |_, row| {
        row.licence.as_ref().and_then(|licence| licence.until).map_or(Cell::Nothing, Cell::Day)
    }),
    words_column("licence_standing", "licence-entered", true, |texts, row| {
        Cell::text(licence::standing(texts, row.standing))
    }),
    words_column("suspended_at", "company-suspended", true, |texts, row| {
        row.company.suspended_at.map_or(Cell::Nothing, |at| Cell::text(words::instant(texts, at)))
    }),
];
