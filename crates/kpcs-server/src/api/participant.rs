//! `GET /api/v1/participants?on=DAY`: the standings of a day, by default today. Public.

use axum::{extract::State, http::StatusCode, response::Response};
use kpcs_domain::value::Day;
use kpcs_store::view;
use serde_json::json;

use super::json;
use crate::{app::App, no::No, visitor::Visitor, wire::standing_json};

/// Every standing of the day, with basis and source.
pub async fn list(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let day = match visitor.query.get("on") {
        "" => visitor.now.day(),
        given => Day::parse(given).map_err(|_| No::Unreadable("unreadable-query"))?,
    };
    let rows = app.read(move |sql| view::standings_on(sql, day)).await?;
    let rows: Vec<_> = rows.iter().map(standing_json).collect();
    Ok(json::answer(StatusCode::OK, &json!({ "on": day.to_string(), "rows": rows })))
}
