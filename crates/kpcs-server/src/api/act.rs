//! `POST /api/v1/acts/NAME`: does or prepares an act.
//!
//! Invariant: the key that the caller chooses makes a repeated request the same request; keys of two persons never meet.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use kpcs_domain::field::{Field, Input, InputFault, Record, read_request};
use kpcs_register::{ActError, Outcome, request_id_of};
use kpcs_statement::RequestId;
use kpcs_store::act::{Stored, Visitor, visit_act};
use serde_json::Value;

use super::{body::Sent, caller::Caller, json};
use crate::{
    app::App,
    no::No,
    wire::{outcome_json, typed_input},
};

/// 201 for an act that is recorded, 202 for one that waits for the second officer, 200 for one recorded before.
pub async fn ask(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
    caller: Caller,
    Sent(body): Sent,
) -> Result<Response, No> {
    let fields = fields_of(&name).ok_or(No::NotFound)?;
    caller.does(&name)?;
    let id = request_id(&headers, &caller)?;
    let input = input(&name, fields, &json::read(&body)?)?;
    let outcome = app.ask(caller.actor(), &name, input, id).await?;
    let status = match &outcome {
        Outcome::Done(done) if done.repeated => StatusCode::OK,
        Outcome::Done(_) => StatusCode::CREATED,
        Outcome::Prepared(_) => StatusCode::ACCEPTED,
    };
    Ok(json::answer(status, &outcome_json(&outcome)))
}

/// The request id of the caller's own key.
///
/// # Errors
/// [`No::Unreadable`] without a key of 8 to 200 characters.
pub fn request_id(headers: &HeaderMap, caller: &Caller) -> Result<RequestId, No> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !(8..=200).contains(&key.len()) {
        return Err(No::Unreadable("unreadable-key"));
    }
    Ok(request_id_of(&format!("{}/{key}", caller.account.handle)))
}

/// The field table of an act.
pub fn fields_of(name: &str) -> Option<&'static [Field]> {
    struct Fields;
    impl Visitor for Fields {
        type Output = &'static [Field];
        fn visit<A: Stored>(self) -> Self::Output {
            A::Request::FIELDS
        }
    }
    visit_act(name, Fields)
}

/// The tree of answers; what is of the wrong JSON kind is told together with all else that cannot be read.
fn input(name: &str, fields: &[Field], body: &Value) -> Result<Input, No> {
    typed_input(fields, body).map_err(|mut faults| {
        let others = unreadable(name, &crate::wire::input_from_json(body));
        let new = others.into_iter().filter(|other| faults.iter().all(|fault| fault.field != other.field));
        let new: Vec<_> = new.collect();
        faults.extend(new);
        ActError::Invalid(faults).into()
    })
}

fn unreadable(name: &str, input: &Input) -> Vec<InputFault> {
    struct Read<'a>(&'a Input);
    impl Visitor for Read<'_> {
        type Output = Vec<InputFault>;
        fn visit<A: Stored>(self) -> Self::Output {
            read_request::<A::Request>(self.0).err().unwrap_or_default()
        }
    }
    visit_act(name, Read(input)).unwrap_or_default()
}
