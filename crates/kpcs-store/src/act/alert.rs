//! The public list of certificates that are not to be accepted: lost, stolen, withdrawn by their issuer, and fakes.
//!
//! Invariant: a number stands there once for each reason and authority that says so, whoever heard of it first; only what
//! is public is in it: number, word, who says so, and the day (kpcs.md §9.6).
//! Must not know: circumstances, companies.

use kpcs_domain::{
    act::{Refusal, report_certificate_lost::Facts},
    certificate::Certificate,
    value::{CertificateNumber, Day},
};

use super::{
    Circumstances,
    certificate::{advance, certificate, importing_authority_of},
    shipment::withdraw,
};
use crate::{Entry, Sql, StoreFault, bind};

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
    raise(sql, entry, number, word, entry.at.day())
}

/// Puts a number on the list; said again by the same authority it changes nothing.
pub(super) fn raise(
    sql: &Sql<'_>,
    entry: &Entry,
    number: &CertificateNumber,
    kind: &str,
    day: Day,
) -> Result<(), StoreFault> {
    sql.execute(
        "insert into view_alert (participant, serial, number, kind, raised_by, day, position)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (participant, serial, kind, raised_by) do nothing",
        bind![&number.issuer(), number.serial(), number, kind, &entry.authority, day, entry.position],
    )?;
    Ok(())
}
