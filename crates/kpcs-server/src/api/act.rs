//! `POST /api/v1/acts/NAME`: does or prepares an act.
//!
//! Invariant: the key that the caller chooses makes a repeated request the same request; keys of two persons never meet.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use kpcs_register::{Outcome, request_id_of};

use super::{caller::Caller, json};
use crate::{
    app::App,
    no::No,
    wire::{input_from_json, outcome_json},
};

/// 201 for an act that is recorded, 202 for one that waits for the second officer, 200 for one recorded before.
pub async fn ask(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
    caller: Caller,
    body: Bytes,
) -> Result<Response, No> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !(8..=200).contains(&key.len()) {
        return Err(No::Unreadable("unreadable-key"));
    }
    let id = request_id_of(&format!("{}/{key}", caller.account.handle));
    let input = input_from_json(&json::read(&body)?);
    let outcome = app.ask(caller.actor(), &name, input, id).await?;
    let status = match &outcome {
        Outcome::Done(done) if done.repeated => StatusCode::OK,
        Outcome::Done(_) => StatusCode::CREATED,
        Outcome::Prepared(_) => StatusCode::ACCEPTED,
    };
    Ok(json::answer(status, &outcome_json(&outcome)))
}
