//! What people at the importing side ask: paper taken in, arrivals, discrepancies, confirmations.
//!
//! Invariant: what is measured comes from the plan's own scale readings, never from the certificate.
//! Must not know: how a request is performed, what the issuer's register holds.

use kpcs_domain::{
    act::{
        confirm_receipt, record_foreign_certificate, register_arrival,
        report_discrepancy::{self, DiscrepancyKind},
    },
    certificate::{DifferenceCause, MeasuredParcel, lines_of, origin_of},
    field::{OneOrMore, YesOrNo},
    party::{RoleHolder, RulePack},
    value::{CertificateNumber, Day, Name, Text},
};

use super::export::{present, scale};
use crate::{
    plan::{Company, Course, PlannedShipment},
    seat::seats,
};

/// A certificate that exists on paper only, with its packing list.
pub(crate) fn paper(
    shipment: &PlannedShipment,
    number: CertificateNumber,
    (exporter, importer): (&Company, &Company),
) -> Option<record_foreign_certificate::Request> {
    let office = seats().find(|(_, seat)| seat.authority == exporter.authority.as_str())?.1.name;
    let issued = shipment.dates.approved.day();
    let reply_to = format!("office@{}.example", exporter.authority.as_str().to_ascii_lowercase());
    Some(record_foreign_certificate::Request {
        number,
        issuing_authority: Name::parse(office).ok()?,
        issued,
        expires: Some(issued.plus_days(60)),
        exporter: exporter.name.clone(),
        exporter_address: Some(exporter.address.clone()),
        importer: importer.name.clone(),
        importer_address: Some(importer.address.clone()),
        destination: importer.country,
        origin: origin_of(&shipment.parcels)?,
        lines: lines_of(&shipment.parcels)?,
        parcels: shipment.parcels.len() as u64,
        parcel_list: shipment.parcels.clone(),
        seals: OneOrMore::new(shipment.seals.clone())?,
        signatory: None,
        channel: record_foreign_certificate::PaperChannel::Transcribed,
        image: None,
        code: None,
        reply_to: Text::parse(&reply_to).ok(),
        specimen: None,
    })
}

/// The goods are there: seals looked at, every parcel weighed.
pub(crate) fn arrival(
    shipment: &PlannedShipment,
    number: CertificateNumber,
    officer: &str,
    importer: &Company,
) -> Option<register_arrival::Request> {
    let found = |(index, carats): (usize, &kpcs_domain::value::Carats)| MeasuredParcel {
        carats: *carats,
        stones: shipment.parcels.get(index).and_then(|parcel| parcel.stones),
        remarks: None,
    };
    let broken = shipment.course == Course::SealBroken;
    Some(register_arrival::Request {
        number,
        arrived_on: shipment.dates.arrived.day(),
        place: importer.country,
        certificate_presented: YesOrNo::Yes,
        seals_intact: YesOrNo::from(!broken),
        seals_found: shipment.seals.clone(),
        container: None,
        persons: present(officer, "importing officer").into_iter().collect(),
        scale: scale(shipment.dates.arrived.day()),
        parcels: OneOrMore::new(shipment.measured.iter().enumerate().map(found).collect())?,
        photographs: Vec::new(),
        remarks: if broken {
            Text::parse("One seal was cut; the bag was opened before two witnesses.").ok()
        } else {
            None
        },
    })
}

/// Receipt is confirmed, with an explanation where the scale shows less than the tolerance lets pass.
///
/// Where the pack says that another than the authority confirms, the importer reports on the day.
pub(crate) fn confirmation(
    shipment: &PlannedShipment,
    number: CertificateNumber,
    importer: &Company,
    pack: &RulePack,
) -> confirm_receipt::Request {
    let reported = pack.roles.confirms != RoleHolder::Authority;
    let entry = pack.receiving.as_ref().is_some_and(|rule| rule.entry_number_required);
    let explained = matches!(shipment.course, Course::Explained | Course::Settled);
    let answer = |differs: bool| {
        let words = "Weighed again; the issuing office found the same on its own scale.";
        confirm_receipt::ParcelAnswer {
            cause: differs.then_some(DifferenceCause::Weight),
            explanation: if differs { Text::parse(words).ok() } else { None },
        }
    };
    let pairs = shipment.parcels.iter().zip(&shipment.measured);
    let answers = pairs.map(|(parcel, measured)| answer(parcel.carats != *measured)).collect();
    confirm_receipt::Request {
        number,
        received_on: shipment.dates.arrived.day(),
        parcels: if explained { answers } else { Vec::new() },
        remarks: None,
        reported_by: reported.then(|| importer.name.clone()),
        reporter_licence: reported.then(|| importer.licence.clone()),
        reported_on: reported.then(|| shipment.dates.arrived.day()),
        entry_number: if entry { Name::parse(&format!("E-{:07}", shipment.id)).ok() } else { None },
    }
}

/// Contents and certificate differ; the issuer is asked.
pub(crate) fn discrepancy(
    shipment: &PlannedShipment,
    number: CertificateNumber,
    today: Day,
) -> Option<report_discrepancy::Request> {
    let broken = shipment.course == Course::SealBroken;
    let (kind, statement) = if broken {
        (DiscrepancyKind::Seal, "A seal was cut when the shipment was presented.")
    } else {
        (DiscrepancyKind::Carats, "The heaviest parcel weighs less than the certificate says.")
    };
    Some(report_discrepancy::Request {
        number,
        kinds: OneOrMore::new(vec![kind])?,
        parcels: Vec::new(),
        statement: Text::parse(statement).ok()?,
        asked_of_issuer: Text::parse("Please compare with your own record and tell us what you find.").ok()?,
        answer_by: today.plus_days(30),
        phrases: Vec::new(),
        photographs: Vec::new(),
    })
}
