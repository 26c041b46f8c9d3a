//! `GET /api/v1/closure`: what of the caller's office is not closed and why, with the counts of the page `/closure`.
//!
//! Invariant: the same reading as the page and its file, on the office's own day; the counts are of everything, whichever
//! slice of rows is asked for.
//! Source: docs/decisions/0004; kpcs.md §9.12; issue 02, demand 2.

use axum::{extract::State, http::StatusCode, response::Response};
use kpcs_domain::act::Role;
use serde_json::json;

use super::{
    caller::Caller,
    endpoint::{Param, Query},
    json,
    paging::{AFTER_WORD, LIMIT, linked, named_slice},
};
use crate::{app::App, no::No, page::closure, visitor::Visitor, wire::row};

/// Who works in an office.
const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];
/// The query of [`show`].
pub const QUERY: &[Param] = &[LIMIT, AFTER_WORD];

/// Counts, and rows by side and number.
pub async fn show(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    caller.require(OFFICE)?;
    let query = Query::of(&visitor.query, QUERY)?;
    let (closure, today) = closure::read(&app, caller.authority().clone(), visitor.now).await?;
    let counts = json!({
        "office": caller.authority().to_string(),
        "day": today.to_string(),
        "issued": closure.issued,
        "ended": closure.ended,
        "sent_open": closure.sent.len(),
        "received": closure.received,
        "arriving_open": closure.arriving.len(),
    });
    let sides = [("arriving", closure.arriving), ("sent", closure.sent)];
    let rows = sides.into_iter().flat_map(|(side, rows)| {
        rows.into_iter().map(move |row| (format!("{side}/{}", row.number), row::Sided { side, row }))
    });
    let (rows, next) = named_slice(&query, rows.collect())?;
    let next = next.map(|after| linked(&visitor, &after));
    let mut body = counts;
    body["rows"] = rows.iter().map(row::not_closed_json).collect();
    body["next"] = json!(next);
    Ok(json::answer(StatusCode::OK, &body))
}
