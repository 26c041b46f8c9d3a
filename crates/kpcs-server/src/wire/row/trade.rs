//! Applications, certificates and shipments as JSON.
//!
//! Invariant: declared figures of a shipment are null until it has arrived (decisions 20).

use kpcs_domain::{certificate::Goods, field::Kind};
use kpcs_store::view::{
    ApplicationRow, ApplicationState, CertificateRow, CertificateState, ShipmentChannel, ShipmentRow,
};
use serde_json::Value;

use super::{row, text};

row! {
    /// An application.
    APPLICATION application_json(row: &ApplicationRow) {
        reference: Kind::Reference, true => row.reference.to_string();
        company: Kind::Name, true => row.company.as_str();
        state: Kind::Choice(ApplicationState::WORDS), true => row.state.word();
        destination: Kind::Country, true => row.destination.to_string();
        importer: Kind::Name, true => row.importer.as_str();
        carats: Kind::Carats, true => row.carats.to_string();
        value: Kind::Usd, true => row.value.to_string();
        parcels: Kind::Integer, true => row.parcels;
        applied_at: Kind::Instant, true => row.applied_at.to_string();
        changed_at: Kind::Instant, true => row.changed_at.to_string();
        certificate: Kind::CertificateNumber, false => text(row.certificate.as_ref());
    }
}

row! {
    /// A certificate in the register of its issuer.
    CERTIFICATE certificate_json(row: &CertificateRow) {
        number: Kind::CertificateNumber, true => row.number.to_string();
        authority: Kind::Authority, true => row.authority.to_string();
        state: Kind::Choice(CertificateState::WORDS), true => row.state.word();
        conflict: Kind::Flag, true => row.conflict;
        destination: Kind::Country, true => row.destination.to_string();
        importing_authority: Kind::Authority, false => text(row.importing_authority.as_ref());
        issued: Kind::Day, true => row.issued_on.to_string();
        expires: Kind::Day, true => row.expires_on.to_string();
        exporter: Kind::Name, true => row.exporter.as_str();
        importer: Kind::Name, true => row.importer.as_str();
        origin: Kind::Origin, true => row.origin.to_string();
        carats: Kind::Carats, true => row.carats.to_string();
        value: Kind::Usd, true => row.value.to_string();
        parcels: Kind::Integer, true => row.parcels;
        application: Kind::Reference, true => row.application.to_string();
        left_on: Kind::Day, false => text(row.left_on.as_ref());
        replaced_by: Kind::CertificateNumber, false => text(row.replaced_by.as_ref());
        refers_to: Kind::CertificateNumber, false => text(row.refers_to.as_ref());
        closed_at: Kind::Instant, false => text(row.closed_at.as_ref());
        position: Kind::Integer, true => row.position;
    }
}

row! {
    /// A shipment in the ledger of its receiver; declared figures are null until it has arrived.
    SHIPMENT shipment_json(row: &ShipmentRow) {
        number: Kind::CertificateNumber, true => row.number.to_string();
        channel: Kind::Choice(ShipmentChannel::WORDS), true => row.channel.word();
        state: Kind::Choice(Goods::WORDS), true => row.state.word();
        withdrawn: Kind::Text, false => text(row.withdrawn.as_ref());
        issuer: Kind::Authority, false => text(row.issuer.as_ref());
        issued: Kind::Day, true => row.issued_on.to_string();
        expires: Kind::Day, false => text(row.expires_on.as_ref());
        exporter: Kind::Name, true => row.exporter.as_str();
        importer: Kind::Name, true => row.importer.as_str();
        origin: Kind::Origin, true => row.origin.to_string();
        carats: Kind::Carats, false => measured(row, row.carats.to_string());
        value: Kind::Usd, false => measured(row, row.value.to_string());
        parcels: Kind::Integer, false => measured(row, row.parcels);
        advised_at: Kind::Instant, true => row.advised_at.to_string();
        left_on: Kind::Day, false => text(row.left_on.as_ref());
        arrived_on: Kind::Day, false => text(row.arrived_on.as_ref());
        closed_at: Kind::Instant, false => text(row.closed_at.as_ref());
        position: Kind::Integer, true => row.position;
    }
}

fn measured(row: &ShipmentRow, declared: impl Into<Value>) -> Value {
    if row.arrived_on.is_some() { declared.into() } else { Value::Null }
}
