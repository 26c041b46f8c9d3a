//! Where a certificate stands in the log, or what it waits for; and its log proof as a file.
//!
//! Invariant: place, time and witnesses are read from a proof that verifies under the log's keys; where the node has no log, nothing
//! is said.
//! Source: issue 03, demand 4; docs/formats/log.md (log proofs).

use kpcs_domain::value::{CertificateNumber, Timestamp};
use kpcs_register::Register;
use kpcs_store::work::{LogEntry, log_entry};
use kpcs_verify::bundle::logged;
use kpcs_web::{
    Texts,
    part::{Fact, Facts, Inline},
};

use crate::{
    documents::{DocumentFault, IssuedCertificate, issued_certificate},
    hub::Hub,
    words,
};

/// What the page says of it; `None` on a node that is connected to no log.
pub(super) fn facts(
    register: &Register,
    hub: Option<&Hub>,
    issued: &IssuedCertificate,
    entry: Option<&LogEntry>,
    texts: Texts,
) -> Option<Facts> {
    let log = register.log()?;
    let fact = |key: &str, value: Inline| Fact::new(texts.get(key), value);
    if let Some((entry, bytes)) = entry.and_then(|entry| Some((entry, entry.proof.as_ref()?))) {
        let proof = kpcs_log::LogProof::parse(bytes).ok()?;
        let found = logged(entry.leaf, &proof, &log.keys(), &log.quorum())?;
        let counted = proof.verify(&kpcs_log::leaf_hash(&entry.leaf.0), &log.keys(), &log.quorum()).ok()?.counted;
        let by = counted.cosigned.into_iter().map(|(name, _)| name).collect();
        return Some(Facts {
            facts: vec![
                fact("log-place", Inline::Number(words::count(texts, found.index))),
                fact("log-time", Inline::text(words::instant(texts, found.logged_at))),
                fact("log-by", Inline::Lines(by)),
            ],
        });
    }
    let since = issued.entry.opened.statement().protected().issued_at;
    let waits = waits(texts, since, entry.and_then(|entry| entry.place), hub);
    Some(Facts {
        facts: vec![
            fact("log-certificate", Inline::text(waits)),
            fact("log-printed-now", Inline::text(texts.get("log-printed-now-text"))),
        ],
    })
}

fn waits(texts: Texts, since: Timestamp, place: Option<u64>, hub: Option<&Hub>) -> String {
    let since = words::instant(texts, since);
    let Some(place) = place else { return texts.t("log-certificate-none").arg("since", since).to_string() };
    // Of a log elsewhere the node knows places and proofs, not its witnesses.
    let short = hub.map_or(0, |hub| hub.0.counted().short);
    let text = texts.t("log-certificate-short").arg("since", since).count("short", short);
    text.arg("place", words::count(texts, place)).to_string()
}

/// The log proof of a certificate, as it was handed out.
pub(super) fn proof_file(register: &Register, number: &CertificateNumber) -> Result<Vec<u8>, DocumentFault> {
    let unknown = || DocumentFault::Unknown(number.clone());
    register.store().read(|sql| {
        let Some(issued) = issued_certificate(sql, number)? else { return Err(unknown()) };
        let entry = log_entry(sql, issued.digest())?;
        entry.and_then(|entry| entry.proof).ok_or_else(unknown)
    })
}
