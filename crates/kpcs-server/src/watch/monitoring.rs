//! `/metrics` and `/readyz`, on an address of their own for the office's monitoring.
//!
//! Invariant: never merged into the router of pages, so they need no line in the permission matrix; whoever reaches the
//! address reads them, and they say nothing of any certificate.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{condition::condition, exposition::text};
use crate::app::App;

const METRICS: &str = "/metrics";
const READY: &str = "/readyz";

/// The service for monitoring.
pub(crate) fn monitoring(app: App) -> Router {
    Router::new().route(METRICS, get(metrics)).route(READY, get(ready)).with_state(app)
}

async fn metrics(State(app): State<App>) -> Response {
    let Ok(condition) = condition(&app).await else { return not_ready("the database does not answer") };
    let text = text(app.counts(), &condition, app.register().store().written());
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

/// Whether acts can be done: the database answers and the writer writes.
async fn ready(State(app): State<App>) -> Response {
    match condition(&app).await {
        Ok(condition) => condition.halted.map_or_else(|| "ready\n".into_response(), |reason| not_ready(&reason)),
        Err(_) => not_ready("the database does not answer"),
    }
}

fn not_ready(reason: &str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {reason}\n")).into_response()
}
