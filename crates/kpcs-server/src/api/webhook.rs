//! `/api/v1/webhooks`: where the caller's office, or company, has its programs told; made, tried, given a new secret, turned
//! off; and the messages, with sending again.
//!
//! Invariant: as on the page: an office's webhooks are its administrators', a company's those who act for it. A secret is in
//! one answer alone. A token changes webhooks only when it does all that its person may.
//! Source: issue 02, demand 5.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::field::{Field, Kind};
use kpcs_register::ActError;
use kpcs_store::work::{self, WebhookEvent, WebhookOwner};
use serde_json::{Value, json};

use super::{
    body::Sent,
    caller::Caller,
    endpoint::{Param, Query},
    json,
    paging::{AFTER, LIMIT, numbered, slice},
};
use crate::{
    app::App,
    no::No,
    page::webhooks::{new_webhook, owner_of},
    visitor::Visitor,
    webhook::shown_secret,
    wire::{row, typed_input},
};

/// The query of both lists.
pub const LISTS: &[Param] = &[LIMIT, AFTER];
/// What a new webhook is asked with.
pub const NEW: &[Field] = &[
    Field { key: 0, name: "name", kind: Kind::Name, required: true, section: "" },
    Field { key: 1, name: "address", kind: Kind::WebAddress, required: true, section: "" },
    Field { key: 2, name: "events", kind: Kind::Many(&EVENT), required: true, section: "" },
];
/// All but the first: a ping is told whatever was chosen.
const EVENT: Kind = Kind::Choice(WebhookEvent::WORDS.split_at(1).1);

/// Webhooks, the newest first.
pub async fn list(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    let (owner, page) = (owner_of(&caller.account)?, slice(&Query::of(&visitor.query, LISTS)?)?);
    let mut rows = app.read(move |sql| work::webhooks_of(sql, &owner)).await?;
    rows.retain(|row| page.below.is_none_or(|below| row.webhook < below));
    rows.truncate(page.limit as usize);
    Ok(numbered(&visitor, page, &rows, |row| row.webhook, row::webhook_json))
}

/// What they were or will be told, the newest first.
pub async fn messages(State(app): State<App>, visitor: Visitor, caller: Caller) -> Result<Response, No> {
    let (owner, page) = (owner_of(&caller.account)?, slice(&Query::of(&visitor.query, LISTS)?)?);
    let below = page.below.unwrap_or(i64::MAX);
    let rows = app.read(move |sql| work::deliveries_of(sql, &owner, below, page.limit.into())).await?;
    Ok(numbered(&visitor, page, &rows, |row| row.delivery, row::webhook_message_json))
}

/// Makes one; the answer holds its secret, once.
pub async fn make(State(app): State<App>, caller: Caller, Sent(body): Sent) -> Result<Response, No> {
    let owner = owner_to_change(&caller)?;
    let body = match json::read(&body)? {
        Value::Null => json!({}),
        body => body,
    };
    typed_input(NEW, &body).map_err(ActError::Invalid)?;
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let events = body["events"].as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(Value::as_str);
    let new = new_webhook(&app, owner, text("name"), text("address"), events).map_err(ActError::Invalid)?;
    let handle = caller.account.handle;
    let (webhook, secret) = app.run(move |register| register.make_webhook(handle, new)).await?;
    Ok(json::answer(StatusCode::OK, &json!({ "webhook": webhook, "secret": shown_secret(&secret) })))
}

/// Gives it a new secret.
pub async fn rotate(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, No> {
    let (owner, id, by) = (owner_to_change(&caller)?, number(&id)?, caller.account.handle);
    let secret = app.run(move |register| register.rotate_webhook(by, owner, id)).await?.ok_or(No::NotFound)?;
    Ok(json::answer(StatusCode::OK, &json!({ "webhook": id, "secret": shown_secret(&secret) })))
}

/// Sends a test.
pub async fn ping(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, No> {
    let (owner, id) = (owner_to_change(&caller)?, number(&id)?);
    let done = app.run(move |register| register.ping_webhook(owner, id)).await?;
    app.nudge();
    answer(done, id)
}

/// Turns it off.
pub async fn turn_off(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, No> {
    let (owner, id, by) = (owner_to_change(&caller)?, number(&id)?, caller.account.handle);
    answer(app.run(move |register| register.turn_webhook_off(by, owner, id)).await?, id)
}

/// Sends a message again, under the id that it has.
pub async fn resend(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, No> {
    let (owner, id) = (owner_to_change(&caller)?, number(&id)?);
    let done = app.run(move |register| {
        let now = register.clock().now();
        register.store().write(move |sql| work::resend_delivery(sql, &owner, id, now))
    });
    let done = done.await?;
    app.nudge();
    answer(done, id)
}

fn owner_to_change(caller: &Caller) -> Result<WebhookOwner, No> {
    // No act bears this name, so a token that names acts does not do it.
    caller.does("webhooks")?;
    owner_of(&caller.account)
}

fn number(text: &str) -> Result<i64, No> {
    text.parse().map_err(|_| No::NotFound)
}

fn answer(done: bool, id: i64) -> Result<Response, No> {
    if done { Ok(json::answer(StatusCode::OK, &json!({ "done": id }))) } else { Err(No::NotFound) }
}
