//! `POST /api/v1/proposals/ID/approve` and `/refuse`: the second officer's answer.
//!
//! Invariant: the officer's own password comes along each time, or the code where the account has a second step; a session or
//! a token alone approves nothing (decisions 11).

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{
    field::{Field, InputFault, Kind},
    value::Text,
};
use kpcs_register::{ActError, Proof};
use kpcs_store::{act::info_of, work};
use serde_json::{Value, json};

use super::{body::Sent, caller::Caller, json};
use crate::{
    app::App,
    no::No,
    wire::{done_json, typed_input},
};

const PASSWORD: Field = Field { key: 0, name: "password", kind: Kind::Text, required: false, section: "decision 11" };
const CODE: Field = Field { key: 2, name: "code", kind: Kind::Text, required: false, section: "decision 11" };
const REASON: Field = Field { key: 1, name: "reason", kind: Kind::Text, required: true, section: "" };

/// What an approval brings: the code where the account has a second step, else the officer's password, unless it came as
/// HTTP Basic.
pub const APPROVAL: &[Field] = &[PASSWORD, CODE];
/// What a refusal brings.
pub const REFUSAL: &[Field] = &[PASSWORD, CODE, REASON];

/// Approves; the body may hold `password` where the caller has a session.
pub async fn approve(
    State(app): State<App>,
    Path(id): Path<String>,
    caller: Caller,
    Sent(body): Sent,
) -> Result<Response, No> {
    let (id, body) = (within_scope(&app, &caller, &id).await?, read(APPROVAL, &body)?);
    let proof = proof(&app, &caller, &body).await?;
    let done = app.approve(caller.actor(), id, proof).await?;
    Ok(json::answer(StatusCode::OK, &done_json(&done)))
}

/// Refuses for a `reason`; a number that was taken is recorded as spoiled.
pub async fn refuse(
    State(app): State<App>,
    Path(id): Path<String>,
    caller: Caller,
    Sent(body): Sent,
) -> Result<Response, No> {
    let (id, body) = (within_scope(&app, &caller, &id).await?, read(REFUSAL, &body)?);
    let given = body["reason"].as_str().unwrap_or_default().to_owned();
    let reason = Text::parse(&given).map_err(|expected| {
        ActError::Invalid(vec![InputFault { field: "reason".to_owned(), found: given, expected: expected.0 }])
    })?;
    let (proof, actor) = (proof(&app, &caller, &body).await?, caller.actor());
    let voided = app.refuse(actor, id, reason, proof).await?;
    let spoiled = voided.as_ref().map(done_json);
    Ok(json::answer(StatusCode::OK, &json!({ "outcome": "refused", "proposal": id, "void": spoiled })))
}

/// The body as far as it is known; an empty one is no answers.
fn read(fields: &'static [Field], body: &[u8]) -> Result<Value, No> {
    let body = match json::read(body)? {
        Value::Null => json!({}),
        body => body,
    };
    typed_input(fields, &body).map_err(ActError::Invalid)?;
    Ok(body)
}

/// The number of the proposal; a token answers only for acts that it does.
async fn within_scope(app: &App, caller: &Caller, id: &str) -> Result<i64, No> {
    let id: i64 = id.parse().map_err(|_| No::NotFound)?;
    let authority = caller.authority().clone();
    let proposal = app.read(move |sql| work::proposal(sql, id)).await?.filter(|one| one.authority == authority);
    if let Some(info) = proposal.and_then(|proposal| info_of(proposal.act)) {
        caller.does(info.name)?;
    }
    Ok(id)
}

async fn proof(app: &App, caller: &Caller, body: &Value) -> Result<Proof, No> {
    let given = |name: &str| body[name].as_str().map(str::to_owned);
    let asks_code = app.has_second_step(caller.account.handle).await?;
    let given = if asks_code { given("code") } else { caller.password.clone().or_else(|| given("password")) };
    app.prove(caller.account.clone(), given.ok_or(No::Unknown)?).await?.ok_or(No::Unknown)
}
