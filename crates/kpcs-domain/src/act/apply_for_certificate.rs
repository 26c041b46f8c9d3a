//! apply_for_certificate: an exporter asks for a certificate for one shipment (kpcs.md §5.7, Annex II 17 and 18).
//!
//! Refusals, in order of precedence: `exporter_not_your_company`, `conflict_declaration_missing`,
//! `certificate_not_required`, `destination_not_participant`, `parcel_without_weight`, `parcel_without_value`,
//! `purpose_not_stated`, `return_day_missing`, `return_goes_elsewhere`, `sources_do_not_cover`, `total_out_of_range`, `site_coordinates_missing`,
//! `bourse_declaration_unsigned`, `mass_loss_unexplained`, then as the Participant asks of applications: `licence_missing`,
//! `sources_not_named`, `source_not_accepted`, `import_evidence_missing`, `certificate_serial_missing`,
//! `bourse_not_listed`, `mass_not_balanced`.
//! Tier A: the authority alone reads it. It has no leaf of its own; the next act of the authority covers it.

use std::sync::Arc;

use super::{Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    certificate::{Parcel, Purpose, ShipmentDeclaration, lines_of},
    party::{RulePack, SchemeHistory, Trade, faulty_sources},
    record,
    value::{AuthorityId, Carats, CountryCode, Name, Reference, UsdCents},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApplyForCertificate;

record! {
    /// What the exporter asks.
    pub struct Request {
        1 shipment: ShipmentDeclaration, "§5.7";
    }
}

record! {
    /// What the office adds.
    pub struct Decided {
        /// The office's own name for the application.
        1 reference: Reference, "";
        /// Its running number in the office.
        2 sequence: u64, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
    /// The office at which the exporter applies.
    pub authority: AuthorityId,
    /// Its Participant.
    pub participant: CountryCode,
    /// Its rules.
    pub pack: Arc<RulePack>,
    /// The company for which the person acts.
    pub company: Option<Name>,
    /// The office's next running number.
    pub next_sequence: u64,
}

impl Act for ApplyForCertificate {
    const INFO: ActInfo = ActInfo {
        code: 1,
        name: "apply_for_certificate",
        version: 1,
        tier: Tier::Authority,
        key: KeyPurpose::Office,
        by: &[Role::Exporter],
        approved_by: &[],
        section: "§5.7",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let own = facts.company.as_ref().is_none_or(|company| *company == request.shipment.exporter.name);
        let not_own = Refusal::new("exporter_not_your_company", "§5.6").at("shipment.exporter.name").unless(own);
        let unfit = unfit_declaration(&request.shipment, &facts.history, (facts.participant, &facts.pack), occasion);
        Refusals::none_of(std::iter::once(not_own).chain(unfit))?;
        let reference = format!("{}-A{}", facts.authority, facts.next_sequence);
        let reference = Reference::parse(&reference).map_err(|_| Refusal::new("total_out_of_range", "decision 26"))?;
        Ok(ActRecord {
            header: None,
            core: None,
            asked: request,
            decided: Decided { reference, sequence: facts.next_sequence },
        })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.decided.reference.to_string()
    }
}

/// Why a declared shipment cannot be applied for, in order of precedence; also for amended applications.
pub(super) fn unfit_declaration(
    shipment: &ShipmentDeclaration,
    history: &SchemeHistory,
    (participant, pack): (CountryCode, &RulePack),
    occasion: &Occasion,
) -> Vec<Option<Refusal>> {
    let destination = history.participant_of(shipment.destination, occasion.today);
    let open = history.standing(destination, occasion.today).is_some_and(|row| row.trade != Trade::Closed);
    let travels = destination != participant;
    let total = Carats::sum(shipment.parcels.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX);
    let covered = Carats::sum(shipment.sources.iter().map(|source| source.carats)).unwrap_or(Carats::MAX);
    let comes_back = matches!(shipment.purpose, Purpose::Viewing | Purpose::Laboratory);
    let mut unfit = vec![
        Refusal::new("conflict_declaration_missing", "§5.7").at("shipment.no_conflict").unless(shipment.no_conflict),
        Refusal::new("certificate_not_required", "§2.13").at("shipment.destination").found(destination).unless(travels),
        Refusal::new("destination_not_participant", "§4.2")
            .at("shipment.destination")
            .found(shipment.destination)
            .unless(open || !travels),
        first_without(&shipment.parcels, "parcel_without_weight", "carats", |parcel| parcel.carats == Carats::ZERO),
        first_without(&shipment.parcels, "parcel_without_value", "value", |parcel| parcel.value == UsdCents::ZERO),
        Refusal::new("purpose_not_stated", "§9.7")
            .at("shipment.purpose")
            .unless(shipment.purpose != Purpose::NotStated),
        Refusal::new("return_day_missing", "§9.7")
            .at("shipment.expected_return")
            .unless(!comes_back || shipment.expected_return.is_some()),
        returns_elsewhere(shipment, destination),
        Refusal::new("sources_do_not_cover", "§5.11")
            .at("shipment.sources")
            .found(covered)
            .expected(total)
            .unless(shipment.sources.is_empty() || covered >= total),
        Refusal::new("total_out_of_range", "decision 26")
            .at("shipment.parcels")
            .unless(lines_of(&shipment.parcels).is_some()),
    ];
    unfit.extend(faulty_sources(&shipment.sources));
    let rule = pack.application.as_ref();
    unfit.extend(rule.into_iter().flat_map(|rule| rule.objections(shipment, history, participant, occasion.today)));
    unfit
}

/// Unsold goods go back to the Participant under whose certificate they came (§9.7).
fn returns_elsewhere(shipment: &ShipmentDeclaration, destination: CountryCode) -> Option<Refusal> {
    let issuer = shipment.return_of.as_ref()?.issuer();
    let refusal = Refusal::new("return_goes_elsewhere", "§9.7").at("shipment.return_of").found(destination);
    refusal.expected(issuer).unless(issuer == destination)
}

fn first_without(
    parcels: &[Parcel],
    code: &'static str,
    field: &'static str,
    lacks: impl Fn(&Parcel) -> bool,
) -> Option<Refusal> {
    let number = parcels.iter().position(lacks)? + 1;
    let section = if field == "carats" { "§3.2" } else { "§16.1" };
    Some(Refusal::new(code, section).at("shipment.parcels").found(number))
}
