//! `/certificates`: what the office has issued, or what was issued to the exporter's company, to be searched.
//!
//! Invariant: an exporter's list holds the company's certificates and no others, on the page and in files.
//! Must not know: single certificates.
//! Source: interface 3 and 10.

use axum::{extract::State, response::Response};
use kpcs_domain::value::{Day, Name};
use kpcs_store::{
    Sql, StoreFault,
    view::{CertificateRow, CertificateState, Slice, SpoiledRow, Start, search_certificates, spoiled_numbers},
};
use kpcs_web::{Texts, page, page::list::ListPage, part::Empty, shell::Link};

use super::{badge, is_office, papers};
use crate::{
    answers::Answers,
    app::App,
    listing::{self, Asked, Cell, Column, File, Kind},
    no::No,
    officer::Officer,
    page::{
        act::bulk::{DISPATCH, Ticked, tickable},
        companies::found_links,
        desk::{day_of_office, pack_of},
    },
    words,
};

pub(in crate::page) const PATH: &str = "/certificates";
/// Spoiled numbers that are named; the rest is counted.
const LIMIT_SPOILED: usize = 20;

/// A certificate and the day on which it is looked at.
struct Line {
    row: CertificateRow,
    today: Day,
}

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let company = company_seen(&officer)?;
    let mut asked = Asked::read(texts, PATH, states(texts), &officer.visitor.query);
    asked.typed.sought.branch = officer.account().branch;
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let state = asked.typed.state.and_then(|word| CertificateState::parse(word).ok());
    let sought = asked.typed.sought.clone();
    if let Some(format) = asked.format {
        let file = File::new(&authority, "certificates", now.day(), texts.get("certificates-title"));
        let next = move |sql: &Sql<'_>, start: Start| {
            let today = day_of_office(&*pack_of(sql, &authority, now)?, now);
            let slice = Slice { limit: listing::SLICE, start };
            let rows = search_certificates(sql, (&authority, company.as_ref()), state, &sought, slice)?;
            Ok(rows.into_iter().map(|row| Line { row, today }).collect())
        };
        return Ok(listing::download(&app, (format, file, texts), &COLUMNS, next, |line: &Line| line.row.position));
    }
    let (slice, office) = (asked.slice(), company.is_none());
    let who = officer.clone();
    let (mut rows, spoiled, companies) = app
        .read(move |sql| {
            let companies = found_links(sql, &who, who.visitor.query.get("q"))?;
            let today = day_of_office(&*pack_of(sql, &authority, now)?, now);
            let spoiled = if office { spoiled_numbers(sql, &authority)? } else { Vec::new() };
            let rows = search_certificates(sql, (&authority, company.as_ref()), state, &sought, slice)?;
            Ok((rows.into_iter().map(|row| Line { row, today }).collect::<Vec<_>>(), spoiled, companies))
        })
        .await?;
    let mut shown = list_page(&officer, &asked, &mut rows, &spoiled);
    shown.links.splice(0..0, companies);
    Ok(page(&shown))
}

/// How many certificates a kept search finds for this person, at most `limit`; `None` for somebody who has no such list.
pub(in crate::page) fn count_found(
    sql: &Sql<'_>,
    officer: &Officer,
    query: &Answers,
    limit: u32,
) -> Result<Option<usize>, StoreFault> {
    let Ok(company) = company_seen(officer) else { return Ok(None) };
    let texts = officer.texts();
    let mut typed = Asked::read(texts, PATH, states(texts), query).typed;
    typed.sought.branch = officer.account().branch;
    let state = typed.state.and_then(|word| CertificateState::parse(word).ok());
    let who = (officer.authority(), company.as_ref());
    Ok(Some(search_certificates(sql, who, state, &typed.sought, Slice::newest(limit))?.len()))
}

/// The one company whose rows an exporter sees; `None` for the office, which sees all.
///
/// # Errors
/// [`No::NotFound`] for somebody of neither.
pub(in crate::page) fn company_seen(officer: &Officer) -> Result<Option<Name>, No> {
    if is_office(officer) {
        return Ok(None);
    }
    officer.account().company.clone().map(Some).ok_or(No::NotFound)
}

/// The states of a certificate with their names.
fn states(texts: Texts) -> Vec<(&'static str, String)> {
    CertificateState::ALL.iter().map(|state| (state.word(), texts.get(badge::shown(*state).key()))).collect()
}

