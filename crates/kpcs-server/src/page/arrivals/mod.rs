//! `/arrivals`: the importing authority's desk, from its inbox and its own ledger.
//!
//! Invariant: nothing here reads the issuer's register (decisions 21), and no page of a shipment that is still to be measured
//! holds a declared figure where the rules hide them (decisions 20, test R-61). A number that is not in the authority's own
//! ledger is not there at all: 404.
//! Must not know: how an act is decided or a page looks.

pub(super) mod act_form;
mod actions;
mod beside;
mod compared;
mod confirm;
mod desk;
mod discrepancy;
mod documents;
pub(super) mod done;
mod due;
mod facts;
mod foreign;
pub(super) mod kept_scan;
mod ledger;
mod list;
mod register;
mod scan;
mod shipment;
mod state;

pub(in crate::page) use beside::with_specimen;
pub(in crate::page) use documents::pdf;
pub(crate) use due::confirm_by;
pub(in crate::page) use list::{PATH as LIST, count_found};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use kpcs_domain::{act::Role, value::CertificateNumber};

use crate::{app::App, evidence::FORM_BYTES_MAX, no::No, officer::Officer};

/// Who may read the desk.
const READERS: &[Role] = &[Role::ImportingOfficer, Role::AuthorityHead];
/// Who may act there.
const ACTORS: &[Role] = &[Role::ImportingOfficer];

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/arrivals", get(desk::show))
        .route("/arrivals/list", get(list::show))
        .route("/arrivals/scan", post(scan::take_in))
        .route("/arrivals/scans/{digest}", get(beside::picture))
        .route("/arrivals/{number}/paper", get(beside::show))
        .route("/arrivals/paper", get(foreign::show).post(foreign::record))
        .route("/arrivals/{number}", get(shipment::show))
        .route(
            "/arrivals/{number}/register",
            get(register::show).post(register::record).layer(DefaultBodyLimit::max(FORM_BYTES_MAX)),
        )
        .route("/arrivals/{number}/confirm", get(confirm::show).post(confirm::record))
        .route(
            "/arrivals/{number}/discrepancy",
            get(discrepancy::show).post(discrepancy::record).layer(DefaultBodyLimit::max(FORM_BYTES_MAX)),
        )
        .route("/arrivals/{number}/confirmation.pdf", get(documents::confirmation))
        .route("/arrivals/{number}/discrepancy.pdf", get(documents::discrepancy))
        .route("/arrivals/{number}/amendment.pdf", get(documents::amendment))
}

/// The number in an address.
fn number(text: &str) -> Result<CertificateNumber, No> {
    CertificateNumber::parse(text).map_err(|_| No::NotFound)
}

/// The shipment of an address in the officer's own ledger, as they may see it.
async fn shipment(app: &App, officer: &Officer, text: &str) -> Result<ledger::Shipment, No> {
    let (number, actor, now) = (number(text)?, officer.actor(), officer.visitor.now);
    app.read(move |sql| ledger::shipment(sql, &actor, &number, now)).await?.ok_or(No::NotFound)
}

/// The address of a shipment.
fn address(number: &CertificateNumber) -> String {
    format!("/arrivals/{number}")
}
