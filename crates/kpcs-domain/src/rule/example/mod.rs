//! The sound example that every rule's own examples alter: SL004211, Sierra Leone to Antwerp, November 2026.
//!
//! Invariant: no rule of any stage objects to `sound()`; an alteration changes as little as its rule needs.
//! Must not know: real companies; the names are made up.
//! Source: kpcs.md §3.2, §5.7, §5.8, §9.2; data/packs/sl.toml for the pack's figures.

mod pack;
mod scheme;
mod value;

use std::sync::Arc;

pub(super) use value::{authority, carats, day, list, name, number, origin, place, seal, source, text, usd};

use super::{ArrivalCase, Case, ConfirmationCase, ParcelVerdict};
use crate::{
    act::{DocumentKind, Effect, Header},
    certificate::{
        CertificateCore, CertificateDetails, Cleaning, Conveyance, ConveyanceMode, MeasuredParcel, Parcel, Party,
        Purpose, SourceKind, Valuation, ValuerCapacity, Verdict,
    },
    party::RulePack,
    value::{CountryCode, HsCode, Reference, Seal},
};

/// A certificate issued, arrived and confirmed without fault: two parcels, 462.35 ct of Sierra Leone.
#[must_use]
pub fn sound() -> Case {
    let parcels =
        vec![parcel(HsCode::Hs710221, "50.00", "1250.00", "SL"), parcel(HsCode::Hs710231, "412.35", "98964.00", "SL")];
    let seals = vec![seal("SL-77120"), seal("SL-77121")];
    let (exporter, importer) = (name("Sewa River Diamonds"), name("Scheldt Rough BV"));
    let core = CertificateCore::from_parcels(exporter, importer, &parcels, &seals);
    let core = core.expect("the example's totals lie within their range");
    let arrival = Some(arrival_of(&core, &parcels, &seals));
    Case {
        header: header(),
        details: details(parcels, seals),
        core,
        pack: Arc::new(pack::sierra_leone()),
        history: Arc::new(scheme::history()),
        arrival,
    }
}

/// `sound()` after `alter`.
pub(super) fn altered(alter: impl FnOnce(&mut Case)) -> Case {
    let mut case = sound();
    alter(&mut case);
    case
}

/// `sound()` after `alter`, under a rule pack after `adopt`.
pub(super) fn under_pack(adopt: impl FnOnce(&mut RulePack), alter: impl FnOnce(&mut Case)) -> Case {
    altered(|case| {
        adopt(Arc::make_mut(&mut case.pack));
        alter(case);
    })
}

/// `sound()` with another arrival.
pub(super) fn arrived(alter: impl FnOnce(&mut ArrivalCase)) -> Case {
    altered(|case| {
        if let Some(arrival) = &mut case.arrival {
            alter(arrival);
        }
    })
}

/// `sound()` with another confirmation.
pub(super) fn confirmed(alter: impl FnOnce(&mut ConfirmationCase)) -> Case {
    arrived(|arrival| {
        if let Some(confirmation) = &mut arrival.confirmation {
            alter(confirmation);
        }
    })
}

/// `sound()` with its parcels altered, and all figures that follow from them.
pub(super) fn repacked(alter: impl FnOnce(&mut Vec<Parcel>)) -> Case {
    altered(|case| {
        let mut parcels = case.details.parcels.to_vec();
        alter(&mut parcels);
        let (exporter, importer) = (case.core.exporter.clone(), case.core.importer.clone());
        let core = CertificateCore::from_parcels(exporter, importer, &parcels, &case.details.seals);
        case.core = core.expect("an example has parcels, and totals within their range");
        case.arrival = Some(arrival_of(&case.core, &parcels, &case.details.seals));
        case.details = details(parcels, case.details.seals.to_vec());
    })
}

/// `sound()` with goods mined in `country`, bought under one of its certificates.
pub(super) fn mined_in(country: &str) -> Case {
    let mut case = repacked(|parcels| parcels.iter_mut().for_each(|parcel| parcel.origin = origin(country)));
    case.details.sources = vec![source(SourceKind::ImportCertificate, &format!("{country}0000311"), "500.00")];
    case
}

