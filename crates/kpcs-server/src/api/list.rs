//! Lists of the caller's own office, and one certificate.
//!
//! Invariant: an exporter sees their own company's rows; declared figures of a shipment stay hidden until it has arrived and
//! was measured (decisions 20); another authority's row is as good as none.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{act::Role, certificate::Goods, field::Kind, value::CertificateNumber};
use kpcs_store::{
    view::{self, ApplicationFilter, ApplicationState, CertificateFilter, CertificateState, ShipmentFilter},
    work,
};

use super::{
    caller::Caller,
    endpoint::{Param, Query, Takes},
    json,
    paging::{AFTER, LIMIT, numbered, slice},
};
use crate::{app::App, no::No, officer::OFFICIALS, visitor::Visitor, wire::row};

/// Who works in the office that issues.
const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];
/// Who works in the office that receives.
const IMPORT: &[Role] = &[Role::ImportingOfficer, Role::AuthorityHead];

const TEXT: Param =
    Param { name: "text", takes: Takes::Free, required: false, says: "In number, exporter or importer." };

const fn state(words: &'static [&'static str]) -> Param {
    Param { name: "state", takes: Takes::Kind(Kind::Choice(words)), required: false, says: "In this state only." }
}

/// The query of [`applications`].
pub const APPLICATIONS: &[Param] = &[state(ApplicationState::WORDS), LIMIT, AFTER];
/// The query of [`certificates`].
pub const CERTIFICATES: &[Param] = &[state(CertificateState::WORDS), TEXT, LIMIT, AFTER];
/// The query of [`shipments`].
pub const SHIPMENTS: &[Param] = &[state(Goods::WORDS), TEXT, LIMIT, AFTER];
/// The query of every other list here.
pub const PLAIN: &[Param] = &[LIMIT, AFTER];

/// Applications, the newest first.
pub async fn applications(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    let company = caller.company_seen(OFFICE)?;
    let query = Query::of(&visitor.query, APPLICATIONS)?;
    let (state, page) = (query.read("state", ApplicationState::parse)?, slice(&query)?);
    let filter = ApplicationFilter { authority: caller.authority().clone(), state, company };
    let rows = app.read(move |sql| view::applications(sql, &filter, page)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.sequence, row::application_json))
}

/// Certificates issued, the newest first.
pub async fn certificates(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    let company = caller.company_seen(OFFICE)?;
    let query = Query::of(&visitor.query, CERTIFICATES)?;
    let (state, page) = (query.read("state", CertificateState::parse)?, slice(&query)?);
    let filter = CertificateFilter { authority: caller.authority().clone(), state, company, text: query.text("text") };
    let rows = app.read(move |sql| view::certificates(sql, &filter, page)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.position, row::certificate_json))
}

/// One certificate.
pub async fn certificate(State(app): State<App>, Path(number): Path<String>, caller: Caller) -> Result<Response, No> {
    let number = CertificateNumber::parse(&number).map_err(|_| No::NotFound)?;
    let (company, authority) = (caller.company_seen(OFFICE)?, caller.authority().clone());
    let row = app.read(move |sql| view::certificate(sql, &number)).await?;
    let own = row.filter(|row| row.authority == authority && company.is_none_or(|company| company == row.exporter));
    Ok(json::answer(StatusCode::OK, &row::certificate_json(&own.ok_or(No::NotFound)?)))
}

/// Shipments expected and arrived, the newest first.
pub async fn shipments(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(IMPORT)?;
    let query = Query::of(&visitor.query, SHIPMENTS)?;
    let (state, page) = (query.read("state", Goods::parse)?, slice(&query)?);
    let filter = ShipmentFilter { receiver: caller.authority().clone(), state, text: query.text("text") };
    let rows = app.read(move |sql| view::shipments(sql, &filter, page)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.position, row::shipment_json))
}

/// Presentations of certificates with their goods, the newest first.
pub async fn arrivals(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(IMPORT)?;
    let page = slice(&Query::of(&visitor.query, PLAIN)?)?;
    let receiver = caller.authority().clone();
    let rows = app.read(move |sql| view::arrivals(sql, &receiver, page)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.position, row::arrival_json))
}

/// Confirmations of receipt, given or received, the newest first.
pub async fn confirmations(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(OFFICIALS)?;
    let page = slice(&Query::of(&visitor.query, PLAIN)?)?;
    let holder = caller.authority().clone();
    let rows = app.read(move |sql| view::confirmations(sql, &holder, page)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.position, row::confirmation_json))
}

/// Discrepancies, reported or received, the newest first.
pub async fn discrepancies(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(OFFICIALS)?;
    let page = slice(&Query::of(&visitor.query, PLAIN)?)?;
    let holder = caller.authority().clone();
    let rows = app.read(move |sql| view::discrepancies(sql, &holder, page)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.position, row::discrepancy_json))
}

/// Statements received, the newest first.
pub async fn inbox(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(OFFICIALS)?;
    let page = slice(&Query::of(&visitor.query, PLAIN)?)?;
    let authority = caller.authority().clone();
    let rows = app.read(move |sql| work::inbox(sql, &authority, page.limit.into(), page.below)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.position, row::inbox_json))
}

/// The acts done at the office or received by it, the newest first.
pub async fn acts_done(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(OFFICIALS)?;
    let page = slice(&Query::of(&visitor.query, PLAIN)?)?;
    let holder = caller.authority().clone();
    let rows = app.read(move |sql| view::timeline_of_authority(sql, &holder, page)).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.position, row::done_act_json))
}

/// Acts that wait for the second officer, the newest first.
pub async fn proposals(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(OFFICIALS)?;
    let page = slice(&Query::of(&visitor.query, PLAIN)?)?;
    let authority = caller.authority().clone();
    let mut rows = app.read(move |sql| work::open_proposals(sql, &authority)).await?;
    rows.retain(|row| page.below.is_none_or(|below| row.id < below));
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    Ok(numbered(&visitor, page, &rows, |row| row.id, row::proposal_json))
}
