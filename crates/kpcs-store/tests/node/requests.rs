//! Requests about the shipment of the rules' sound example: two parcels, 462.35 ct, Freetown to Antwerp.

use kpcs_domain::{
    act::{
        apply_for_certificate, confirm_receipt, examine_shipment, issue_certificate, record_dispatch,
        record_foreign_certificate::{self, PaperChannel},
        register_arrival,
        report_discrepancy::{self, DiscrepancyKind},
    },
    certificate::{CertificateDetails, MeasuredParcel, PersonPresent, Scale, ShipmentDeclaration, Valuation},
    field::{OneOrMore, YesOrNo},
    rule::example,
    value::{Carats, CertificateNumber, CountryCode, Day, Name, Reference, Text},
};

pub fn number(text: &str) -> CertificateNumber {
    CertificateNumber::parse(text).unwrap()
}

pub fn reference(text: &str) -> Reference {
    Reference::parse(text).unwrap()
}

pub fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn details() -> CertificateDetails {
    example::sound().details
}

pub fn declaration() -> ShipmentDeclaration {
    let details = details();
    ShipmentDeclaration {
        exporter: details.exporter,
        importer: details.importer,
        consignee: None,
        destination: CountryCode::parse("BE").unwrap(),
        parcels: details.parcels,
        purpose: details.purpose,
        expected_return: None,
        conveyance: details.conveyance,
        sources: details.sources,
        no_conflict: true,
        warranty: true,
        invoice: None,
        remarks: None,
        return_of: None,
    }
}

pub fn apply() -> apply_for_certificate::Request {
    apply_for_certificate::Request { shipment: declaration() }
}

pub fn examine(application: &str) -> examine_shipment::Request {
    let details = details();
    let parcels = details.parcels.iter().map(|parcel| examine_shipment::ExaminedParcel {
        gross: parcel.carats,
        tare: None,
        reweighed_gross: None,
        hs: parcel.hs,
        origin: parcel.origin.clone(),
        stones: None,
        description: None,
    });
    examine_shipment::Request {
        application: reference(application),
        persons: OneOrMore::new(vec![PersonPresent { name: name("A. Conteh"), capacity: name("Clerk") }]).unwrap(),
        scale: Scale { model: name("Carat scale 1"), calibrated_on: day("2026-11-02") },
        cleaning: details.cleaning,
        sieve: None,
        parcels: OneOrMore::new(parcels.collect()).unwrap(),
        valuations: three_valuations(&details.valuations[0]),
        container: None,
        seals: details.seals,
        photographs: Vec::new(),
        fee: None,
        duty: None,
        remarks: None,
        signatures: Vec::new(),
        papers: Vec::new(),
        lodging: None,
    }
}

/// Sierra Leone asks for three valuers; all three come to the example's figures.
fn three_valuations(sound: &Valuation) -> OneOrMore<Valuation> {
    let valuers = ["Exporter's valuer", "Independent valuer", "Government valuer"];
    OneOrMore::new(valuers.map(|valuer| Valuation { valuer: name(valuer), ..sound.clone() }).to_vec()).unwrap()
}

pub fn issue(application: &str) -> issue_certificate::Request {
    issue_certificate::Request {
        application: reference(application),
        in_place_of: None,
        container: None,
        preparer_licence: None,
        blank: None,
    }
}

pub fn dispatch(number_text: &str, left_on: &str) -> record_dispatch::Request {
    record_dispatch::Request {
        number: number(number_text),
        left_on: day(left_on),
        conveyance: details().conveyance,
        carried_by: None,
        baggage_form: None,
        expected_arrival: None,
        filing_number: None,
    }
}

/// An arrival with these weights.
pub fn arrive(number_text: &str, weights: [&str; 2]) -> register_arrival::Request {
    let found = |weight: &str| MeasuredParcel { carats: Carats::parse(weight).unwrap(), stones: None, remarks: None };
    register_arrival::Request {
        number: number(number_text),
        arrived_on: day("2026-11-26"),
        place: CountryCode::parse("BE").unwrap(),
        certificate_presented: YesOrNo::Yes,
        seals_intact: YesOrNo::Yes,
        seals_found: details().seals.to_vec(),
        container: None,
        persons: Vec::new(),
        scale: None,
        parcels: OneOrMore::new(weights.map(found).to_vec()).unwrap(),
        photographs: Vec::new(),
        remarks: None,
    }
}

pub fn confirm(number_text: &str) -> confirm_receipt::Request {
    confirm_receipt::Request {
        number: number(number_text),
        received_on: day("2026-11-26"),
        parcels: Vec::new(),
        remarks: None,
        reported_by: None,
        reporter_licence: None,
        reported_on: None,
        entry_number: None,
    }
}

pub fn discrepancy(number_text: &str) -> report_discrepancy::Request {
    report_discrepancy::Request {
        number: number(number_text),
        kinds: OneOrMore::new(vec![DiscrepancyKind::Carats]).unwrap(),
        parcels: Vec::new(),
        statement: text("The first parcel weighs 49.50 ct."),
        asked_of_issuer: text("Was it weighed before cleaning?"),
        answer_by: day("2026-12-23"),
        phrases: Vec::new(),
        photographs: Vec::new(),
    }
}

pub fn foreign(number_text: &str) -> record_foreign_certificate::Request {
    let case = example::sound();
    record_foreign_certificate::Request {
        number: number(number_text),
        issuing_authority: name("Ministry of Economy and Trade, Beirut"),
        issued: day("2026-11-23"),
        expires: None,
        exporter: name("Cedar Gems"),
        exporter_address: None,
        importer: case.core.importer,
        importer_address: None,
        destination: CountryCode::parse("BE").unwrap(),
        origin: case.core.origin,
        lines: case.core.lines,
        parcels: 2,
        parcel_list: Vec::new(),
        seals: case.details.seals,
        signatory: None,
        channel: PaperChannel::Transcribed,
        image: None,
        code: None,
        reply_to: None,
        specimen: None,
    }
}

fn name(words: &str) -> Name {
    Name::parse(words).unwrap()
}
