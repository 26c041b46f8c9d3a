//! Printing on a Participant's own pre-printed paper: by the layout of its rule pack, on a printer of the office.
//!
//! Invariant: a certificate is printed by the layout that was in force on the day of its issue; the offset is that of the
//! printer named, as its office measured it last. A printer that the office has not measured is not guessed.
//! Must not know: who asks, HTTP.
//! Source: kpcs.md §3.6, §3.9; docs/formats/rule-pack.md, "overlay".

use std::sync::Arc;

use kpcs_documents::{PrinterOffset, TestPage};
use kpcs_domain::{
    party::RulePack,
    value::{AuthorityId, CertificateNumber, Day},
};
use kpcs_reference::{default_pack, paper_of};
use kpcs_register::Register;
use kpcs_store::{Sql, StoreFault, act::facts::rule_pack, work};

use super::{DocumentFault, issued_certificate, logged};

/// The variable fields of a certificate for pre-printed paper; the file carries statement and log proof as the certificate's own does.
///
/// # Errors
/// [`DocumentFault`]: among others `Printer` for a printer that the office has not measured.
pub fn overlay_pdf(
    register: &Register,
    number: &CertificateNumber,
    printer: Option<&str>,
) -> Result<Vec<u8>, DocumentFault> {
    let (document, pack, offset) = register.store().read(|sql| {
        let issued = issued_certificate(sql, number)?.ok_or_else(|| DocumentFault::Unknown(number.clone()))?;
        let pack = pack_of_office(sql, &issued.row.authority, issued.row.issued_on)?;
        let offset = offset_of(sql, &issued.row.authority, printer)?;
        Ok::<_, DocumentFault>((logged::certificate(register, sql, &issued)?, pack, offset))
    })?;
    Ok(kpcs_documents::overlay(&document, paper_of(&pack), offset)?)
}

/// The millimetre page of an office, to be held against its paper: by the layout in force on a day.
///
/// # Errors
/// [`DocumentFault`]: among others `Printer` for a printer that the office has not measured.
pub fn overlay_test_pdf(
    register: &Register,
    office: &AuthorityId,
    printer: Option<&str>,
    on: Day,
) -> Result<Vec<u8>, DocumentFault> {
    let (pack, offset) = register
        .store()
        .read(|sql| Ok::<_, DocumentFault>((pack_of_office(sql, office, on)?, offset_of(sql, office, printer)?)))?;
    let layout = name_of_layout(&pack);
    Ok(kpcs_documents::overlay_test_page(paper_of(&pack), offset, &TestPage { layout: &layout, printer, on })?)
}

/// Whose layout it is, with the version of its pack.
fn name_of_layout(pack: &RulePack) -> String {
    match (&pack.overlay, pack.participant) {
        (Some(_), Some(participant)) => format!("{participant}, rule pack version {}, {}", pack.version, pack.layout),
        _ => "OpenKPCS, shipped layout".to_owned(),
    }
}

/// The rules of an office on a day; the scheme's own desk has those of whoever has adopted none.
fn pack_of_office(sql: &Sql<'_>, office: &AuthorityId, day: Day) -> Result<Arc<RulePack>, StoreFault> {
    match office.participant() {
        Some(participant) => rule_pack(sql, participant, day),
        None => Ok(Arc::new(default_pack().clone())),
    }
}

fn offset_of(sql: &Sql<'_>, office: &AuthorityId, printer: Option<&str>) -> Result<PrinterOffset, DocumentFault> {
    let Some(name) = printer else { return Ok(PrinterOffset::default()) };
    let printers = work::printers(sql, office)?;
    let known = printers.iter().find(|printer| printer.name.as_str() == name);
    let offset = known.and_then(|printer| PrinterOffset::new(printer.offset_right, printer.offset_down));
    offset.ok_or_else(|| DocumentFault::Printer(name.to_owned()))
}
