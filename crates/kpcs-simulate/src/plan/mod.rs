//! The plan of a simulated trade, pure: companies, corridors, shipments, dates, errors; nothing is recorded yet.
//!
//! Invariant: the same request gives the same plan to the byte. Counted shipments add up to world exports and to each
//! exporter's exports exactly; other totals come as close as `closeness` says.
//! Must not know: the register, randomness other than its own seed.
//! Source: decisions 31; demand 13 of issue 2.

mod calendar;
mod company;
mod course;
mod flow;
mod goods;
mod request;
mod shipment;
mod target;
mod unusual;

use std::collections::BTreeMap;

use kpcs_domain::{
    certificate::{Parcel, Purpose},
    value::{CountryCode, Day},
};

pub use calendar::Dates;
pub use company::Company;
pub(crate) use company::{company_at, imports_at};
pub use course::Course;
pub use request::{PlanFault, PlanRequest, Scale};
pub use shipment::{PlannedShipment, Sides};
pub use target::{Figures, Targets};

use crate::{
    name::MARK,
    random::Random,
    seat::{Partner, seats},
};
use company::Traders;
use flow::{Corridor, corridors, open_partners};
use goods::{Mines, declared, measured, origins, parcels, shares};

/// A simulated trade, ready to be driven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What was asked for.
    pub request: PlanRequest,
    /// What it follows.
    pub targets: Targets,
    /// Who trades.
    pub companies: Vec<Company>,
    /// What is shipped, counted shipments first.
    pub shipments: Vec<PlannedShipment>,
}

impl Plan {
    /// Who exports a shipment.
    #[must_use]
    pub fn exporter_of(&self, shipment: &PlannedShipment) -> &Company {
        &self.companies[shipment.exporter as usize]
    }

    /// Who imports it.
    #[must_use]
    pub fn importer_of(&self, shipment: &PlannedShipment) -> &Company {
        &self.companies[shipment.importer as usize]
    }
}

/// Plans a trade.
///
/// # Errors
/// [`PlanFault::Empty`] when the scale leaves no certificate.
pub fn plan(request: PlanRequest) -> Result<Plan, PlanFault> {
    let mut targets = Targets::of_year(request.year);
    let open = open_partners(&request);
    let mut missing = Vec::new();
    let corridors = corridors(&request, &targets, &open, &mut missing);
    targets.missing.append(&mut missing);
    if corridors.is_empty() {
        return Err(PlanFault::Empty);
    }
    let mut random = Random::new(request.seed, "shipments");
    let mut companies = Vec::new();
    let mut traders = settle(&corridors, &mut companies);
    let mines = mines(&targets, &open);
    let mut shipments = Vec::new();
    for corridor in &corridors {
        ship(&mut random, &request, corridor, &mines, &mut traders, &companies, &mut shipments);
    }
    unusual::give_courses(&request, &companies, &mut shipments);
    Ok(Plan { request, targets, companies, shipments })
}

/// The companies of every Participant that trades.
fn settle(corridors: &[Corridor], companies: &mut Vec<Company>) -> BTreeMap<&'static str, Traders> {
    let mut certificates = BTreeMap::<&'static str, (&'static Partner, u64)>::new();
    for corridor in corridors {
        for partner in [corridor.exporter, corridor.importer] {
            certificates.entry(partner.code).or_insert((partner, 0)).1 += corridor.certificates;
        }
    }
    certificates
        .into_iter()
        .map(|(code, (partner, count))| (code, Traders::settle(partner, count, companies)))
        .collect()
}

/// Where goods bought abroad may come from: open producers, not those that depend on a measure.
fn mines(targets: &Targets, open: &[&'static Partner]) -> Mines {
    let is_open =
        |code: &CountryCode| open.iter().any(|partner| partner.code == code.as_str()) && code.as_str() != "CF";
    Mines(
        targets.production.iter().filter(|(code, _)| is_open(code)).map(|(code, (_, cents))| (*code, *cents)).collect(),
    )
}

/// Adds the shipments of one corridor.
fn ship(
    random: &mut Random,
    request: &PlanRequest,
    corridor: &Corridor,
    mines: &Mines,
    traders: &mut BTreeMap<&'static str, Traders>,
    companies: &[Company],
    shipments: &mut Vec<PlannedShipment>,
) {
    for share in shares(random, corridor) {
        let mut pick = |partner: &Partner, to_import| {
            traders.get_mut(partner.code).map_or(0, |traders| traders.pick(random, to_import))
        };
        let (exporter, importer) = (pick(corridor.exporter, false), pick(corridor.importer, true));
        let dates = Dates::anywhere(random, request);
        let origins = origins(random, corridor, mines, must_name(corridor, &dates));
        let parcels = parcels(random, share, &origins);
        let id = u32::try_from(shipments.len()).unwrap_or(u32::MAX);
        let parties = (&companies[exporter as usize], &companies[importer as usize]);
        let planned =
            PlannedShipment { exporter, importer, own: corridor.own, ..plain(random, id, parcels, parties, dates) };
        shipments.push(planned);
    }
}

/// Since March 2025 the Union wants every country named on first entry (kpcs.md §9.9(c)).
fn must_name(corridor: &Corridor, dates: &Dates) -> bool {
    let since = Day::parse("2025-03-01").ok();
    corridor.importer.code == "EU" && since.is_some_and(|since| dates.applied.day() >= since)
}

/// A shipment to which nothing unusual happens.
fn plain(
    random: &mut Random,
    id: u32,
    parcels: Vec<Parcel>,
    parties: (&Company, &Company),
    dates: Dates,
) -> PlannedShipment {
    let (exporter, importer) = parties;
    let tongue = seats().find(|(_, seat)| seat.authority == exporter.authority.as_str()).map(|(_, seat)| seat.tongue);
    let carrier = tongue.map_or_else(String::new, |tongue| format!("{} {MARK}", tongue.person(id as usize)));
    let (conveyance, carried_by) = shipment::conveyance(random, &carrier);
    let purpose = shipment::purpose(random);
    PlannedShipment {
        id,
        exporter: 0,
        importer: 0,
        own: true,
        declared: declared(random, &parcels),
        measured: measured(&parcels, 0),
        parcels,
        purpose,
        expected_return: (purpose == Purpose::Laboratory).then(|| dates.applied.day().plus_days(60)),
        return_of: None,
        replaces: None,
        conveyance,
        carried_by,
        seals: shipment::seals(random, exporter.authority.as_str()),
        course: Course::Confirmed,
        sides: match (exporter.hosted, importer.hosted) {
            (true, false) => Sides::ExporterOnly,
            (false, _) => Sides::ImporterOnly,
            (true, true) => Sides::Both,
        },
        dates,
    }
}
