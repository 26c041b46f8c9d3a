//! What people at the exporting side ask: the requests of a planned shipment, from application to dispatch.
//!
//! Invariant: a request says what the plan says and nothing of its own but how the office works (scales, persons,
//! receipts). Must not know: how a request is performed.

use kpcs_domain::{
    act::{apply_for_certificate, examine_shipment, record_dispatch, record_paper_confirmation},
    certificate::{
        Cleaning, Duty, Parcel, Party, PersonPresent, Scale, ShipmentDeclaration, Source, Valuation, ValuerCapacity,
    },
    field::OneOrMore,
    party::RulePack,
    value::{Carats, CertificateNumber, Day, Name, Reference, Text, UsdCents},
};

use super::counter;
use crate::{
    name::MARK,
    plan::{Company, PlannedShipment},
};

/// A company as a party to a shipment.
pub(crate) fn party(company: &Company) -> Party {
    Party {
        name: company.name.clone(),
        address: company.address.clone(),
        country: company.country,
        licence: Some(company.licence.clone()),
        contact: None,
    }
}

/// The application; `sources` cover whichever is more, what is declared or what the counter will find.
pub(crate) fn application(
    shipment: &PlannedShipment,
    (exporter, importer): (&Company, &Company),
    sources: Vec<Source>,
) -> Option<apply_for_certificate::Request> {
    let remarks = shipment.return_of.map(|_| "Return of goods sent for viewing");
    Some(apply_for_certificate::Request {
        shipment: ShipmentDeclaration {
            exporter: party(exporter),
            importer: party(importer),
            consignee: None,
            destination: importer.country,
            parcels: OneOrMore::new(shipment.declared.clone())?,
            purpose: shipment.purpose,
            expected_return: shipment.expected_return,
            conveyance: shipment.conveyance.clone(),
            sources,
            no_conflict: true,
            warranty: true,
            invoice: Name::parse(&format!("INV-{}-{:05}", shipment.dates.applied.day().year(), shipment.id)).ok(),
            remarks: remarks.and_then(|remarks| Text::parse(remarks).ok()),
            return_of: None,
        },
    })
}

/// What the sources must cover.
pub(crate) fn to_be_covered(shipment: &PlannedShipment) -> Carats {
    declared(shipment).max(shipment.carats())
}

/// What the exporter declares, in all.
pub(crate) fn declared(shipment: &PlannedShipment) -> Carats {
    Carats::sum(shipment.declared.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX)
}

/// The counter: weighed by the plan, some parcels in a container, a few weighed twice.
pub(crate) fn examination(
    shipment: &PlannedShipment,
    application: Reference,
    examiner: &str,
    exporter: &Company,
    pack: &RulePack,
    container: Option<Name>,
) -> Option<examine_shipment::Request> {
    let parcels: Option<Vec<_>> = shipment
        .parcels
        .iter()
        .enumerate()
        .map(|(index, parcel)| weighed(parcel, shipment.id as usize + index, counter::weighs_twice(pack)))
        .collect();
    let due = pack.valuation.duty_on(shipment.value());
    let receipt = Name::parse(&format!("{}-R{:06}", exporter.authority, shipment.id)).ok()?;
    let persons = counter::persons(examiner, exporter, pack)?;
    Some(examine_shipment::Request {
        application,
        persons: OneOrMore::new(persons.clone())?,
        scale: scale(shipment.dates.examined.day())?,
        cleaning: if shipment.own { Cleaning::AcidCleaned } else { Cleaning::DeepBoiled },
        sieve: None,
        parcels: OneOrMore::new(parcels?)?,
        valuations: OneOrMore::new(valuations(shipment, examiner, exporter, pack)?)?,
        container,
        seals: OneOrMore::new(shipment.seals.clone())?,
        photographs: Vec::new(),
        fee: counter::fee(shipment, exporter, pack),
        duty: (due > UsdCents::ZERO).then_some(Duty { amount: due, receipt }),
        remarks: None,
        signatures: counter::signatures(&persons, pack),
        papers: counter::papers(shipment, pack),
        lodging: counter::lodging(shipment, exporter, pack),
    })
}

