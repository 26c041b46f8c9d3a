//! A planned shipment: everything that people will type, weigh and decide about it, except what the register gives.
//!
//! Invariant: complete in itself, so that the same plan driven twice gives the same register. Must not know: numbers and
//! references, which the register hands out.

use kpcs_domain::{
    certificate::{Conveyance, ConveyanceMode, Parcel, Purpose},
    value::{Carats, Day, Name, Reference, Seal, UsdCents},
};

use super::{Course, Dates};
use crate::random::Random;

/// Which of the two offices keeps its side here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sides {
    /// Both: advice and confirmation go as statements.
    Both,
    /// The exporter's alone: the confirmation comes on paper.
    ExporterOnly,
    /// The importer's alone: the certificate is taken in from paper.
    ImporterOnly,
}

/// A planned shipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedShipment {
    /// Its place in the plan.
    pub id: u32,
    /// The exporter's place in the plan's list of companies.
    pub exporter: u32,
    /// The importer's place in the plan's list of companies.
    pub importer: u32,
    /// Whether the exporter's Participant mined the goods.
    pub own: bool,
    /// What the exporter declares.
    pub declared: Vec<Parcel>,
    /// What the counter finds; the certificate says the same.
    pub parcels: Vec<Parcel>,
    /// What the importing officer's scale shows, parcel by parcel.
    pub measured: Vec<Carats>,
    /// Why the goods travel.
    pub purpose: Purpose,
    /// When goods sent for viewing are to be back.
    pub expected_return: Option<Day>,
    /// The shipment that this one brings back.
    pub return_of: Option<u32>,
    /// The shipment whose certificate this one's replaces.
    pub replaces: Option<u32>,
    /// How the goods travel.
    pub conveyance: Conveyance,
    /// The person who carries them, where one does.
    pub carried_by: Option<Name>,
    /// The seals put on.
    pub seals: Vec<Seal>,
    /// What becomes of it.
    pub course: Course,
    /// Which offices keep their side here.
    pub sides: Sides,
    /// When.
    pub dates: Dates,
}

impl PlannedShipment {
    /// Weight of the shipment.
    #[must_use]
    pub fn carats(&self) -> Carats {
        Carats::sum(self.parcels.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX)
    }

    /// Value of the shipment.
    #[must_use]
    pub fn value(&self) -> UsdCents {
        UsdCents::sum(self.parcels.iter().map(|parcel| parcel.value)).unwrap_or(UsdCents::MAX)
    }
}

/// Why the goods travel, as often as it is in the trade; viewing is planned apart, because goods come back.
pub(crate) fn purpose(random: &mut Random) -> Purpose {
    const PURPOSES: [Purpose; 5] =
        [Purpose::Sale, Purpose::Tender, Purpose::Consignment, Purpose::Polishing, Purpose::Laboratory];
    PURPOSES[random.weighted(&[70, 12, 14, 3, 1])]
}

/// How the goods travel: with a secure carrier, by air freight, or in somebody's hands.
pub(crate) fn conveyance(random: &mut Random, carrier_of_hand: &str) -> (Conveyance, Option<Name>) {
    const CARRIERS: [&str; 3] =
        ["Meridian Secure Logistics (simulated)", "Halcyon Valuables (simulated)", "Orbis Couriers (simulated)"];
    let mode = [ConveyanceMode::Courier, ConveyanceMode::AirFreight, ConveyanceMode::HandCarried]
        [random.weighted(&[80, 14, 6])];
    let by_hand = mode == ConveyanceMode::HandCarried;
    let reference = |text: String| Reference::parse(&text).ok();
    let flight = format!("{}{}", random.pick(&["KP", "ZQ", "XJ"]), random.between(100, 999));
    let waybill = format!("{}-{:08}", random.between(100, 999), random.between(0, 99_999_999));
    let conveyance = Conveyance {
        mode,
        carrier: if by_hand { None } else { Name::parse(CARRIERS[random.index(CARRIERS.len())]).ok() },
        waybill: if by_hand { None } else { reference(waybill) },
        flight: reference(flight),
    };
    (conveyance, Name::parse(carrier_of_hand).ok().filter(|_| by_hand))
}

/// Seals of one series, one to three, seldom more than fit on paper.
pub(crate) fn seals(random: &mut Random, series: &str) -> Vec<Seal> {
    let count = [1, 2, 3, 5][random.weighted(&[60, 28, 10, 2])];
    let first = random.between(100_000, 989_999);
    (0..count).filter_map(|next| Seal::parse(&format!("{series}-{}", first + next)).ok()).collect()
}
