//! report_discrepancy: contents and certificate differ; the issuer is told and asked (kpcs.md §4.5, §9.8).
//!
//! It classifies and asks, it does not accuse; receipt may still be confirmed once the issuer has explained.
//! Refusals, in order of precedence: `shipment_unknown`, `already_confirmed`, `not_arrived`, `goods_not_here`,
//! `difference_not_shown`, `answer_day_past`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    confirm_receipt::{Comparison, compare},
    register_arrival,
};
use crate::{
    certificate::{KnownShipment, MeasuredParcel, Phrase, Verdict},
    choice,
    field::OneOrMore,
    party::Tolerance,
    record,
    value::{CertificateNumber, Day, Digest, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportDiscrepancy;

choice! {
    /// In what contents and certificate differ.
    pub enum DiscrepancyKind {
        1 Seal = "seal",
        2 Carats = "carats",
        3 Parcels = "parcels",
        4 Value = "value",
        5 Hs = "hs",
        6 Origin = "origin",
        7 Paper = "paper",
        8 Other = "other",
    }
}

record! {
    /// What the importing officer reports.
    pub struct Request {
        1 number: CertificateNumber, "§9.8";
        2 kinds: OneOrMore<DiscrepancyKind>, "§9.8";
        /// The parcels as found, where they were weighed again since the arrival.
        3 parcels: Vec<MeasuredParcel>, "§9.8";
        4 statement: Text, "§9.8";
        5 asked_of_issuer: Text, "§9.8";
        6 answer_by: Day, "§9.8";
        /// The same in sentences that the issuer reads in its own language.
        7 phrases: Vec<Phrase>, "§9.8";
        8 photographs: Vec<Digest>, "";
    }
}

record! {
    /// Declared against found, parcel by parcel.
    pub struct Decided {
        1 comparisons: OneOrMore<Comparison>, "§9.3";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The shipment; `None` when neither advice nor paper is in the register.
    pub shipment: Option<KnownShipment>,
    /// The first arrival registered.
    pub arrival: Option<register_arrival::Request>,
    /// Whether receipt was confirmed before.
    pub confirmed: bool,
    /// How far the importing Participant lets contents differ.
    pub tolerance: Tolerance,
}

impl Act for ReportDiscrepancy {
    const INFO: ActInfo = ActInfo {
        code: 11,
        name: "report_discrepancy",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§9.8",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let refusal = |code, section| Refusal::new(code, section).at("number").found(&request.number);
        let shipment = facts.shipment.as_ref().ok_or_else(|| refusal("shipment_unknown", "§5.8"))?;
        Refusals::none_of([refusal("already_confirmed", "§9.5").unless(!facts.confirmed)])?;
        let arrival = facts.arrival.as_ref().ok_or_else(|| refusal("not_arrived", "§5.8"))?;
        Refusals::none_of([shipment.goods.differ().err()])?;
        let comparisons = comparisons(&request, shipment, arrival, &facts.tolerance)?;
        Refusals::none_of([
            difference_not_shown(&request, &comparisons),
            Refusal::new("answer_day_past", "§9.8")
                .at("answer_by")
                .found(request.answer_by)
                .expected(occasion.today)
                .unless(request.answer_by >= occasion.today),
        ])?;
        let header = Header {
            issued: None,
            expires: None,
            refers_to: None,
            document: DocumentKind::DiscrepancyNotice,
            effect: Effect::Discrepant,
            ..shipment.header.clone()
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Decided { comparisons } })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

fn comparisons(
    request: &Request,
    shipment: &KnownShipment,
    arrival: &register_arrival::Request,
    tolerance: &Tolerance,
) -> Result<OneOrMore<Comparison>, Refusals> {
    let weighed_again = OneOrMore::new(request.parcels.clone());
    let found = register_arrival::Request {
        parcels: weighed_again.unwrap_or_else(|| arrival.parcels.clone()),
        ..arrival.clone()
    };
    let nothing = || Refusal::new("difference_not_shown", "§9.8").at("parcels");
    Ok(OneOrMore::new(compare(shipment, &found, &[], tolerance)).ok_or_else(nothing)?)
}

/// A report of weights alone must show one that differs; seals, values and papers are in the officer's words.
fn difference_not_shown(request: &Request, comparisons: &[Comparison]) -> Option<Refusal> {
    let of_weights = request.kinds.iter().all(|kind| *kind == DiscrepancyKind::Carats);
    let differs = comparisons.iter().any(|one| one.verdict != Verdict::Matched);
    Refusal::new("difference_not_shown", "§9.8").at("kinds").unless(!of_weights || differs)
}
