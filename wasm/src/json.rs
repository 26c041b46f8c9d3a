//! Answers as the page reads them.
//!
//! Invariant: codes, digits and ISO dates; no words for people, so that the page speaks every language.
//! Source: docs/formats/trust.md.

use kpcs_domain::{act::Header, certificate::CertificateCore};
use kpcs_verify::{Check, Particulars, Report, bundle::TrustBundle};
use serde_json::{Value, json};

/// What was accepted, and what the page is to keep of it.
pub(crate) fn trust(bundle: &TrustBundle, remembered: &[u8]) -> Value {
    let list = bundle.list();
    json!({
        "demo": bundle.roots().demo(),
        "roots": bundle.roots().digest().to_string(),
        "roots_version": bundle.roots().version(),
        "list_version": list.version,
        "made_at": bundle.made_at().seconds(),
        "keys": list.keys.len(),
        "standings": list.standings.len(),
        "witnesses": list.witnesses.len(),
        "needed": list.needed,
        "log": list.log.as_ref().map(|log| log.name.to_string()),
        "remembered": remembered.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
    })
}

/// The report.
pub(crate) fn report(report: &Report) -> Value {
    let reason = |reason: &kpcs_verify::Reason| json!({ "code": reason.code, "found": reason.found, "expected": reason.expected });
    json!({
        "outcome": report.outcome.word(),
        "reasons": report.reasons.iter().map(reason).collect::<Vec<_>>(),
        "specimen": report.specimen,
        "checks": report.checks.iter().map(check).collect::<Vec<_>>(),
        "document": report.particulars.as_ref().map(document),
        "trust_made_at": report.trust_made_at.seconds(),
    })
}

fn check(check: &Check) -> Value {
    json!({ "name": check.name.word(), "answer": check.answer.word() })
}

fn document(read: &Particulars) -> Value {
    json!({
        "issuer": read.issuer,
        "key": read.key,
        "algorithm": read.algorithm,
        "signed_at": read.signed_at.seconds(),
        "leaf": read.leaf.to_string(),
        "rosette": kpcs_qr::mark_svg(&read.leaf.0),
        "header": read.header.as_ref().map(header),
        "core": read.core.as_ref().map(core),
    })
}

fn header(header: &Header) -> Value {
    json!({
        "number": header.number.as_ref().map(ToString::to_string),
        "participant": header.participant.map(|code| code.to_string()),
        "destination": header.destination.map(|code| code.to_string()),
        "issued": header.issued.map(|day| day.to_string()),
        "expires": header.expires.map(|day| day.to_string()),
    })
}

fn core(core: &CertificateCore) -> Value {
    let lines = core.lines.iter().map(
        |line| json!({ "hs": line.hs.as_str(), "carats": line.carats.to_string(), "value": line.value.to_string() }),
    );
    json!({
        "exporter": core.exporter.as_str(),
        "importer": core.importer.as_str(),
        "origin": core.origin.to_string(),
        "more_origins": core.more_origins,
        "lines": lines.collect::<Vec<_>>(),
        "carats": core.carats().to_string(),
        "value": core.value().to_string(),
        "parcels": core.parcels,
        "seals": core.seals.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "more_seals": core.more_seals,
    })
}
