//! confirm_receipt: the Importing Authority tells the Exporting Authority that the goods came (kpcs.md §4.3(b), §9.12).
//!
//! Once only. Each parcel is matched, or different with an explanation that the officer accepts; a difference without one
//! is a discrepancy and goes another way (report_discrepancy).
//! Refusals, in order of precedence: `shipment_unknown`, `already_confirmed`, `certificate_withdrawn`, `not_arrived`,
//! `presented_twice`, `goods_not_to_be_confirmed`, `entry_refused_before`, `confirmed_before_arrival`,
//! `confirmer_not_named`, `confirmer_not_consignee`, `confirmer_without_licence`, `reported_before_receipt`,
//! `entry_number_missing`, `total_out_of_range`, then every rule judged at arrival and at confirmation, in the order of `rule::RULES`.

use std::sync::Arc;

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    register_arrival,
};
use crate::{
    certificate::{DifferenceCause, KnownShipment, Party, Verdict},
    field::OneOrMore,
    party::{ReceivingRule, RoleHolder, RulePack, SchemeHistory, Tolerance, receiving_objections},
    record,
    rule::{ArrivalCase, Case, ConfirmationCase, ParcelVerdict, Stage, refusals},
    value::{Carats, CertificateNumber, Day, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConfirmReceipt;

record! {
    /// The officer's word on one parcel, in the order of the certificate.
    pub struct ParcelAnswer {
        /// Why it differs, where it does.
        1 cause: Option<DifferenceCause>, "§8.13";
        2 explanation: Option<Text>, "§9.3";
    }
}

record! {
    /// What the officer confirms.
    pub struct Request {
        1 number: CertificateNumber, "§4.3";
        2 received_on: Day, "§3.4";
        /// One answer a parcel where something is to be said; none when everything matches.
        3 parcels: Vec<ParcelAnswer>, "§4.3";
        4 remarks: Option<Text>, "";
        /// The consignee or licensed body that reported the receipt, where another than the authority does.
        5 reported_by: Option<Name>, "§9.12b";
        6 reporter_licence: Option<Name>, "§9.12b";
        7 reported_on: Option<Day>, "§9.12b";
        /// The customs entry under which the goods came in.
        8 entry_number: Option<Name>, "§17.5";
    }
}

record! {
    /// Declared against measured, for one parcel.
    pub struct Comparison {
        1 declared: Carats, "§4.3";
        2 measured: Carats, "§4.3";
        3 verdict: Verdict, "§9.3";
        4 cause: Option<DifferenceCause>, "§8.13";
        5 explanation: Option<Text>, "§9.3";
    }
}

record! {
    /// What the confirmation must contain (§4.3(b)).
    pub struct Decided {
        1 carats: Carats, "§4.3";
        2 parcels: u64, "§4.3";
        3 exporter: Party, "§4.3";
        4 importer: Party, "§4.3";
        5 comparisons: OneOrMore<Comparison>, "§4.3";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The shipment; `None` when neither advice nor paper is in the register.
    pub shipment: Option<KnownShipment>,
    /// The first arrival registered, and how often the number was presented.
    pub arrival: Option<(register_arrival::Request, u64)>,
    /// Whether receipt was confirmed before.
    pub confirmed: bool,
    /// The issuer's rules on the day of issue.
    pub issuer_pack: Arc<RulePack>,
    /// How far the importing Participant lets contents differ.
    pub tolerance: Tolerance,
    /// Who confirms there, and what is kept.
    pub receiving: (RoleHolder, Option<ReceivingRule>),
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
}

impl Act for ConfirmReceipt {
    const INFO: ActInfo = ActInfo {
        code: 10,
        name: "confirm_receipt",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§4.3",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, _: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("shipment_unknown", "§5.8").at("number").found(&request.number);
        let shipment = facts.shipment.as_ref().ok_or_else(unknown)?;
        let not_arrived = || Refusal::new("not_arrived", "§5.8").at("number").found(&request.number);
        let withdrawn = shipment.withdrawn.as_deref().unwrap_or_default();
        Refusals::none_of([
            Refusal::new("already_confirmed", "§9.5").at("number").found(&request.number).unless(!facts.confirmed),
            Refusal::new("certificate_withdrawn", "§9.5").at("number").found(withdrawn).unless(withdrawn.is_empty()),
            not_arrived().unless(facts.arrival.is_some()),
        ])?;
        let (arrival, presentations) = facts.arrival.as_ref().ok_or_else(not_arrived)?;
        Refusals::none_of([
            Refusal::new("presented_twice", "§9.5").at("number").found(*presentations).unless(*presentations == 1),
            shipment.goods.confirm().err(),
            Refusal::new("entry_refused_before", "§9.5").at("number").found(&request.number).unless(!shipment.refused),
            Refusal::new("confirmed_before_arrival", "§4.3")
                .at("received_on")
                .found(request.received_on)
                .expected(arrival.arrived_on)
                .unless(request.received_on >= arrival.arrived_on),
        ])?;
        let (confirms, rule) = &facts.receiving;
        Refusals::none_of(receiving_objections(&request, &shipment.details, *confirms, rule.as_ref()))?;
        let comparisons = compare(shipment, arrival, &request.parcels, &facts.tolerance);
        let decided = decided(shipment, comparisons)?;
        let case = case(&request, facts, shipment, arrival, &decided.comparisons);
        let broken = [Stage::Arrival, Stage::Confirmation].into_iter().flat_map(|stage| refusals(stage, &case));
        Refusals::none_of(broken.map(Some))?;
        let header = Header {
            issued: None,
            expires: None,
            document: DocumentKind::ConfirmationOfReceipt,
            effect: Effect::Confirmed,
            ..shipment.header.clone()
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

/// Declared against measured, parcel by parcel; a missing or surplus parcel stands against nothing.
#[must_use]
pub fn compare(
    shipment: &KnownShipment,
    arrival: &register_arrival::Request,
    answers: &[ParcelAnswer],
    tolerance: &Tolerance,
) -> Vec<Comparison> {
    let declared: Vec<Carats> = shipment.details.parcels.iter().map(|parcel| parcel.carats).collect();
    let measured: Vec<Carats> = arrival.parcels.iter().map(|parcel| parcel.carats).collect();
    let at = |of: &[Carats], index: usize| of.get(index).copied().unwrap_or(Carats::ZERO);
    (0..declared.len().max(measured.len()))
        .map(|index| {
            let (declared, measured) = (at(&declared, index), at(&measured, index));
            let answer = answers.get(index).cloned().unwrap_or(ParcelAnswer { cause: None, explanation: None });
            let verdict = match (tolerance.accepts_carats(declared, measured), &answer.explanation) {
                (true, _) => Verdict::Matched,
                (false, Some(_)) => Verdict::Explained,
                (false, None) => Verdict::Discrepant,
            };
            Comparison { declared, measured, verdict, cause: answer.cause, explanation: answer.explanation }
        })
        .collect()
}

fn decided(shipment: &KnownShipment, comparisons: Vec<Comparison>) -> Result<Decided, Refusals> {
    let out_of_range = || Refusal::new("total_out_of_range", "decision 26").at("parcels");
    let carats = Carats::sum(comparisons.iter().map(|one| one.measured)).ok_or_else(out_of_range)?;
    Ok(Decided {
        carats,
        parcels: comparisons.len() as u64,
        exporter: shipment.details.exporter.clone(),
        importer: shipment.details.importer.clone(),
        comparisons: OneOrMore::new(comparisons).ok_or_else(out_of_range)?,
    })
}

fn case(
    request: &Request,
    facts: &Facts,
    shipment: &KnownShipment,
    arrival: &register_arrival::Request,
    comparisons: &[Comparison],
) -> Case {
    let verdicts = comparisons.iter().map(|one| ParcelVerdict {
        verdict: one.verdict,
        cause: one.cause,
        explanation: one.explanation.clone(),
    });
    let confirmation = ConfirmationCase {
        number: Some(request.number.clone()),
        parcels: Some(comparisons.len() as u64),
        carats: Carats::sum(comparisons.iter().map(|one| one.measured)),
        exporter: Some(shipment.details.exporter.name.clone()),
        importer: Some(shipment.details.importer.name.clone()),
        verdicts: verdicts.collect(),
    };
    Case {
        header: shipment.header.clone(),
        core: shipment.core.clone(),
        details: shipment.details.clone(),
        pack: Arc::clone(&facts.issuer_pack),
        history: Arc::clone(&facts.history),
        arrival: Some(arrival_case(facts, shipment, arrival, confirmation)),
    }
}

fn arrival_case(
    facts: &Facts,
    shipment: &KnownShipment,
    arrival: &register_arrival::Request,
    confirmation: ConfirmationCase,
) -> ArrivalCase {
    ArrivalCase {
        at: arrival.place,
        presented_on: arrival.arrived_on,
        left_on: shipment.left_on,
        certificate_presented: arrival.certificate_presented.is_yes(),
        advised_on: shipment.advised_on,
        seals_intact: arrival.seals_intact.is_yes(),
        seals_found: arrival.seals_found.clone(),
        parcels: arrival.parcels.to_vec(),
        tolerance: facts.tolerance.clone(),
        arrived_before: false,
        confirmation: Some(confirmation),
    }
}
