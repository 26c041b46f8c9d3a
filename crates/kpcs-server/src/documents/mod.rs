//! The exporting side's documents from the register: certificate, overlay for security paper, bag label, code, statement.
//!
//! Invariant: every document says what the signed statement and its log proof say and nothing else; the same certificate with the
//! same proof gives the same bytes. Whoever calls has asked before whether the person may have it.
//! Must not know: people, HTTP, how a document looks.
//! Source: kpcs.md §3; decisions 1, 2, 12, 24.

mod check_code;
mod content;
mod issued;
mod logged;
mod printed;
mod security_paper;

use kpcs_documents::DocumentError;
use kpcs_domain::value::CertificateNumber;
use kpcs_store::StoreFault;

pub use check_code::check_code;
pub use issued::{IssuedCertificate, issued_certificate};
pub use printed::{bag_label_pdf, certificate_pdf, code_svg, code_text, proof_slip_pdf, statement_file};
pub use security_paper::{overlay_pdf, overlay_test_pdf};

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentFault {
    /// The register could not be read.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// No office of this node has issued that number.
    #[error("no office of this node has issued {0}")]
    Unknown(CertificateNumber),
    /// The statement is there, but its content was erased.
    #[error("the content of {0} was erased")]
    Erased(CertificateNumber),
    /// The document could not be set.
    #[error("the document was not made: {0}")]
    Document(#[from] DocumentError),
    /// The log has not proven it yet.
    #[error("the log has not proven this certificate yet; normally it does within a second of the signature")]
    NotProven,
    /// The office has measured no printer of that name.
    #[error("the office has measured no printer {0}")]
    Printer(String),
}
