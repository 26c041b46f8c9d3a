//! `/certificates/NUMBER/...`: the documents of a certificate, for those who may see it.
//!
//! Invariant: a document is set on a thread that may block, at most two at a time, so that printing never takes the machine
//! from those who verify; what is given away is kept by nobody between (private).
//! Must not know: what a document says.
//! Source: look, "The certificate"; decisions 2.

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::value::CertificateNumber;
use kpcs_register::Register;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{logged::proof_file, number, seen_by};
use crate::{app::App, documents as printing, documents::DocumentFault, no::No, officer::Officer};

/// Documents that are set at the same time.
pub(super) static PRESSES: Semaphore = Semaphore::const_new(2);

const PDF: &str = "application/pdf";

/// Waits for a place at which a document is set.
pub(in crate::page) async fn press() -> Result<SemaphorePermit<'static>, No> {
    PRESSES.acquire().await.map_err(|_| No::fault("the server is stopping"))
}

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/certificates/{number}/certificate.pdf", get(certificate))
        .route("/certificates/{number}/overlay.pdf", get(overlay))
        .route("/certificates/{number}/overlay-test.pdf", get(overlay_test))
        .route("/certificates/{number}/label.pdf", get(label))
        .route("/certificates/{number}/code.svg", get(code))
        .route("/certificates/{number}/statement.kpcs", get(statement))
        .route("/certificates/{number}/log-proof", get(log_proof))
        .route("/certificates/{number}/log-proof.pdf", get(proof_slip))
}

async fn certificate(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let file = File { name: "", kind: PDF, shown: true };
    print(&app, officer, &text, file, printing::certificate_pdf).await
}

async fn overlay(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let printer = printer(&officer);
    let file = File { name: "-overlay", kind: PDF, shown: true };
    let print_overlay = move |register: &Register, number: &CertificateNumber| {
        printing::overlay_pdf(register, number, printer.as_deref())
    };
    print(&app, officer, &text, file, print_overlay).await
}

async fn overlay_test(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let (printer, on) = (printer(&officer), officer.visitor.now.day());
    let file = File { name: "-overlay-test", kind: PDF, shown: true };
    let office = officer.authority().clone();
    let print_page = move |register: &Register, _: &CertificateNumber| {
        printing::overlay_test_pdf(register, &office, printer.as_deref(), on)
    };
    print(&app, officer, &text, file, print_page).await
}

async fn label(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let file = File { name: "-label", kind: PDF, shown: true };
    print(&app, officer, &text, file, printing::bag_label_pdf).await
}

async fn code(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let file = File { name: "-code", kind: "image/svg+xml", shown: true };
    print(&app, officer, &text, file, |register, number| printing::code_svg(register, number).map(String::into_bytes))
        .await
}

async fn statement(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let file = File { name: "", kind: "application/octet-stream", shown: false };
    print(&app, officer, &text, file, printing::statement_file).await
}

async fn log_proof(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let file = File { name: "-log-proof", kind: "application/cbor", shown: false };
    print(&app, officer, &text, file, proof_file).await
}

async fn proof_slip(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let file = File { name: "-log-proof", kind: PDF, shown: true };
    print(&app, officer, &text, file, printing::proof_slip_pdf).await
}

/// The printer named in the address, for its offset on security paper.
fn printer(officer: &Officer) -> Option<String> {
    Some(officer.visitor.query.get("printer").to_owned()).filter(|printer| !printer.is_empty())
}

/// How a document travels.
#[derive(Clone, Copy)]
struct File {
    /// What follows the number in its name.
    name: &'static str,
    kind: &'static str,
    /// Whether a browser shows it, or keeps it as a file.
    shown: bool,
}

async fn print(
    app: &App,
    officer: Officer,
    text: &str,
    file: File,
    make: impl FnOnce(&Register, &CertificateNumber) -> Result<Vec<u8>, DocumentFault> + Send + 'static,
) -> Result<Response, No> {
    let number = number(text)?;
    let asked = number.clone();
    let allowed = app.read(move |sql| seen_by(sql, &officer, &asked)).await?;
    let number = allowed.map(|issued| issued.row.number).ok_or(No::NotFound)?;
    let name = format!("{number}{}.{}", file.name, extension(file.kind));
    let _press = press().await?;
    let bytes = app.run(move |register| make(register, &number)).await?;
    let disposition = if file.shown { "inline" } else { "attachment" };
    let headers = [
        (header::CONTENT_TYPE, file.kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("{disposition}; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

fn extension(kind: &str) -> &'static str {
    match kind {
        PDF => "pdf",
        "image/svg+xml" => "svg",
        _ => "kpcs",
    }
}

impl From<DocumentFault> for No {
    fn from(fault: DocumentFault) -> Self {
        match fault {
            DocumentFault::Store(fault) => fault.into(),
            DocumentFault::Unknown(_) | DocumentFault::Erased(_) => Self::NotFound,
            DocumentFault::NotProven => Self::Unreadable("unreadable-no-proof-yet"),
            DocumentFault::Printer(_) => Self::Unreadable("unreadable-printer"),
            DocumentFault::Document(error) => Self::fault(&error.to_string()),
        }
    }
}
