//! Requests as people would make them: a parcel of 12.34 ct from Koidu to Antwerp.

use kpcs_domain::{
    act::{confirm_receipt, designate_authority, examine_shipment, register_arrival},
    certificate::{
        Cleaning, Conveyance, ConveyanceMode, MeasuredParcel, Parcel, Party, PersonPresent, Purpose, Scale,
        ShipmentDeclaration, Valuation, ValuerCapacity,
    },
    field::{OneOrMore, YesOrNo},
    value::{
        AuthorityId, Carats, CertificateNumber, CountryCode, Day, Expected, HsCode, Name, Origin, Reference, Seal,
        Text, UsdCents,
    },
};
use kpcs_register::Office;

/// A value of a fixture, which is valid by construction.
fn sound<T>(value: Result<T, Expected>) -> T {
    value.expect("fixtures are valid")
}

fn one<T>(item: T) -> OneOrMore<T> {
    OneOrMore::new(vec![item]).expect("one item")
}

/// An office of a Participant, for export and import.
#[must_use]
pub fn office(authority: &str, participant: &str, name: &str, place: &str) -> Office {
    Office {
        designation: designate_authority::Request {
            authority: sound(AuthorityId::parse(authority)),
            participant: sound(CountryCode::parse(participant)),
            name: sound(Name::parse(name)),
            exporting: true,
            importing: true,
            places: one(sound(CountryCode::parse(place))),
            address: sound(Text::parse("1 Main Street")),
            email: sound(Text::parse("office@authority.example")),
            signs: true,
            from: sound(Day::parse("2026-01-01")),
        },
        pack: None,
    }
}

fn party(name: &str, country: &str) -> Party {
    Party {
        name: sound(Name::parse(name)),
        address: sound(Text::parse("12 Diamond Road")),
        country: sound(CountryCode::parse(country)),
        licence: Some(sound(Name::parse("EXP-2026-17"))),
        contact: None,
    }
}

/// What an exporter in Sierra Leone declares: one parcel of `carats`, worth 4,500 dollars, to Antwerp.
#[must_use]
pub fn declaration(carats: &str) -> ShipmentDeclaration {
    ShipmentDeclaration {
        exporter: party("Koidu Diamonds (simulated)", "SL"),
        importer: party("Antwerp Rough (simulated)", "BE"),
        consignee: None,
        destination: sound(CountryCode::parse("BE")),
        parcels: one(Parcel {
            hs: HsCode::Hs710231,
            carats: sound(Carats::parse(carats)),
            value: sound(UsdCents::parse("4500.00")),
            origin: sound(Origin::parse("SL")),
            stones: Some(7),
            description: None,
        }),
        purpose: Purpose::Sale,
        expected_return: None,
        conveyance: Conveyance { mode: ConveyanceMode::Courier, carrier: None, waybill: None, flight: None },
        sources: Vec::new(),
        no_conflict: true,
        warranty: true,
        invoice: None,
        remarks: None,
        return_of: None,
    }
}

/// What the counter finds for `application`: `carats` on the scale, three valuations, one seal.
#[must_use]
pub fn examination(application: &Reference, carats: &str) -> examine_shipment::Request {
    examine_shipment::Request {
        application: application.clone(),
        persons: one(PersonPresent {
            name: sound(Name::parse("A. Kamara")),
            capacity: sound(Name::parse("for the exporter")),
        }),
        scale: Scale { model: sound(Name::parse("Carat scale 3")), calibrated_on: sound(Day::parse("2026-10-01")) },
        cleaning: Cleaning::AcidCleaned,
        sieve: None,
        parcels: one(examine_shipment::ExaminedParcel {
            gross: sound(Carats::parse(carats)),
            tare: None,
            reweighed_gross: None,
            hs: HsCode::Hs710231,
            origin: sound(Origin::parse("SL")),
            stones: Some(7),
            description: None,
        }),
        valuations: valuations(),
        container: Some(sound(Name::parse("BAG-1"))),
        seals: one(sound(Seal::parse("SL-88213"))),
        photographs: Vec::new(),
        fee: None,
        duty: None,
        remarks: None,
        signatures: Vec::new(),
        papers: Vec::new(),
        lodging: None,
    }
}

/// Three valuers, as Sierra Leone asks; the government's figure is the last.
fn valuations() -> OneOrMore<Valuation> {
    let figures = [
        ("Koidu Diamonds (simulated)", ValuerCapacity::Exporter, "4500.00"),
        ("Independent valuer", ValuerCapacity::Independent, "4550.00"),
        ("Government valuer", ValuerCapacity::Government, "4600.00"),
    ];
    let of = |(valuer, capacity, value)| Valuation {
        valuer: sound(Name::parse(valuer)),
        capacity,
        values: one(sound(UsdCents::parse(value))),
    };
    OneOrMore::new(figures.map(of).to_vec()).expect("three")
}

/// What the officer in Antwerp finds on `day`: `carats` on the scale, the seal intact.
#[must_use]
pub fn arrival(number: &CertificateNumber, day: &str, carats: &str) -> register_arrival::Request {
    register_arrival::Request {
        number: number.clone(),
        arrived_on: sound(Day::parse(day)),
        place: sound(CountryCode::parse("BE")),
        certificate_presented: YesOrNo::Yes,
        seals_intact: YesOrNo::Yes,
        seals_found: vec![sound(Seal::parse("SL-88213"))],
        container: Some(sound(Name::parse("BAG-1"))),
        persons: Vec::new(),
        scale: None,
        parcels: one(MeasuredParcel { carats: sound(Carats::parse(carats)), stones: Some(7), remarks: None }),
        photographs: Vec::new(),
        remarks: None,
    }
}

/// Confirmation of receipt on `day`, nothing to explain.
#[must_use]
pub fn confirmation(number: &CertificateNumber, day: &str) -> confirm_receipt::Request {
    confirm_receipt::Request {
        number: number.clone(),
        received_on: sound(Day::parse(day)),
        parcels: Vec::new(),
        remarks: None,
        reported_by: None,
        reporter_licence: None,
        reported_on: None,
        entry_number: None,
    }
}
