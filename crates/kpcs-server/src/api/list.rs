//! `GET /api/v1/applications`, `/certificates`, `/certificates/NUMBER`, `/shipments`: rows of the caller's own authority.
//!
//! Invariant: an exporter sees their own company's rows; declared figures of a shipment stay hidden until it has arrived and
//! was measured (decisions 20); another authority's row is as good as none.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::certificate::Goods;
use kpcs_domain::{act::Role, value::CertificateNumber};
use kpcs_store::view::{
    self, ApplicationFilter, ApplicationState, CertificateFilter, CertificateState, Page, ShipmentFilter,
};
use serde_json::{Value, json};

use super::{caller::Caller, json};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    visitor::Visitor,
    wire::{application_json, certificate_json, shipment_json},
};

const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];
const IMPORT: &[Role] = &[Role::ImportingOfficer, Role::AuthorityHead];

/// Rows of one answer: 100 unless asked otherwise, at most 500.
const ROWS: u32 = 100;
const LIMIT_ROWS: u32 = 500;

/// `?state=&limit=&offset=`.
pub async fn applications(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    let company = caller.company_seen(OFFICE)?;
    let state = word(&visitor.query, ApplicationState::parse)?;
    let filter = ApplicationFilter { authority: caller.authority().clone(), state, company };
    let page = page(&visitor.query)?;
    let rows = app.read(move |sql| view::applications(sql, &filter, page)).await?;
    Ok(rows_json(rows.iter().map(application_json).collect()))
}

/// `?state=&text=&limit=&offset=`.
pub async fn certificates(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    let company = caller.company_seen(OFFICE)?;
    let state = word(&visitor.query, CertificateState::parse)?;
    let text = text(&visitor.query);
    let filter = CertificateFilter { authority: caller.authority().clone(), state, company, text };
    let page = page(&visitor.query)?;
    let rows = app.read(move |sql| view::certificates(sql, &filter, page)).await?;
    Ok(rows_json(rows.iter().map(certificate_json).collect()))
}

/// One certificate.
pub async fn certificate(State(app): State<App>, Path(number): Path<String>, caller: Caller) -> Result<Response, No> {
    let number = CertificateNumber::parse(&number).map_err(|_| No::NotFound)?;
    let (company, authority) = (caller.company_seen(OFFICE)?, caller.authority().clone());
    let row = app.read(move |sql| view::certificate(sql, &number)).await?;
    let own = row.filter(|row| row.authority == authority && company.is_none_or(|company| company == row.exporter));
    Ok(json::answer(StatusCode::OK, &certificate_json(&own.ok_or(No::NotFound)?)))
}

/// `?state=&text=&limit=&offset=`.
pub async fn shipments(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    if !caller.holds_one_of(IMPORT) {
        return Err(No::RoleMissing(IMPORT));
    }
    let state = word(&visitor.query, Goods::parse)?;
    let filter = ShipmentFilter { receiver: caller.authority().clone(), state, text: text(&visitor.query) };
    let page = page(&visitor.query)?;
    let rows = app.read(move |sql| view::shipments(sql, &filter, page)).await?;
    Ok(rows_json(rows.iter().map(shipment_json).collect()))
}

fn rows_json(rows: Vec<Value>) -> Response {
    json::answer(StatusCode::OK, &json!({ "rows": rows }))
}

/// The state asked for; none for none.
fn word<T, E>(query: &Answers, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, No> {
    let given = Some(query.get("state")).filter(|state| !state.is_empty());
    given.map(parse).transpose().map_err(|_| No::Unreadable("unreadable-query"))
}

fn text(query: &Answers) -> Option<String> {
    Some(query.get("text").to_owned()).filter(|text| !text.is_empty())
}

fn page(query: &Answers) -> Result<Page, No> {
    let number = |name: &str, default: u32| match query.get(name) {
        "" => Ok(default),
        given => given.parse().map_err(|_| No::Unreadable("unreadable-query")),
    };
    Ok(Page { limit: number("limit", ROWS)?.min(LIMIT_ROWS), offset: number("offset", 0)? })
}