fn weighed(parcel: &Parcel, turn: usize, twice: bool) -> Option<examine_shipment::ExaminedParcel> {
    let tare = if turn.is_multiple_of(4) { Carats::from_thousandths(1_250) } else { None };
    let gross = Carats::sum([parcel.carats, tare.unwrap_or(Carats::ZERO)])?;
    // Every twentieth parcel is weighed again because the first reading was off.
    let misread = turn % 20 == 7;
    let first = if misread { Carats::from_thousandths(gross.thousandths() + 30)? } else { gross };
    Some(examine_shipment::ExaminedParcel {
        gross: first,
        tare,
        reweighed_gross: (misread || twice).then_some(gross),
        hs: parcel.hs,
        origin: parcel.origin.clone(),
        stones: parcel.stones,
        description: parcel.description.clone(),
    })
}

/// The government's figures; before them, for every third shipment or where the pack asks for more than one valuer, the
/// exporter's own, and where it asks for three, an independent valuer's.
fn valuations(
    shipment: &PlannedShipment,
    examiner: &str,
    exporter: &Company,
    pack: &RulePack,
) -> Option<Vec<Valuation>> {
    let values = |parcels: &[Parcel]| OneOrMore::new(parcels.iter().map(|parcel| parcel.value).collect());
    let of = |valuer: &str, capacity, parcels| {
        Some(Valuation { valuer: Name::parse(valuer).ok()?, capacity, values: values(parcels)? })
    };
    let asked = pack.valuation.minimum;
    let own = if shipment.id.is_multiple_of(3) || asked > 1 {
        of(exporter.name.as_str(), ValuerCapacity::Exporter, &shipment.declared)
    } else {
        None
    };
    let third = format!("Independent valuer {MARK}");
    let third = if asked > 2 { of(&third, ValuerCapacity::Independent, &shipment.parcels) } else { None };
    Some(own.into_iter().chain(third).chain([of(examiner, ValuerCapacity::Government, &shipment.parcels)?]).collect())
}

/// Somebody who was there.
pub(crate) fn present(name: &str, capacity: &str) -> Option<PersonPresent> {
    Some(PersonPresent { name: Name::parse(name).ok()?, capacity: Name::parse(capacity).ok()? })
}

/// An office's scale, calibrated at the beginning of the quarter.
pub(crate) fn scale(day: Day) -> Option<Scale> {
    let month = (day.date().month() - 1) / 3 * 3 + 1;
    let calibrated_on = Day::parse(&format!("{:04}-{month:02}-01", day.year())).ok()?;
    Some(Scale { model: Name::parse("Carat balance, 0.001 ct").ok()?, calibrated_on })
}

/// The goods leave.
pub(crate) fn dispatch(shipment: &PlannedShipment, number: CertificateNumber) -> record_dispatch::Request {
    record_dispatch::Request {
        number,
        left_on: shipment.dates.left.day(),
        conveyance: shipment.conveyance.clone(),
        carried_by: shipment.carried_by.clone(),
        baggage_form: None,
        expected_arrival: Some(shipment.dates.arrived.day()),
        filing_number: None,
    }
}

/// A partner's confirmation that came on paper.
pub(crate) fn paper_confirmation(
    shipment: &PlannedShipment,
    number: CertificateNumber,
) -> Option<record_paper_confirmation::Request> {
    use record_paper_confirmation::ConfirmationChannel::{EMail, Post, Slip};
    Some(record_paper_confirmation::Request {
        number,
        received_on: shipment.dates.arrived.day(),
        channel: [EMail, Slip, Post][shipment.id as usize % 3],
        confirmed_by: Name::parse(&format!("Customs officer {MARK}")).ok()?,
        carats: Carats::sum(shipment.measured.iter().copied())?,
        parcels: shipment.parcels.len() as u64,
        image: None,
        remarks: None,
    })
}
