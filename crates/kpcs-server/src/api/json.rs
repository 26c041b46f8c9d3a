//! JSON in and out.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::no::No;

/// A body of JSON; an empty one is null.
///
/// # Errors
/// [`No::Unreadable`].
pub fn read(body: &[u8]) -> Result<Value, No> {
    if body.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(body).map_err(|_| No::Unreadable("unreadable-json"))
}

/// A response of JSON.
#[must_use]
pub fn answer(status: StatusCode, body: &Value) -> Response {
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
