//! What makes a statement a certificate: its act, and every field of header and core part in its one form.
//!
//! Invariant: only what passes here is judged as a certificate; of anything else the header part says nothing to the later checks. A
//! document is a certificate here exactly if the second verifier says so (docs/formats/trust.md, *Certificates*).
//! Must not know: trust data, places, days of presentation.
//! Source: kpcs.md §3.2; decision 1; docs/decisions/0011.

use kpcs_domain::{
    act::{Act as _, DocumentKind, Effect, Header, IssueCertificate, IssueTechnicalCertificate, ReplaceCertificate},
    certificate::CertificateCore,
    field::Record,
    value::{Day, Timestamp},
};
use kpcs_statement::{Opened, PartName, encode_group};

use crate::Reason;

/// How far the day of issue may lie from the day, in UTC, on which it was signed: offices keep their own time.
const LIMIT_DAYS: i64 = 1;

/// The reasons for which a statement is no certificate; none if it is one.
pub(crate) fn not_a_certificate(
    opened: &Opened,
    header: Option<&Header>,
    core: Option<&CertificateCore>,
) -> Vec<Reason> {
    let what = header.map_or("?", |header| header.document.word());
    let none = |found: &str, element: &str| vec![Reason::new("not_a_certificate", "§3.2", found, element)];
    let Some(header) = header.filter(|header| is_of_its_act(opened, header)) else { return none(what, "certificate") };
    if let Some(element) = missing(opened, header, core) {
        return none("", element);
    }
    header.issued.map_or_else(Vec::new, |issued| another_day(issued, opened.statement().protected().issued_at))
}

/// An ordinary certificate under the acts that issue or replace one, a technical one under its own; version 1, issued.
fn is_of_its_act(opened: &Opened, header: &Header) -> bool {
    let protected = opened.statement().protected();
    let acts: &[u64] = match header.document {
        DocumentKind::Certificate => &[IssueCertificate::INFO.code, ReplaceCertificate::INFO.code],
        DocumentKind::TechnicalCertificate => &[IssueTechnicalCertificate::INFO.code],
        _ => &[],
    };
    acts.contains(&protected.act) && protected.version == 1 && header.effect == Effect::Issued
}

/// The first element that it lacks, or that stands in another form than the one.
fn missing(opened: &Opened, header: &Header, core: Option<&CertificateCore>) -> Option<&'static str> {
    let subject = &opened.statement().protected().subject;
    [
        ("number", header.number.as_ref().is_some_and(|number| number.to_string() == *subject)),
        ("participant", header.participant.is_some()),
        ("authority", header.authority.is_some()),
        ("destination", header.destination.is_some()),
        ("issued", header.issued.is_some()),
        ("expires", header.expires.is_some()),
        ("certificate", stands(opened, PartName::Header, header)),
        ("particulars", core.is_some_and(|core| stands(opened, PartName::Core, core) && is_printable(core))),
    ]
    .into_iter()
    .find_map(|(element, there)| (!there).then_some(element))
}

/// Whether a part is the one encoding of what was read from it: not `sl` for `SL`, nothing that was trimmed.
fn stands(opened: &Opened, name: PartName, record: &impl Record) -> bool {
    opened.part(name).is_some_and(|part| part.bytes == encode_group(&record.to_group()))
}

/// What a certificate has room for: one line a subheading, in their order; as many origins and seals as are printed.
fn is_printable(core: &CertificateCore) -> bool {
    core.lines.is_sorted_by(|one, next| one.hs < next.hs)
        && core.origin.countries().count() <= CertificateCore::LIMIT_ORIGINS
        && core.seals.len() <= CertificateCore::LIMIT_SEALS
        && [Some(core.parcels), core.more_seals, core.more_origins].into_iter().flatten().all(|count| count < 1 << 53)
}

/// The day that is printed is the day on which it was signed: standing and expiry are judged by it.
fn another_day(issued: Day, claimed: Timestamp) -> Vec<Reason> {
    let distance = issued.days_since(claimed.day()).abs();
    let differs = distance > LIMIT_DAYS;
    let reason = || Reason::new("issued_another_day", "docs/decisions/0011", issued, claimed.day());
    differs.then(reason).into_iter().collect()
}