/// `sound()` issued by another Participant, for goods that it imported from Sierra Leone.
pub(super) fn issued_by(issuer: &str) -> Case {
    altered(|case| {
        case.header.participant = Some(place(issuer));
        case.header.authority = Some(authority(issuer));
        case.header.number = Some(number(&format!("{issuer}004211")));
        case.details.sources = vec![source(SourceKind::ImportCertificate, "SL003977", "500.00")];
    })
}

/// `sound()` on its way to another destination.
pub(super) fn sent_to(destination: &str) -> Case {
    let mut case = arrived(|arrival| arrival.at = place(destination));
    case.header.destination = Some(place(destination));
    case.details.importing_authority = Some(authority(destination));
    case
}

/// `case` issued on another day, everything else as many days later as in `sound()`.
pub(super) fn dated(mut case: Case, issued: &str) -> Case {
    let issued = day(issued);
    case.header.issued = Some(issued);
    case.header.expires = Some(case.pack.validity.expires_on(issued));
    if let Some(arrival) = &mut case.arrival {
        arrival.advised_on = Some(issued.plus_days(1));
        arrival.left_on = Some(issued.plus_days(2));
        arrival.presented_on = issued.plus_days(3);
    }
    case
}

fn parcel(hs: HsCode, weight: &str, value: &str, mined_in: &str) -> Parcel {
    Parcel { hs, carats: carats(weight), value: usd(value), origin: origin(mined_in), stones: None, description: None }
}

fn header() -> Header {
    Header {
        document: DocumentKind::Certificate,
        number: Some(number("SL004211")),
        participant: Some(place("SL")),
        authority: Some(authority("SL")),
        destination: Some(CountryCode::EU),
        issued: Some(day("2026-11-23")),
        expires: Some(day("2027-01-22")),
        refers_to: None,
        effect: Effect::Issued,
    }
}

fn details(parcels: Vec<Parcel>, seals: Vec<Seal>) -> CertificateDetails {
    let values = list(parcels.iter().map(|parcel| parcel.value).collect());
    let valuer = Valuation { valuer: name("Government valuer"), capacity: ValuerCapacity::Government, values };
    CertificateDetails {
        application: Reference::parse("SL-A17").expect("the example's file has a reference"),
        exporter: party("Sewa River Diamonds", "12 Siaka Stevens Street, Freetown", "SL", Some("E-2026-041")),
        importer: party("Scheldt Rough BV", "Hoveniersstraat 2, Antwerpen", "BE", None),
        consignee: None,
        purpose: Purpose::Sale,
        expected_return: None,
        conveyance: Conveyance { mode: ConveyanceMode::Courier, carrier: None, waybill: None, flight: None },
        parcels: list(parcels),
        valuations: vec![valuer],
        cleaning: Cleaning::AcidCleaned,
        sieve: None,
        container: None,
        seals: list(seals),
        photographs: Vec::new(),
        sources: vec![source(SourceKind::MineProduction, "Koidu, November 2026", "500.00")],
        no_conflict: true,
        warranty: true,
        importing_authority: Some(authority("EU-ANT")),
        return_of: None,
    }
}

fn party(company: &str, address: &str, country: &str, licence: Option<&str>) -> Party {
    Party {
        name: name(company),
        address: text(address),
        country: place(country),
        licence: licence.map(name),
        contact: None,
    }
}

fn arrival_of(core: &CertificateCore, parcels: &[Parcel], seals: &[Seal]) -> ArrivalCase {
    let found = |parcel: &Parcel| MeasuredParcel { carats: parcel.carats, stones: None, remarks: None };
    ArrivalCase {
        at: place("BE"),
        presented_on: day("2026-11-26"),
        left_on: Some(day("2026-11-25")),
        certificate_presented: true,
        advised_on: Some(day("2026-11-24")),
        seals_intact: true,
        seals_found: seals.to_vec(),
        parcels: parcels.iter().map(found).collect(),
        tolerance: pack::sierra_leone().tolerance,
        arrived_before: false,
        confirmation: Some(confirmation_of(core, parcels)),
    }
}

fn confirmation_of(core: &CertificateCore, parcels: &[Parcel]) -> ConfirmationCase {
    let matched = ParcelVerdict { verdict: Verdict::Matched, cause: None, explanation: None };
    ConfirmationCase {
        number: Some(number("SL004211")),
        parcels: Some(core.parcels),
        carats: Some(core.carats()),
        exporter: Some(core.exporter.clone()),
        importer: Some(core.importer.clone()),
        verdicts: vec![matched; parcels.len()],
    }
}
