//! `Limits`: what one visitor can take of the machine, and the middleware that holds it.
//!
//! Invariant: a request has a place among those that are worked on only once its whole body is here, so whoever drips
//! bytes keeps nobody from a place; a body that is too long, or not here in time, reaches no page. Who asks too often is told
//! so, and waits in nobody's way.
//! Must not know: pages, sockets.
//! Source: reliability; RFC 9110 §15.5.9.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{admission::Place, app::App, visitor::visitor_address};

/// Times and numbers that no visitor passes.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The most bytes of a request.
    pub body_bytes: usize,
    /// Until the head of the next request is here.
    pub header_read: Duration,
    /// Until the whole body is here.
    pub body_read: Duration,
    /// For how long a connection may stand still.
    pub idle: Duration,
    /// Requests that are worked on at once.
    pub requests_in_flight: usize,
    /// Connections that are open at once.
    pub connections: usize,
    /// Requests a minute from one address by those who are not signed in; of IPv6 from the same 64 bits.
    pub address_per_minute: usize,
    /// Requests a minute by one person.
    pub account_per_minute: usize,
    /// Requests a minute by one token of a program.
    pub token_per_minute: usize,
    /// Places of each office beside those that all share.
    pub office_places: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 12 * 1024 * 1024,
            header_read: Duration::from_secs(10),
            body_read: Duration::from_secs(300),
            idle: Duration::from_secs(120),
            requests_in_flight: 256,
            connections: 2048,
            address_per_minute: 600,
            account_per_minute: 1_200,
            token_per_minute: 6_000,
            office_places: 8,
        }
    }
}

/// Marks a request whose body was longer than is taken; it has none any more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Oversized;

/// Waits for the body, then for a place.
pub(crate) async fn hold(State(app): State<App>, request: Request, next: Next) -> Response {
    let limits = &app.options().limits;
    let (mut parts, body) = request.into_parts();
    let read = tokio::time::timeout(limits.body_read, to_bytes(body, limits.body_bytes)).await;
    let Ok(read) = read else { return too_slow() };
    let body = read.unwrap_or_else(|_| {
        parts.extensions.insert(Oversized);
        axum::body::Bytes::new()
    });
    let guess = app.admission().guess(&parts.headers, visitor_address(&app, &parts));
    // What is one too many is told so without a place: it costs a page, and no look at the database.
    let _place = match app.admission().count(&guess, app.register().clock().now()) {
        Ok(()) => app.admission().place(&guess).await,
        Err(too_many) => {
            parts.extensions.insert(too_many);
            Place::default()
        }
    };
    next.run(Request::from_parts(parts, Body::from(body))).await
}

fn too_slow() -> Response {
    (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")], "408: the request did not arrive in time\n")
        .into_response()
}
