//! `/certificates`: the issuer's register as its office and its exporters see it, and the documents of each certificate.
//!
//! Invariant: an office sees what it issued, an exporter what was issued to the company; for anybody else there is nothing
//! at these addresses (decisions 21: importing offices have their own ledger).
//! Must not know: how a document looks, how an act decides.
//! Source: look, "record page"; interface, "Places: office".

use axum::{Router, routing::get};
use kpcs_domain::{act::Role, value::CertificateNumber};
use kpcs_store::{Sql, StoreFault};

use crate::{
    app::App,
    documents::{IssuedCertificate, issued_certificate},
    no::No,
    officer::Officer,
    page::companies::is_seen,
};

mod actions;
pub(in crate::page) mod badge;
mod documents;
pub(in crate::page) mod history;
mod list;
mod logged;
mod papers;
pub(in crate::page) mod particulars;
mod record;
pub(in crate::page) mod steps;

pub(in crate::page) use actions::done_by;
pub(in crate::page) use documents::press;
pub(in crate::page) use list::{PATH as LIST, count_found};
pub(in crate::page) use record::documents_of;

/// The routes of this place.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/certificates", get(list::show))
        .route("/certificates/{number}", get(record::show))
        .merge(documents::routes())
        .merge(papers::routes())
}

/// Reads the number of an address; whatever is no number stands nowhere.
fn number(text: &str) -> Result<CertificateNumber, No> {
    CertificateNumber::parse(text).map_err(|_| No::NotFound)
}

/// The certificate, if this person may see it.
pub(in crate::page) fn seen_by(
    sql: &Sql<'_>,
    officer: &Officer,
    number: &CertificateNumber,
) -> Result<Option<IssuedCertificate>, StoreFault> {
    let Some(issued) = issued_certificate(sql, number)? else { return Ok(None) };
    let own = *officer.authority() == issued.row.authority;
    let exporter = &issued.details.exporter.name;
    let application = issued.row.application.as_str();
    let seen = own && (is_office(officer) || is_seen(sql, officer.account(), exporter, application)?);
    Ok(Some(issued).filter(|_| seen))
}

/// Who works with certificates in an office; who administers accounts there does not.
const OFFICE: &[Role] = &[
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
    Role::Secretariat,
    Role::Chair,
];

/// Whether the person acts for the office itself.
pub(in crate::page) fn is_office(officer: &Officer) -> bool {
    officer.account().roles.iter().any(|role| OFFICE.contains(role))
}
