//! The documents as bytes; for pages and for the command line alike.
//!
//! Invariant: one snapshot of the register a document. Setting a page takes some tenths of a second of one processor:
//! a server calls these off its own threads and not many at a time.
//! Must not know: who asks, HTTP.
//! Source: look, "The certificate"; decisions 2 and 31.

use kpcs_domain::value::CertificateNumber;
use kpcs_qr::Symbol;
use kpcs_register::Register;
use kpcs_statement::{write_document, write_qr_text};
use kpcs_store::Sql;

use super::{DocumentFault, IssuedCertificate, content, issued_certificate, logged};

/// The certificate as PDF/A-3 with its statement attached as `statement.kpcs`, and its log proof as `log-proof.kpcs` once it is
/// there.
///
/// # Errors
/// [`DocumentFault`]: among others `Unknown` for a number that no office of this node has issued.
pub fn certificate_pdf(register: &Register, number: &CertificateNumber) -> Result<Vec<u8>, DocumentFault> {
    let document = read(register, number, |sql, issued| logged::certificate(register, sql, issued))?;
    Ok(kpcs_documents::certificate(&document)?)
}

/// Both codes of the certificate on a slip: its own and that of its log proof.
///
/// # Errors
/// [`DocumentFault`]: among others `NotProven` before the proof is there.
pub fn proof_slip_pdf(register: &Register, number: &CertificateNumber) -> Result<Vec<u8>, DocumentFault> {
    let document = read(register, number, |sql, issued| logged::certificate(register, sql, issued))?;
    Ok(kpcs_documents::proof_slip(&document).ok_or(DocumentFault::NotProven)??)
}

/// The label of the security bag.
///
/// # Errors
/// [`DocumentFault`].
pub fn bag_label_pdf(register: &Register, number: &CertificateNumber) -> Result<Vec<u8>, DocumentFault> {
    let label = read(register, number, |sql, issued| content::bag_label(sql, issued, register.is_demo()))?;
    Ok(kpcs_documents::bag_label(&label)?)
}

/// The text of the certificate's code.
///
/// # Errors
/// [`DocumentFault`].
pub fn code_text(register: &Register, number: &CertificateNumber) -> Result<String, DocumentFault> {
    read(register, number, |_, issued| {
        write_qr_text(&issued.entry.opened).ok_or_else(|| DocumentFault::Erased(number.clone()))
    })
}

/// The certificate's code as a drawing.
///
/// # Errors
/// [`DocumentFault`].
pub fn code_svg(register: &Register, number: &CertificateNumber) -> Result<String, DocumentFault> {
    let symbol = Symbol::encode(&code_text(register, number)?)
        .map_err(|error| kpcs_documents::DocumentError::Code(error.to_string()))?;
    Ok(symbol.svg(&format!("QR code with the signed statement of certificate {number}")))
}

/// The statement as the file `statement.kpcs`.
///
/// # Errors
/// [`DocumentFault`].
pub fn statement_file(register: &Register, number: &CertificateNumber) -> Result<Vec<u8>, DocumentFault> {
    read(register, number, |_, issued| {
        write_document(&issued.entry.opened).ok_or_else(|| DocumentFault::Erased(number.clone()))
    })
}

fn read<T>(
    register: &Register,
    number: &CertificateNumber,
    make: impl FnOnce(&Sql<'_>, &IssuedCertificate) -> Result<T, DocumentFault>,
) -> Result<T, DocumentFault> {
    register.store().read(|sql| {
        let issued = issued_certificate(sql, number)?.ok_or_else(|| DocumentFault::Unknown(number.clone()))?;
        make(sql, &issued)
    })
}
