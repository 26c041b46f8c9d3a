//! What a letter says: one sentence on what happened, what is attached, what the reader is asked.
//!
//! Invariant: certificate, confirmation and discrepancy come as PDF with the statement in it; every act comes as its statement.
//! No weight and no value stands in the text itself: mail is read on the way.
//! Source: decisions 22; threat model 12.1.

use kpcs_domain::{
    act::{Act as _, ConfirmReceipt, IssueCertificate, RegisterArrival, ReplaceCertificate, ReportDiscrepancy},
    value::CertificateNumber,
};
use kpcs_register::Register;
use kpcs_statement::write_document;
use kpcs_store::Entry;
use kpcs_web::{Language, Texts};

use super::{MailFault, link::Link};
use crate::{
    documents::certificate_pdf,
    receipt::{confirmation_pdf, discrepancy_pdf},
    words,
};

/// A letter before it is put into an envelope.
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) text: String,
    /// Name, type and bytes of each attachment.
    pub(super) files: Vec<(String, &'static str, Vec<u8>)>,
}

/// The letter by which `author` tells of `told`, in English as the scheme's common language.
pub(super) fn letter(
    register: &Register,
    told: &Entry,
    number: &str,
    author: &str,
    link: Option<&Link>,
) -> Result<Letter, MailFault> {
    let texts = Texts::new(Language::English);
    let kind = kind(told.info.code);
    let mut files = Vec::new();
    if let Some(pdf) = document(register, told, number)? {
        files.push((format!("{number}-{kind}.pdf"), "application/pdf", pdf));
    }
    if let Some(statement) = write_document(&told.opened) {
        files.push((format!("{number}.kpcs"), "application/octet-stream", statement));
    }
    let worded = |key: &str| {
        let day = words::day(texts, told.at.day());
        texts.t(key).arg("number", words::subject(number)).arg("day", day).arg("authority", author).to_string()
    };
    let specimen = if register.is_demo() { format!("{}\n\n", texts.get("verify-specimen")) } else { String::new() };
    let body = worded(&format!("mail-{kind}-text"));
    Ok(Letter {
        subject: worded(&format!("mail-{kind}-subject")),
        text: format!("{specimen}{body}\n\n{}{}\n", reply(texts, author, link), texts.get("mail-attached")),
        files,
    })
}

/// The paragraph with the link, which stands alone on its line so that no mail program breaks it.
fn reply(texts: Texts, author: &str, link: Option<&Link>) -> String {
    let Some(link) = link else { return String::new() };
    let day = words::day(texts, link.expires_at.day());
    format!("{}\n\n{}\n\n", texts.t("mail-reply").arg("day", day).arg("authority", author), link.address)
}

/// The key of the letter's texts for an act.
fn kind(act: u64) -> &'static str {
    match act {
        _ if act == ConfirmReceipt::INFO.code => "confirmation",
        _ if act == ReportDiscrepancy::INFO.code => "discrepancy",
        _ if act == RegisterArrival::INFO.code => "arrival",
        _ if act == IssueCertificate::INFO.code || act == ReplaceCertificate::INFO.code => "advice",
        _ => "notice",
    }
}

fn document(register: &Register, told: &Entry, number: &str) -> Result<Option<Vec<u8>>, MailFault> {
    let Ok(number) = CertificateNumber::parse(number) else { return Ok(None) };
    Ok(match kind(told.info.code) {
        "confirmation" => confirmation_pdf(register, &told.authority, &number)?,
        "discrepancy" => discrepancy_pdf(register, &told.authority, &number)?,
        "advice" => Some(certificate_pdf(register, &number)?),
        _ => None,
    })
}
