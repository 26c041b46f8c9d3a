//! The programs' side: the same acts and lists as JSON under `/api/v1`.
//!
//! Invariant: a program acts as a person of the office, with that person's rights and the same checks; every no is a problem
//! as in RFC 9457.
//! Must not know: pages.
//! Source: decisions 29.

use axum::{
    Router,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use kpcs_register::ActError;
use serde_json::json;

use crate::{
    app::App,
    fault,
    no::No,
    visitor::Visitor,
    wire::{Problem, problem_of},
};

/// Every route under `/api`.
pub fn routes() -> Router<App> {
    Router::new()
}

/// The problem for a reason.
#[must_use]
pub fn problem(app: &App, visitor: &Visitor, no: &No) -> Response {
    let Problem { status: _, mut body } = match no {
        No::Act(error) => {
            if matches!(&**error, ActError::Store(_) | ActError::Key(_) | ActError::Rehearsal(_)) {
                let number = fault::log(app, error);
                let mut problem = problem_of(error, visitor.texts);
                problem.body["number"] = json!(number);
                problem
            } else {
                problem_of(error, visitor.texts)
            }
        }
        other => plain(visitor, other),
    };
    body["status"] = json!(no.status().as_u16());
    let mut response = (no.status(), body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if matches!(no, No::SignedOut | No::Unknown) {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"kpcs\", charset=\"UTF-8\""));
    }
    response
}

fn plain(visitor: &Visitor, no: &No) -> Problem {
    let (code, key) = match no {
        No::Act(_) => ("fault", "problem-fault"),
        No::Foreign => ("foreign", "not-allowed-foreign"),
        No::NotFound => ("not-found", "not-found-title"),
        No::RoleMissing(_) => ("role_missing", "not-allowed-title"),
        No::SignedOut => ("signed-out", "problem-signed-out"),
        No::Unknown => ("unknown", "sign-in-wrong"),
        No::Stale(_) => ("stale", "stale-title"),
        No::HeldBack => ("held-back", "sign-in-held-back"),
        No::Unreadable(key) => ("unreadable", *key),
    };
    let status = no.status().as_u16();
    let body = json!({ "type": format!("urn:kpcs:problem:{code}"), "title": visitor.texts.get(key), "status": status });
    Problem { status, body }
}
