//! The documents as bytes; for pages and for the command line alike.
//!
//! Invariant: one snapshot of the register a document. Setting a page takes some tenths of a second of one processor:
//! a server calls these off its own threads and not many at a time.
//! Must not know: who asks, HTTP.
//! Source: look, "The certificate"; decisions 2 and 31.

use kpcs_documents::{EXAMPLE_LAYOUT, OverlayLayout};
use kpcs_domain::value::{CertificateNumber, Day};
use kpcs_qr::Symbol;
use kpcs_register::Register;
use kpcs_statement::{write_document, write_qr_text};
use kpcs_store::Sql;

use super::{DocumentFault, IssuedCertificate, content, issued_certificate};

/// The certificate as PDF/A-3 with its statement attached as `statement.kpcs`.
///
/// # Errors
/// [`DocumentFault`]: among others `Unknown` for a number that no office of this node has issued.
pub fn certificate_pdf(register: &Register, number: &CertificateNumber) -> Result<Vec<u8>, DocumentFault> {
    let document = read(register, number, |sql, issued| content::certificate(sql, issued, register.is_demo()))?;
    Ok(kpcs_documents::certificate(&document)?)
}

/// The variable fields of the certificate for pre-printed paper; without a layout, for the shipped example's paper.
///
/// # Errors
/// [`DocumentFault`]: among others `Layout` for a printer that the layout does not name.
pub fn overlay_pdf(
    register: &Register,
    number: &CertificateNumber,
    layout: Option<&OverlayLayout>,
    printer: Option<&str>,
) -> Result<Vec<u8>, DocumentFault> {
    let document = read(register, number, |sql, issued| content::certificate(sql, issued, register.is_demo()))?;
    match layout {
        Some(layout) => Ok(kpcs_documents::overlay(&document, layout, printer)?),
        None => Ok(kpcs_documents::overlay(&document, &example_layout()?, printer)?),
    }
}

/// The millimetre page on which a printer's offset is found.
///
/// # Errors
/// [`DocumentFault::Layout`] for a printer that the layout does not name.
pub fn overlay_test_pdf(
    layout: Option<&OverlayLayout>,
    printer: Option<&str>,
    on: Day,
) -> Result<Vec<u8>, DocumentFault> {
    match layout {
        Some(layout) => Ok(kpcs_documents::overlay_test_page(layout, printer, on)?),
        None => Ok(kpcs_documents::overlay_test_page(&example_layout()?, printer, on)?),
    }
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

fn example_layout() -> Result<OverlayLayout, DocumentFault> {
    Ok(OverlayLayout::parse(EXAMPLE_LAYOUT)?)
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
