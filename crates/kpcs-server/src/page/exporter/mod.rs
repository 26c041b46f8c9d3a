//! The exporter's pages: the company's applications, applying in four small parts, amending, and where each stands.
//!
//! Invariant: an exporter sees the applications of their own company at their own office and no others; another's is as
//! good as none. What is typed is kept as a draft from the first part on.
//! Source: kpcs.md §5.7; acts.md, "apply_for_certificate".

mod apply;
mod check;
mod declared;
mod draft;
mod hand;
mod list;
mod own_company;
mod shipment;
mod show;
mod target;

pub(in crate::page) use list::{PATH as LIST, count_found};

use axum::{
    Router,
    routing::{get, post},
};
use kpcs_domain::{act::Role, value::Name};

use crate::{app::App, no::No, officer::Officer};

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/applications", get(list::show))
        .route("/applications/new", get(apply::show_new).post(apply::send_new))
        .route("/applications/new/check", get(check::show_new).post(check::submit_new))
        .route("/applications/new/hand", post(hand::hand_over))
        .route("/applications/{reference}", get(show::show))
        .route("/applications/{reference}/amend", get(apply::show_amended).post(apply::send_amended))
        .route("/applications/{reference}/amend/check", get(check::show_amended).post(check::submit_amended))
}

const EXPORTER: &[Role] = &[Role::Exporter];

/// Who fills in applications.
const FILLS_IN: &[Role] = &[Role::Exporter, Role::ExporterClerk];

/// The company for which somebody fills in applications.
fn company(officer: &Officer) -> Result<Name, No> {
    officer.require(FILLS_IN)?;
    officer.account().company.clone().ok_or(No::RoleMissing(FILLS_IN))
}
