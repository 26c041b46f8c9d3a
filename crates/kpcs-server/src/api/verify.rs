//! `POST /api/v1/verify[?at=PLACE&on=DAY]`: a PDF, an image with a code, a code's text or a statement, as the body. Public.
//!
//! Invariant: the same function as on the page and the command line; nothing that was sent is kept.

use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use kpcs_domain::value::{CountryCode, Day};
use kpcs_verify::Question;

use super::json;
use crate::{app::App, intake::find_document, no::No, visitor::Visitor, wire::report_json};

/// The report.
pub async fn ask(State(app): State<App>, visitor: Visitor, body: Bytes) -> Result<Response, No> {
    let unreadable = |_| No::Unreadable("unreadable-query");
    let given = |name: &str| Some(visitor.query.get(name).to_owned()).filter(|text| !text.is_empty());
    let question = Question {
        at: visitor.now,
        place: given("at").map(|text| CountryCode::parse(&text)).transpose().map_err(unreadable)?,
        on: given("on").map(|text| Day::parse(&text)).transpose().map_err(unreadable)?,
    };
    let report = app
        .run(move |register| {
            let document = find_document(&body).map_err(|_| No::Unreadable("unreadable-document"))?;
            register.verify(&document, &question).map_err(No::from)
        })
        .await?;
    Ok(json::answer(StatusCode::OK, &report_json(&report)))
}
