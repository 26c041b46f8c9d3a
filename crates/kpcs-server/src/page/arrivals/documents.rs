//! Confirmation of receipt, discrepancy notice and amendment as PDF, for both authorities concerned.
//!
//! Invariant: a document comes from the reader's own register; whoever has no statement of it has no document: 404.
//! Source: kpcs.md §4.3(b), §9.8; decisions 21.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, CertificateNumber},
};
use kpcs_register::Register;

use super::number;
use crate::{
    app::App,
    no::No,
    officer::Officer,
    receipt::{ReceiptFault, amendment_pdf, confirmation_pdf, discrepancy_pdf},
};

/// The people of an office, importing or exporting.
const READERS: &[Role] = &[Role::ImportingOfficer, Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];

/// How a document is made from a register.
type Make = fn(&Register, &AuthorityId, &CertificateNumber) -> Result<Option<Vec<u8>>, ReceiptFault>;

/// `GET /arrivals/{number}/confirmation.pdf`.
pub(super) async fn confirmation(
    State(app): State<App>,
    officer: Officer,
    Path(text): Path<String>,
) -> Result<Response, No> {
    document(&app, &officer, &text, "confirmation", confirmation_pdf).await
}

/// `GET /arrivals/{number}/discrepancy.pdf`.
pub(super) async fn discrepancy(
    State(app): State<App>,
    officer: Officer,
    Path(text): Path<String>,
) -> Result<Response, No> {
    document(&app, &officer, &text, "discrepancy", discrepancy_pdf).await
}

/// `GET /arrivals/{number}/amendment.pdf`.
pub(super) async fn amendment(
    State(app): State<App>,
    officer: Officer,
    Path(text): Path<String>,
) -> Result<Response, No> {
    document(&app, &officer, &text, "amendment", amendment_pdf).await
}

async fn document(app: &App, officer: &Officer, text: &str, kind: &str, make: Make) -> Result<Response, No> {
    officer.require(READERS)?;
    let (number, holder) = (number(text)?, officer.authority().clone());
    let made = app.run({
        let number = number.clone();
        move |register| make(register, &holder, &number)
    });
    Ok(pdf(&format!("{number}-{kind}"), made.await?.ok_or(No::NotFound)?))
}

/// A letter, shown by the browser under that name.
pub(in crate::page) fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("inline; filename=\"{name}.pdf\"");
    ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
