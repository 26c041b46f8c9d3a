//! Answers that say what is wrong, as SCRAPI wants them: concise problem details (RFC 9290).
//!
//! Invariant: a title that a log line can carry, and a detail that says what to do. Source: RFC 9290 §2; draft-ietf-scitt-scrapi §2.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use minicbor::Encoder;

/// `{-1: title, -2: detail}` as `application/concise-problem-details+cbor`.
pub(super) fn problem(status: StatusCode, title: &str, detail: &str) -> Response {
    let mut body = Vec::new();
    let written =
        Encoder::new(&mut body).map(2).and_then(|encoder| encoder.i8(-1)?.str(title)?.i8(-2)?.str(detail).map(drop));
    written.expect("writing to memory cannot fail");
    (status, [(header::CONTENT_TYPE, "application/concise-problem-details+cbor")], body).into_response()
}
