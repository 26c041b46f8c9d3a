//! Every no as a problem in JSON (RFC 9457).
//!
//! Invariant: a fault says its number and nothing else of its inside.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{app::App, fault, no::No, visitor::Visitor, wire::problem_of};

/// The problem for a reason.
#[must_use]
pub fn problem(app: &App, visitor: &Visitor, no: &No) -> Response {
    let mut body = match no {
        No::Act(error) => problem_of(error, visitor.texts).body,
        other => plain(visitor, other),
    };
    if let (No::Act(error), true) = (no, no.status().is_server_error()) {
        body["number"] = json!(fault::log(app, error));
    }
    body["status"] = json!(no.status().as_u16());
    let mut response = (no.status(), body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if matches!(no, No::SignedOut | No::Unknown | No::TokenNeeded) {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"kpcs\", charset=\"UTF-8\""));
        headers.append(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"kpcs\""));
    }
    response
}

fn plain(visitor: &Visitor, no: &No) -> Value {
    let (code, key) = match no {
        No::Act(_) => ("fault", "problem-fault"),
        No::Foreign => ("foreign", "not-allowed-foreign"),
        No::NotFound => ("not_found", "not-found-title"),
        No::OtherMethod => ("other_method", "problem-other-method"),
        No::TooLarge => ("too_large", "problem-too-large"),
        No::RoleMissing(_) => ("role_missing", "refusal-role-missing"),
        No::ScopeMissing => ("scope_missing", "problem-scope-missing"),
        No::SignedOut => ("signed_out", "problem-signed-out"),
        No::Unknown => ("unknown", "sign-in-wrong"),
        No::TokenNeeded => ("token_needed", "problem-token-needed"),
        No::Stale(_) => ("stale", "stale-title"),
        No::HeldBack => ("held_back", "sign-in-held-back"),
        No::TooMany(_) => ("too_many", "too-many-title"),
        No::Unreadable(key) => ("unreadable", *key),
    };
    json!({ "type": format!("urn:kpcs:problem:{code}"), "title": visitor.texts.get(key) })
}
