//! The programs' side: the same acts and lists as JSON under `/api/v1`.
//!
//! Invariant: a program acts as a person of the office, with that person's rights and the same checks; every no is a problem
//! as in RFC 9457.
//! Must not know: pages.
//! Source: decisions 29.

mod act;
mod caller;
mod gate;
mod json;
mod list;
mod participant;
mod problem;
mod proposal;
mod schema;
mod verify;

use axum::{
    Router,
    routing::{get, post},
};

pub use problem::problem;

use crate::app::App;

/// Every route under `/api`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/acts", get(schema::show))
        .route("/api/v1/acts/{name}", post(act::ask))
        .route("/api/v1/proposals/{id}/approve", post(proposal::approve))
        .route("/api/v1/proposals/{id}/refuse", post(proposal::refuse))
        .route("/api/v1/applications", get(list::applications))
        .route("/api/v1/certificates", get(list::certificates))
        .route("/api/v1/certificates/{number}", get(list::certificate))
        .route("/api/v1/shipments", get(list::shipments))
        .route("/api/v1/participants", get(participant::list))
        .route("/api/v1/gate", get(gate::ask))
        .route("/api/v1/verify", post(verify::ask))
}
