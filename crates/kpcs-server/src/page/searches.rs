//! `/searches`: searches that a person keeps under a name, each with how much it finds now.
//!
//! Invariant: a kept search is an address of a list and finds what that person may see when it is opened; nobody has another's.
//! Counts end at a limit, so that no page waits for one.
//! Must not know: how a list is searched.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use kpcs_store::{
    Sql, StoreFault,
    work::{SavedSearch, forget_search, save_search, saved_searches},
};
use kpcs_web::{
    page,
    page::{form::FormPage, list::ListPage},
    part::{Column, Empty, FieldGroup, FieldKind, FieldView, Form, Inline, Row, Table},
    shell::Link,
};

use super::{arrivals, certificate, exporter};
use crate::{answers::Answers, app::App, listing::listed, no::No, officer::Officer, posted::Sent};

/// Rows that are counted at most.
const LIMIT_COUNTED: u32 = 500;
/// The longest name and address of a search, and the most that a person keeps.
const LIMIT_NAME: usize = 60;
const LIMIT_ADDRESS: usize = 600;
const LIMIT_SEARCHES: usize = 50;

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/searches", get(all).post(save))
        .route("/searches/new", get(new))
        .route("/searches/forget", get(ask).post(forget))
}

/// The searches of a person, as links that say how much each finds now.
pub fn counted(sql: &Sql<'_>, officer: &Officer) -> Result<Vec<(SavedSearch, String)>, StoreFault> {
    let kept = saved_searches(sql, &officer.handle())?;
    kept.into_iter()
        .map(|search| Ok((count(sql, officer, &search.address)?, search)))
        .map(|found| found.map(|(count, search)| (search, count)))
        .collect()
}

/// The same as links for a desk.
pub fn links(searches: Vec<(SavedSearch, String)>) -> Vec<Link> {
    searches
        .into_iter()
        .map(|(search, count)| Link::new(format!("{} ({count})", search.name), search.address))
        .collect()
}

/// How many rows the list at `address` has for this person; a dash for an address that is no list of theirs.
fn count(sql: &Sql<'_>, officer: &Officer, address: &str) -> Result<String, StoreFault> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let query = Answers::parse(query.as_bytes());
    let found = match path {
        certificate::LIST => certificate::count_found(sql, officer, &query, LIMIT_COUNTED + 1)?,
        exporter::LIST => exporter::count_found(sql, officer, &query, LIMIT_COUNTED + 1)?,
        arrivals::LIST => arrivals::count_found(sql, officer, &query, LIMIT_COUNTED + 1)?,
        _ => None,
    };
    Ok(match found {
        None => "\u{2013}".to_owned(),
        Some(found) if found > LIMIT_COUNTED as usize => format!("{LIMIT_COUNTED}+"),
        Some(found) => found.to_string(),
    })
}

async fn all(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let who = officer.clone();
    let searches = app.read(move |sql| counted(sql, &who)).await?;
    let texts = officer.texts();
    let title = texts.get("searches-title");
    let row = |(search, count): &(SavedSearch, String)| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("name", &search.name).finish();
        Row::of(vec![
            Inline::Link(Link::new(search.name.clone(), search.address.clone())),
            Inline::Number(count.clone()),
            Inline::Link(Link::new(texts.get("searches-forget"), format!("/searches/forget?{query}"))),
        ])
    };
    let table = Table {
        caption: title.clone(),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("searches-name")),
            Column::figures(texts.get("searches-found"), ""),
            Column::words(texts.get("desk-next")),
        ],
        rows: searches.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    };
    let empty = Empty { title: texts.get("searches-none"), text: texts.get("searches-none-text"), link: None };
    listed(
        &officer.visitor,
        "searches",
        ListPage {
            shell: officer.shell(title.clone()),
            title,
            lead: texts.get("searches-lead"),
            main: None,
            filters: None,
            table: (!searches.is_empty()).then_some(table),
            empty: searches.is_empty().then_some(empty),
            pager: None,
            links: Vec::new(),
        },
    )
}

async fn new(officer: Officer) -> Result<Response, No> {
    let address = allowed(officer.visitor.query.get("address")).ok_or(No::NotFound)?;
    let texts = officer.texts();
    let name =
        FieldView::new("name", texts.get("searches-name"), FieldKind::Text).hint(texts.get("searches-name-hint"));
    let hidden = vec![("address".to_owned(), address)];
    Ok(page(&form_page(&officer, "searches-keep", "/searches", hidden, vec![name])))
}

async fn save(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    // What is no list of ours is not kept; the searches that are there say so.
    let Some(address) = allowed(answers.get("address")) else { return Ok(Redirect::to("/searches").into_response()) };
    let name: String = answers.get("name").chars().take(LIMIT_NAME).collect();
    let name = if name.is_empty() { address.clone() } else { name };
    let (handle, at) = (officer.handle(), officer.visitor.now);
    app.run(move |register| {
        register.store().write(move |sql| {
            if saved_searches(sql, &handle)?.len() < LIMIT_SEARCHES {
                save_search(sql, &handle, &SavedSearch { name, address }, at)?;
            }
            Ok::<_, StoreFault>(())
        })
    })
    .await?;
    Ok(Redirect::to("/searches").into_response())
}

async fn ask(officer: Officer) -> Result<Response, No> {
    let hidden = vec![("name".to_owned(), officer.visitor.query.get("name").to_owned())];
    Ok(page(&form_page(&officer, "searches-forget", "/searches/forget", hidden, Vec::new())))
}

async fn forget(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let (handle, name) = (sent.officer.handle(), sent.answers.get("name").to_owned());
    app.run(move |register| register.store().write(move |sql| forget_search(sql, &handle, &name))).await?;
    Ok(Redirect::to("/searches").into_response())
}

/// An address of a list of ours, without anything else.
fn allowed(address: &str) -> Option<String> {
    let (path, _) = address.split_once('?').unwrap_or((address, ""));
    let list = [certificate::LIST, exporter::LIST, arrivals::LIST].contains(&path);
    (list && address.len() <= LIMIT_ADDRESS).then(|| address.to_owned())
}

fn form_page(
    officer: &Officer,
    key: &str,
    action: &str,
    hidden: Vec<(String, String)>,
    fields: Vec<FieldView>,
) -> FormPage {
    let texts = officer.texts();
    let title = texts.get(key);
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("searches-title"), "/searches")];
    let named = hidden.iter().find(|(name, _)| name == "name").map(|(_, value)| value.clone());
    FormPage {
        shell,
        eyebrow: String::new(),
        title: title.clone(),
        lead: named.unwrap_or_default(),
        refusals: None,
        notice: None,
        form: Form {
            texts,
            action: action.to_owned(),
            token: officer.form_token().to_owned(),
            hidden,
            multipart: false,
            compact: false,
            groups: vec![FieldGroup { fields, ..FieldGroup::default() }],
            button: title,
            keep: None,
        },
        beside: None,
    }
}
