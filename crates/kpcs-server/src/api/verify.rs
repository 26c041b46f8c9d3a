//! `POST /api/v1/verify[?at=PLACE&on=DAY]`: a PDF, an image with a code, a code's text or a statement, as the body. Public.
//!
//! Invariant: the same function as on the page and the command line; nothing that was sent is kept.

use axum::{extract::State, http::StatusCode, response::Response};
use kpcs_domain::{
    field::Kind,
    value::{CountryCode, Day},
};
use kpcs_verify::Question;

use super::{
    body::Sent,
    endpoint::{Param, Query, Takes},
    json,
};
use crate::{
    app::App,
    intake::{find_document, find_log_proof},
    no::No,
    visitor::Visitor,
    wire::report_json,
};

/// The query.
pub const QUERY: &[Param] = &[
    Param { name: "at", takes: Takes::Kind(Kind::Country), required: false, says: "Where the goods are." },
    Param { name: "on", takes: Takes::Kind(Kind::Day), required: false, says: "On which day they are there." },
];

/// The report.
pub async fn ask(State(app): State<App>, visitor: Visitor, Sent(body): Sent) -> Result<Response, No> {
    let query = Query::of(&visitor.query, QUERY)?;
    let question =
        Question { at: visitor.now, place: query.read("at", CountryCode::parse)?, on: query.read("on", Day::parse)? };
    let report = app
        .run(move |register| {
            let document = find_document(&body).map_err(|_| No::Unreadable("unreadable-document"))?;
            register.verify_with(&document, || find_log_proof(&body), &question).map_err(No::from)
        })
        .await?;
    Ok(json::answer(StatusCode::OK, &report_json(&report)))
}