fn list_page(officer: &Officer, asked: &Asked, rows: &mut Vec<Line>, spoiled: &[SpoiledRow]) -> ListPage {
    let texts = officer.texts();
    let pager = asked.cut(rows, |line| line.row.position);
    let title = texts.get("certificates-title");
    let searched = asked.is_search();
    let empty = Empty {
        title: texts.get(if searched { "certificates-none-found" } else { "certificates-empty" }),
        text: texts.get(if searched { "certificates-none-found-text" } else { "certificates-empty-text" }),
        link: searched.then(|| Link::new(texts.get("certificates-all"), PATH)),
    };
    let table = listing::table(texts, title.clone(), &COLUMNS, rows);
    let deeds = DISPATCH.button(officer).into_iter().chain([papers::button(officer)]).collect();
    let numbers = rows.iter().map(|line| Some(line.row.number.to_string()));
    let mut table = tickable(officer, table, Ticked { id: "choose", deeds }, numbers);
    table.notes = spoiled_note(texts, asked, spoiled);
    ListPage {
        shell: officer.shell(title.clone()),
        title,
        lead: lead(texts, asked, is_office(officer)),
        main: None,
        filters: Some(asked.filters()),
        table: (!rows.is_empty()).then_some(table),
        empty: rows.is_empty().then_some(empty),
        pager,
        links: asked.files(),
    }
}

fn lead(texts: Texts, asked: &Asked, office: bool) -> String {
    let understood = asked.understood();
    let lead = if office { "certificates-lead" } else { "certificates-lead-exporter" };
    if understood.is_empty() { texts.get(lead) } else { understood }
}

/// What stands in the list and its files.
static COLUMNS: [Column<Line>; 16] = [
    Column {
        key: "number",
        label: "word-number",
        kind: Kind::Words,
        on_page: true,
        cell: |_, line| Cell::Code(words::number(&line.row.number), format!("{PATH}/{}", line.row.number)),
    },
    Column {
        key: "exporter",
        label: "word-exporter",
        kind: Kind::Words,
        on_page: true,
        cell: |_, line| Cell::text(&line.row.exporter),
    },
    Column {
        key: "importer",
        label: "word-importer",
        kind: Kind::Words,
        on_page: true,
        cell: |_, line| Cell::text(&line.row.importer),
    },
    Column {
        key: "destination",
        label: "field-destination",
        kind: Kind::Words,
        on_page: true,
        cell: |texts, line| Cell::text(words::place(texts, line.row.destination)),
    },
    Column {
        key: "origin",
        label: "field-origin",
        kind: Kind::Words,
        on_page: false,
        cell: |_, line| Cell::text(&line.row.origin),
    },
    Column {
        key: "carats",
        label: "word-carats",
        kind: Kind::Figures("ct"),
        on_page: true,
        cell: |texts, line| Cell::carats(texts, line.row.carats),
    },
    Column {
        key: "value_usd",
        label: "word-value",
        kind: Kind::Figures("USD"),
        on_page: false,
        cell: |texts, line| Cell::usd(texts, line.row.value),
    },
    Column {
        key: "parcels",
        label: "field-parcels",
        kind: Kind::Figures(""),
        on_page: false,
        cell: |texts, line| Cell::count(texts, line.row.parcels),
    },
    Column {
        key: "issued_on",
        label: "word-issued-on",
        kind: Kind::Words,
        on_page: true,
        cell: |_, line| Cell::Day(line.row.issued_on),
    },
    Column {
        key: "expires_on",
        label: "word-expires-on",
        kind: Kind::Words,
        on_page: false,
        cell: |_, line| Cell::Day(line.row.expires_on),
    },
    Column {
        key: "left_on",
        label: "field-left-on",
        kind: Kind::Words,
        on_page: false,
        cell: |_, line| line.row.left_on.map_or(Cell::Nothing, Cell::Day),
    },
    Column {
        key: "state",
        label: "list-state",
        kind: Kind::Words,
        on_page: true,
        cell: |texts, line| Cell::State(badge::certificate(texts, &line.row, line.today)),
    },
    Column {
        key: "closed_at",
        label: "list-closed",
        kind: Kind::Words,
        on_page: false,
        cell: |_, line| line.row.closed_at.map_or(Cell::Nothing, Cell::Instant),
    },
    Column {
        key: "application",
        label: "field-application",
        kind: Kind::Words,
        on_page: false,
        cell: |_, line| Cell::text(&line.row.application),
    },
    Column {
        key: "replaces",
        label: "list-replaces",
        kind: Kind::Words,
        on_page: false,
        cell: |_, line| line.row.refers_to.as_ref().map_or(Cell::Nothing, Cell::text),
    },
    Column {
        key: "replaced_by",
        label: "list-replaced-by",
        kind: Kind::Words,
        on_page: false,
        cell: |_, line| line.row.replaced_by.as_ref().map_or(Cell::Nothing, Cell::text),
    },
];

/// The numbers that no certificate bears, so that a gap in the list explains itself.
fn spoiled_note(texts: Texts, asked: &Asked, spoiled: &[SpoiledRow]) -> Vec<String> {
    if spoiled.is_empty() || asked.start != Start::Newest || asked.is_search() {
        return Vec::new();
    }
    let shown = spoiled.iter().take(LIMIT_SPOILED).map(|row| words::number(&row.number)).collect::<Vec<_>>().join(", ");
    let more = spoiled.len().saturating_sub(LIMIT_SPOILED);
    let shown = if more > 0 { format!("{shown} + {more}") } else { shown };
    vec![texts.t("certificates-spoiled").arg("numbers", shown).to_string()]
}
