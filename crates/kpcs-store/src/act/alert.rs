//! A certificate that its issuer reports lost, stolen or withdrawn: it ends, and its number goes on the list of alerts.
//!
//! Invariant: only what is public goes on the list: number, word, who says so, and the day (kpcs.md §9.6).
//! Must not know: circumstances, companies.

use kpcs_domain::{
    act::{Refusal, raise_alert::NumberRange, report_certificate_lost::Facts},
    certificate::Certificate,
    value::CertificateNumber,
};

use super::{
    Circumstances,
    alert_list::{Alert, enter},
    certificate::{advance, certificate, importing_authority_of},
    shipment::withdraw,
};
use crate::{Entry, Sql, StoreFault};

/// What the three ends that are public need to know of a certificate.
pub(super) fn facts(sql: &Sql<'_>, number: &CertificateNumber, around: &Circumstances) -> Result<Facts, StoreFault> {
    Ok(Facts {
        certificate: certificate(sql, &around.actor.authority, number)?,
        importing_authority: importing_authority_of(sql, number)?,
    })
}

/// Ends a certificate at both authorities and puts its number on the list.
pub(super) fn end(
    sql: &Sql<'_>,
    entry: &Entry,
    number: &CertificateNumber,
    word: &str,
    step: impl FnOnce(Certificate) -> Result<Certificate, Refusal>,
) -> Result<(), StoreFault> {
    match &entry.received_by {
        None => advance(sql, entry, number, step)?,
        Some(receiver) => withdraw(sql, receiver, number, word)?,
    }
    let (reference, day) = (number.to_string(), entry.at.day());
    let alert = Alert { reference: &reference, sequence: 0, kind: word, day, summary: "" };
    enter(sql, entry, &alert, &[NumberRange { number: number.clone(), to_number: None }])
}
