//! A verification report as JSON.

use kpcs_domain::{act::Header, certificate::CertificateCore};
use kpcs_verify::{Particulars, Report};
use serde_json::{Value, json};

/// The report.
#[must_use]
pub fn report_json(report: &Report) -> Value {
    let reasons: Vec<_> = report
        .reasons
        .iter()
        .map(|reason| {
            json!({
                "code": reason.code,
                "section": reason.section,
                "found": reason.found,
                "expected": reason.expected,
            })
        })
        .collect();
    let checks: serde_json::Map<_, _> =
        report.checks.iter().map(|check| (check.name.word().to_owned(), json!(check.answer.word()))).collect();
    json!({
        "outcome": report.outcome.word(),
        "exit_code": report.outcome.exit_code(),
        "specimen": report.specimen,
        "reasons": reasons,
        "checks": checks,
        "document": report.particulars.as_ref().map(particulars_json),
        "trust_made_at": report.trust_made_at.to_string(),
    })
}

fn particulars_json(particulars: &Particulars) -> Value {
    json!({
        "issuer": particulars.issuer,
        "key": particulars.key,
        "algorithm": particulars.algorithm,
        "signed_at": particulars.signed_at.to_string(),
        "statement": particulars.leaf.to_string(),
        "header": particulars.header.as_ref().map(header_json),
        "core": particulars.core.as_ref().map(core_json),
    })
}

fn header_json(header: &Header) -> Value {
    let text = |value: Option<String>| value.map_or(Value::Null, Value::String);
    json!({
        "document": header.document.word(),
        "effect": header.effect.word(),
        "number": text(header.number.as_ref().map(ToString::to_string)),
        "participant": text(header.participant.map(|code| code.to_string())),
        "authority": text(header.authority.as_ref().map(ToString::to_string)),
        "destination": text(header.destination.map(|code| code.to_string())),
        "issued": text(header.issued.map(|day| day.to_string())),
        "expires": text(header.expires.map(|day| day.to_string())),
        "refers_to": text(header.refers_to.as_ref().map(ToString::to_string)),
    })
}

fn core_json(core: &CertificateCore) -> Value {
    let lines: Vec<_> = core
        .lines
        .iter()
        .map(|line| json!({ "hs": line.hs.as_str(), "carats": line.carats.to_string(), "value": line.value.to_string() }))
        .collect();
    json!({
        "exporter": core.exporter.as_str(),
        "importer": core.importer.as_str(),
        "origin": core.origin.to_string(),
        "lines": lines,
        "parcels": core.parcels,
        "carats": core.carats().to_string(),
        "value": core.value().to_string(),
        "seals": core.seals.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "more_seals": core.more_seals,
        "more_origins": core.more_origins,
    })
}
