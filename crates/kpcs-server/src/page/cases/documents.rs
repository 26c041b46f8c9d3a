//! `/cases/{key}/...`: notices of detention, refused entry and return as PDF, for both authorities of the case.
//!
//! Invariant: a notice comes from the reader's own register; whoever has no such statement has no document: 404.
//! Source: kpcs.md §9.7, §9.8.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_documents::NoticeKind;
use kpcs_domain::value::{CertificateNumber, Reference};

use super::READERS;
use crate::{app::App, no::No, officer::Officer, page::arrivals::pdf, receipt::border_notice_pdf};

/// `GET /cases/{key}/detention.pdf`.
pub(super) async fn detention(state: State<App>, officer: Officer, key: Path<String>) -> Result<Response, No> {
    print(state, officer, key, (NoticeKind::Detention, "detention")).await
}

/// `GET /cases/{key}/refusal.pdf`.
pub(super) async fn refusal(state: State<App>, officer: Officer, key: Path<String>) -> Result<Response, No> {
    print(state, officer, key, (NoticeKind::Refusal, "refusal")).await
}

/// `GET /cases/{key}/return.pdf`.
pub(super) async fn sent_back(state: State<App>, officer: Officer, key: Path<String>) -> Result<Response, No> {
    print(state, officer, key, (NoticeKind::Return, "return")).await
}

async fn print(
    State(app): State<App>,
    officer: Officer,
    Path(key): Path<String>,
    (kind, name): (NoticeKind, &str),
) -> Result<Response, No> {
    officer.require(READERS)?;
    let number = CertificateNumber::parse(&key).ok();
    let case = Reference::parse(&key).ok().filter(|_| number.is_none());
    let holder = officer.authority().clone();
    let made =
        app.run(move |register| border_notice_pdf(register, &holder, (number.as_ref(), case.as_ref()), kind)).await?;
    Ok(pdf(&format!("{key}-{name}").replace(['"', '\\'], ""), made.ok_or(No::NotFound)?))
}
