//! `/applications`: the company's applications, or all of the office, the newest first, to be searched.
//!
//! Invariant: an exporter's list holds the company's applications and no others, on the page and in files.
//! Must not know: single applications.
//! Source: interface 3 and 10.

use axum::{extract::State, response::Response};
use kpcs_domain::{act::Role, value::Name};
use kpcs_store::{
    Sql, StoreFault,
    view::{ApplicationRow, ApplicationState, Slice, Start, search_applications},
};
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Badge, Empty, State as Shown, Table},
    shell::Link,
};

use super::{FILLS_IN, hand};
use crate::{
    answers::Answers,
    app::App,
    listing::{self, Asked, Cell, Column, File, Kind},
    no::No,
    officer::Officer,
    page::{
        act::bulk::{Ticked, WITHDRAW, tickable},
        companies::{OF_COMPANY, found_links},
    },
    words,
};

pub(in crate::page) const PATH: &str = "/applications";
const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];

/// The list: a company's own applications, or all of an office.
pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let company = company_seen(&officer)?;
    let mut asked = Asked::read(texts, PATH, states(texts), &officer.visitor.query);
    asked.typed.sought.branch = officer.account().branch;
    let state = asked.typed.state.and_then(|word| ApplicationState::parse(word).ok());
    let (authority, sought, slice) = (officer.authority().clone(), asked.typed.sought.clone(), asked.slice());
    if let Some(format) = asked.format {
        let title = texts.get("applications-title");
        let file = File::new(&authority, "applications", officer.visitor.now.day(), title);
        let next = move |sql: &Sql<'_>, start: Start| {
            let slice = Slice { limit: listing::SLICE, start };
            search_applications(sql, (&authority, company.as_ref()), state, &sought, slice)
        };
        return Ok(listing::download(&app, (format, file, texts), &COLUMNS, next, |row: &ApplicationRow| row.position));
    }
    let exporter = officer.visitor.holds_one_of(FILLS_IN) && company.is_some();
    let who = officer.clone();
    let (mut rows, links) = app
        .read(move |sql| {
            let mut links = found_links(sql, &who, who.visitor.query.get("q"))?;
            links.extend(hand::links(who.texts(), &hand::waiting(sql, &who)?));
            Ok((search_applications(sql, (&authority, company.as_ref()), state, &sought, slice)?, links))
        })
        .await?;
    let mut shown = list_page(&officer, &asked, &mut rows, exporter);
    shown.links.splice(0..0, links);
    Ok(page(&shown))
}

/// How many applications a kept search finds for this person, at most `limit`; `None` for somebody who has no such list.
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
    let state = typed.state.and_then(|word| ApplicationState::parse(word).ok());
    let who = (officer.authority(), company.as_ref());
    Ok(Some(search_applications(sql, who, state, &typed.sought, Slice::newest(limit))?.len()))
}

/// The one company whose applications an exporter sees; `None` for the office, which sees all.
fn company_seen(officer: &Officer) -> Result<Option<Name>, No> {
    if officer.visitor.holds_one_of(OFFICE) {
        return Ok(None);
    }
    officer.require(OF_COMPANY)?;
    officer.account().company.clone().map(Some).ok_or(No::RoleMissing(OF_COMPANY))
}

fn states(texts: Texts) -> Vec<(&'static str, String)> {
    ApplicationState::ALL.iter().map(|state| (state.word(), words::choice(texts, state.word()))).collect()
}

fn list_page(officer: &Officer, asked: &Asked, rows: &mut Vec<ApplicationRow>, exporter: bool) -> ListPage {
    let texts = officer.texts();
    let pager = asked.cut(rows, |row| row.position);
    let title = texts.get("applications-title");
    let apply = exporter.then(|| Link::new(texts.get("apply-title"), "/applications/new"));
    let (headline, text) = match (asked.is_search(), exporter) {
        (true, _) => ("applications-none-found", "applications-none-found-text"),
        (false, true) => ("applications-empty", "applications-empty-text"),
        (false, false) => ("applications-none-yet", "applications-none-yet-text"),
    };
    let empty = Empty { title: texts.get(headline), text: texts.get(text), link: apply.clone() };
    let understood = asked.understood();
    let import = exporter.then(|| Link::new(texts.get("files-title"), "/imports"));
    let lead = texts.get(if exporter { "applications-lead" } else { "applications-lead-office" });
    ListPage {
        shell: officer.shell(title.clone()),
        title: title.clone(),
        lead: if understood.is_empty() { lead } else { understood },
        main: apply,
        filters: Some(asked.filters()),
        table: (!rows.is_empty()).then(|| table(officer, title, rows)),
        empty: rows.is_empty().then_some(empty),
        pager,
        links: asked.files().into_iter().chain(import).collect(),
    }
}

/// The rows; those that are still open can be ticked.
fn table(officer: &Officer, title: String, rows: &[ApplicationRow]) -> Table {
    let open = |row: &ApplicationRow| matches!(row.state, ApplicationState::Applied | ApplicationState::Examined);
    let references = rows.iter().map(|row| open(row).then(|| row.reference.to_string()));
    let ticked = Ticked { id: "choose", deeds: WITHDRAW.button(officer).into_iter().collect() };
    tickable(officer, listing::table(officer.texts(), title, &COLUMNS, rows), ticked, references)
}

/// What stands in the list and its files.
static COLUMNS: [Column<ApplicationRow>; 11] = [
    Column {
        key: "reference",
        label: "field-application",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::Code(row.reference.to_string(), format!("{PATH}/{}", row.reference)),
    },
    Column {
        key: "exporter",
        label: "word-exporter",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::text(&row.company),
    },
    Column {
        key: "destination",
        label: "apply-destination",
        kind: Kind::Words,
        on_page: true,
        cell: |texts, row| Cell::text(words::place(texts, row.destination)),
    },
    Column {
        key: "importer",
        label: "word-importer",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::text(&row.importer),
    },
    Column {
        key: "carats",
        label: "word-carats",
        kind: Kind::Figures("ct"),
        on_page: true,
        cell: |texts, row| Cell::carats(texts, row.carats),
    },
    Column {
        key: "value_usd",
        label: "word-value",
        kind: Kind::Figures("USD"),
        on_page: true,
        cell: |texts, row| Cell::usd(texts, row.value),
    },
    Column {
        key: "parcels",
        label: "field-parcels",
        kind: Kind::Figures(""),
        on_page: false,
        cell: |texts, row| Cell::count(texts, row.parcels),
    },
    Column {
        key: "state",
        label: "list-state",
        kind: Kind::Words,
        on_page: true,
        cell: |texts, row| Cell::State(badge(texts, row.state)),
    },
    Column {
        key: "applied_at",
        label: "list-applied",
        kind: Kind::Words,
        on_page: false,
        cell: |_, row| Cell::Instant(row.applied_at),
    },
    Column {
        key: "changed_at",
        label: "list-changed",
        kind: Kind::Words,
        on_page: true,
        cell: |_, row| Cell::Instant(row.changed_at),
    },
    Column {
        key: "certificate",
        label: "word-number",
        kind: Kind::Words,
        on_page: false,
        cell: |_, row| row.certificate.as_ref().map_or(Cell::Nothing, Cell::text),
    },
];

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
