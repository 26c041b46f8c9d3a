//! `/desk`: the export side of an office: its queues, the counter, the preparation of certificates, the second signature.
//!
//! Invariant: an office sees its own register and no other's; whatever belongs to another office is not found here.
//! Must not know: how an act decides; what the importing side knows.
//! Source: interface, "Places: office"; decisions 10 to 13.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::act::Role;

use crate::{app::App, evidence::FORM_BYTES_MAX};

mod application;
mod content;
mod deadline;
mod done;
mod examination;
mod examine;
mod judged;
mod occasion;
mod prepare;
mod proposal;
mod queue;
mod refuse;
mod today;

pub(in crate::page) use content::{groups, plain};
pub(crate) use deadline::confirmation_due;
pub(crate) use occasion::{day_of_office, pack_of};

/// Who has a desk: everybody who prepares or approves something.
const DESK: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead, Role::Secretariat, Role::Chair];

/// Who may look at what waits for a second officer: those of the desk, and those of the border.
const PROPOSALS: &[Role] = &[
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
    Role::Secretariat,
    Role::Chair,
];

/// Who prepares certificates at the desk; a licensed body does so from its own application (§9.12b).
const PREPARERS: &[Role] = &[Role::Clerk];

/// Who works at the counter.
const COUNTER: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];

/// The routes of this place.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/desk", get(today::show))
        .route("/desk/applications/{reference}", get(application::show))
        .route(
            "/desk/applications/{reference}/examine",
            get(examine::show).post(examine::examine).layer(DefaultBodyLimit::max(FORM_BYTES_MAX)),
        )
        .route("/desk/applications/{reference}/prepare", get(prepare::show).post(prepare::prepare))
        .route("/desk/proposals/{id}", get(proposal::show).post(proposal::approve))
        .route("/desk/proposals/{id}/refuse", get(refuse::show).post(refuse::refuse))
        .route("/desk/done/{position}", get(done::show))
}

/// On to another page, after something was done: a reload then does nothing twice.
fn see(path: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, path)]).into_response()
}
