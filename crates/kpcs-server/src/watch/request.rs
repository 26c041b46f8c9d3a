//! The middleware that logs and counts each request: its number, method, route, status and time.
//!
//! Invariant: the route as the router has it and never the address that was asked, which may hold a certificate's number;
//! a method that we do not know is "other". The number comes back in `X-Request-Id`, and faults are logged under it.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use tracing::Instrument as _;

use crate::app::App;

/// Watches one request.
pub(crate) async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let id = format!("{:x}-{}", app.started().seconds(), app.counts().next_request());
    let method = method(request.method());
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "none".to_owned(), |path| path.as_str().into());
    let span = tracing::error_span!(target: "kpcs::request", "request", id);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span).await;
    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(target: "kpcs::request", id, method, route, status, micros, "answered");
    app.counts().answered((method.to_owned(), route, status / 100), micros);
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
