//! The things that scenarios are about, all taken from the sound example of the rules: SL004211, Freetown to Antwerp.

use std::sync::Arc;

use kpcs_domain::{
    act::{ConfirmReceipt, examine_shipment, issue_certificate, register_arrival},
    certificate::{
        Certificate, Goods, Issued, KnownShipment, PersonPresent, Scale, ShipmentDeclaration, Valuation, ValuerCapacity,
    },
    field::{OneOrMore, YesOrNo},
    party::RulePack,
    rule::{Case, example},
    value::{
        AuthorityId, Carats, CertificateNumber, CountryCode, Day, Digest, Name, OfficerHandle, Reference, Text,
        Timestamp, UsdCents,
    },
};

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn instant(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub fn place(text: &str) -> CountryCode {
    CountryCode::parse(text).unwrap()
}

pub fn authority(text: &str) -> AuthorityId {
    AuthorityId::parse(text).unwrap()
}

pub fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

pub fn text(text: &str) -> Text {
    Text::parse(text).unwrap()
}

pub fn number(text: &str) -> CertificateNumber {
    CertificateNumber::parse(text).unwrap()
}

pub fn reference(text: &str) -> Reference {
    Reference::parse(text).unwrap()
}

pub fn list<T>(items: Vec<T>) -> OneOrMore<T> {
    OneOrMore::new(items).unwrap()
}

pub fn case() -> Case {
    example::sound()
}

/// The pack of the example with a source for every key: each stands in `unknown`.
pub fn pack() -> RulePack {
    let evident = ["format", "participant", "version", "unknown", "source"];
    let keys = RulePack::keys().into_iter().filter(|key| !evident.contains(&key.as_str()));
    RulePack { unknown: keys.map(|key| name(&key)).collect(), ..RulePack::clone(&case().pack) }
}

pub fn declaration() -> ShipmentDeclaration {
    let details = case().details;
    ShipmentDeclaration {
        exporter: details.exporter,
        importer: details.importer,
        consignee: None,
        destination: place("BE"),
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

pub fn examination() -> (examine_shipment::Request, examine_shipment::Decided) {
    let details = case().details;
    let parcels = details.parcels.iter().map(|parcel| examine_shipment::ExaminedParcel {
        gross: parcel.carats,
        tare: None,
        reweighed_gross: None,
        hs: parcel.hs,
        origin: parcel.origin.clone(),
        stones: parcel.stones,
        description: None,
    });
    let values: Vec<UsdCents> = details.parcels.iter().map(|parcel| parcel.value).collect();
    let request = examine_shipment::Request {
        application: details.application.clone(),
        persons: list(vec![PersonPresent { name: name("A. Conteh"), capacity: name("Clerk") }]),
        scale: Scale { model: name("Carat scale 1"), calibrated_on: day("2026-11-02") },
        cleaning: details.cleaning,
        sieve: None,
        parcels: list(parcels.collect()),
        valuations: list(vec![Valuation {
            valuer: name("Government valuer"),
            capacity: ValuerCapacity::Government,
            values: list(values),
        }]),
        container: None,
        seals: details.seals.clone(),
        photographs: Vec::new(),
        fee: None,
        duty: None,
        remarks: None,
        signatures: Vec::new(),
        papers: Vec::new(),
        lodging: None,
    };
    (request, examine_shipment::Decided { parcels: details.parcels, duty_due: UsdCents::ZERO })
}

/// What issuing SL004211 for SL-A17 needs.
pub fn issue_facts() -> issue_certificate::Facts {
    let case = case();
    issue_certificate::Facts {
        examined: Some(issue_certificate::Examined {
            application: reference("SL-A17"),
            state: "examined".to_owned(),
            declared: declaration(),
            examination: Some(examination()),
            examiner: OfficerHandle::parse("examiner").ok(),
            importing_authority: Some(authority("EU-ANT")),
        }),
        authority: authority("SL"),
        participant: place("SL"),
        office_ended: None,
        importing_ended: None,
        number: Some(number("SL004211")),
        exceeded: None,
        on_blanks: false,
        named_blank: None,
        return_known: true,
        history: case.history,
        pack: case.pack,
        first: None,
        company: None,
    }
}

pub fn issued() -> Issued {
    Issued {
        number: number("SL004211"),
        authority: authority("SL"),
        destination: CountryCode::EU,
        issued_on: day("2026-11-23"),
        expires_on: day("2027-01-22"),
    }
}

/// The certificate in the state of that word; `none` for no certificate.
pub fn certificate(state: &str) -> Option<Certificate> {
    Some(match state {
        "none" => return None,
        "issued" => Certificate::Issued(issued()),
        "dispatched" => Certificate::Dispatched(issued(), day("2026-11-23")),
        "discrepant" => Certificate::Discrepant(issued()),
        "confirmed" => Certificate::Confirmed(issued()),
        "void" => Certificate::Void(issued()),
        "detained" => Certificate::Detained(issued()),
        "released" => Certificate::Released(issued()),
        "refused" => Certificate::Refused(issued()),
        "returned" => Certificate::Returned(issued()),
        "forfeited" => Certificate::Forfeited(issued()),
        "lost" => Certificate::Lost(issued()),
        "stolen" => Certificate::Stolen(issued()),
        "invalidated" => Certificate::Invalidated(issued()),
        "cancelled" => Certificate::Cancelled(issued()),
        other => panic!("a certificate {other}"),
    })
}

pub fn shipment() -> KnownShipment {
    let case = case();
    KnownShipment {
        header: case.header,
        core: case.core,
        details: case.details,
        goods: Goods::Arrived,
        withdrawn: None,
        refused: false,
        advised_on: Some(day("2026-11-24")),
        left_on: Some(day("2026-11-25")),
        known_after: Digest([7; 32]),
    }
}

pub fn arrival() -> register_arrival::Request {
    let arrival = case().arrival.unwrap();
    register_arrival::Request {
        number: number("SL004211"),
        arrived_on: arrival.presented_on,
        place: arrival.at,
        certificate_presented: YesOrNo::Yes,
        seals_intact: YesOrNo::Yes,
        seals_found: arrival.seals_found,
        container: None,
        persons: Vec::new(),
        scale: None,
        parcels: list(arrival.parcels),
        photographs: Vec::new(),
        remarks: None,
    }
}

/// What confirming SL004211 needs.
pub fn confirm_facts() -> <ConfirmReceipt as kpcs_domain::act::Act>::Facts {
    let case = case();
    kpcs_domain::act::confirm_receipt::Facts {
        shipment: Some(shipment()),
        arrival: Some((arrival(), 1)),
        confirmed: false,
        tolerance: case.pack.tolerance.clone(),
        receiving: (case.pack.roles.confirms, None),
        issuer_pack: case.pack,
        history: case.history,
    }
}

/// Another weight for one parcel found.
pub fn weigh(arrival: &mut register_arrival::Request, index: usize, carats: &str) {
    let mut parcels = arrival.parcels.to_vec();
    parcels[index].carats = Carats::parse(carats).unwrap();
    arrival.parcels = list(parcels);
}

/// The pack behind a shared pointer, to be changed.
pub fn change(pack: &mut Arc<RulePack>) -> &mut RulePack {
    Arc::make_mut(pack)
}
