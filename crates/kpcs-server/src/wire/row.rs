//! Rows of lists as JSON.

use kpcs_store::view::{ApplicationRow, CertificateRow, IntervalRow, ShipmentRow};
use serde_json::{Value, json};

/// An application.
#[must_use]
pub fn application_json(row: &ApplicationRow) -> Value {
    json!({
        "reference": row.reference.to_string(),
        "company": row.company.as_str(),
        "state": row.state.word(),
        "destination": row.destination.to_string(),
        "importer": row.importer.as_str(),
        "carats": row.carats.to_string(),
        "value": row.value.to_string(),
        "parcels": row.parcels,
        "applied_at": row.applied_at.to_string(),
        "changed_at": row.changed_at.to_string(),
        "certificate": text(row.certificate.as_ref()),
    })
}

/// A certificate in the register of its issuer.
#[must_use]
pub fn certificate_json(row: &CertificateRow) -> Value {
    json!({
        "number": row.number.to_string(),
        "authority": row.authority.to_string(),
        "state": row.state.word(),
        "conflict": row.conflict,
        "destination": row.destination.to_string(),
        "importing_authority": text(row.importing_authority.as_ref()),
        "issued": row.issued_on.to_string(),
        "expires": row.expires_on.to_string(),
        "exporter": row.exporter.as_str(),
        "importer": row.importer.as_str(),
        "origin": row.origin.to_string(),
        "carats": row.carats.to_string(),
        "value": row.value.to_string(),
        "parcels": row.parcels,
        "application": row.application.to_string(),
        "left_on": text(row.left_on.as_ref()),
        "replaced_by": text(row.replaced_by.as_ref()),
        "refers_to": text(row.refers_to.as_ref()),
        "closed_at": text(row.closed_at.as_ref()),
        "position": row.position,
    })
}

/// A shipment in the ledger of its receiver; declared figures are null until it has arrived (decisions 20).
#[must_use]
pub fn shipment_json(row: &ShipmentRow) -> Value {
    let measured = row.arrived_on.is_some();
    let declared = |value: String| if measured { Value::String(value) } else { Value::Null };
    json!({
        "number": row.number.to_string(),
        "channel": row.channel.word(),
        "state": row.state.word(),
        "withdrawn": row.withdrawn,
        "issuer": text(row.issuer.as_ref()),
        "issued": row.issued_on.to_string(),
        "expires": text(row.expires_on.as_ref()),
        "exporter": row.exporter.as_str(),
        "importer": row.importer.as_str(),
        "origin": row.origin.to_string(),
        "carats": declared(row.carats.to_string()),
        "value": declared(row.value.to_string()),
        "parcels": declared(row.parcels.to_string()),
        "advised_at": row.advised_at.to_string(),
        "left_on": text(row.left_on.as_ref()),
        "arrived_on": text(row.arrived_on.as_ref()),
        "closed_at": text(row.closed_at.as_ref()),
    })
}

/// A standing with its basis and source.
#[must_use]
pub fn standing_json(row: &IntervalRow) -> Value {
    let standing = &row.interval;
    json!({
        "participant": standing.participant.to_string(),
        "name": standing.name.as_str(),
        "kind": standing.kind.word(),
        "status": standing.status.word(),
        "trade": standing.trade.word(),
        "from": standing.from.to_string(),
        "from_precision": standing.from_precision.word(),
        "to": text(standing.to.as_ref()),
        "to_precision": standing.to_precision.map(kpcs_domain::party::Precision::word),
        "basis": row.basis,
        "source": row.source,
    })
}

fn text<T: ToString>(value: Option<&T>) -> Value {
    value.map_or(Value::Null, |value| Value::String(value.to_string()))
}
