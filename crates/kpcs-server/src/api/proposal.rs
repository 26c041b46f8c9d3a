//! `POST /api/v1/proposals/ID/approve` and `/refuse`: the second officer's answer.
//!
//! Invariant: the officer's own password comes along each time; a session alone approves nothing (decisions 11).

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{field::InputFault, value::Text};
use kpcs_register::{ActError, Proof};
use serde_json::{Value, json};

use super::{caller::Caller, json};
use crate::{app::App, no::No, wire::done_json};

/// Approves; the body may hold `password` where the caller has a session.
pub async fn approve(State(app): State<App>, Path(id): Path<i64>, caller: Caller, body: Bytes) -> Result<Response, No> {
    let proof = proof(&app, &caller, &json::read(&body)?).await?;
    let done = app.approve(caller.actor(), id, proof).await?;
    Ok(json::answer(StatusCode::OK, &done_json(&done)))
}

/// Refuses for a `reason`; a number that was taken is recorded as spoiled.
pub async fn refuse(State(app): State<App>, Path(id): Path<i64>, caller: Caller, body: Bytes) -> Result<Response, No> {
    let body = json::read(&body)?;
    let given = body["reason"].as_str().unwrap_or_default().to_owned();
    let reason = Text::parse(&given).map_err(|expected| {
        ActError::Invalid(vec![InputFault { field: "reason".to_owned(), found: given, expected: expected.0 }])
    })?;
    let (proof, actor) = (proof(&app, &caller, &body).await?, caller.actor());
    let voided = app.run(move |register| register.refuse(&actor, id, reason, proof)).await?;
    app.nudge();
    let spoiled = voided.as_ref().map(done_json);
    Ok(json::answer(StatusCode::OK, &json!({ "outcome": "refused", "proposal": id, "void": spoiled })))
}

async fn proof(app: &App, caller: &Caller, body: &Value) -> Result<Proof, No> {
    let given = caller.password.clone().or_else(|| body["password"].as_str().map(str::to_owned));
    let password = given.ok_or(No::Unknown)?;
    app.prove_password(caller.account.clone(), password).await?.ok_or(No::Unknown)
}
