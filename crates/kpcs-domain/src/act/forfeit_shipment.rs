//! forfeit_shipment: goods that were held or not let in are lost under law; what is done with them is published
//! (kpcs.md §9.8).
//!
//! Two people. Stones that could re-enter trade leave it only by a stated disposition.
//! Refusals, in order of precedence: `approver_is_preparer`, `goods_not_named`, `shipment_unknown`, `case_unknown`,
//! `day_in_the_future`, `goods_not_detained`, `publication_missing`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    release_shipment::subject,
};
use crate::{
    certificate::{HeldGoods, goods_named, not_yet},
    choice,
    field::Nothing,
    record,
    value::{CertificateNumber, Day, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForfeitShipment;

choice! {
    /// What is done with forfeited goods.
    pub enum Disposition {
        /// Not decided yet.
        1 Pending = "pending",
        2 Destroyed = "destroyed",
        /// Sold by the state; they leave under a certificate of their own.
        3 SoldByState = "sold_by_state",
        /// Handed to the Participant of their origin.
        4 HandedToOrigin = "handed_to_origin",
        /// Kept for training or research.
        5 KeptForResearch = "kept_for_research",
    }
}

record! {
    /// What the officer asks to be decided.
    pub struct Request {
        1 number: Option<CertificateNumber>, "§9.8";
        2 case: Option<Reference>, "§9.8";
        3 forfeited_on: Day, "§9.8";
        4 legal_basis: Text, "§9.8";
        5 disposition: Disposition, "§9.8";
        /// Where the disposition was made public.
        6 publication: Option<Text>, "§9.8";
        7 statement: Option<Text>, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The goods named; `None` when nothing is known under that name.
    pub held: Option<HeldGoods>,
}

impl Act for ForfeitShipment {
    const INFO: ActInfo = ActInfo {
        code: 45,
        name: "forfeit_shipment",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[Role::ImportingOfficer, Role::AuthorityHead],
        section: "§9.8",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        Refusals::none_of([occasion.approved_by_preparer()])?;
        let held = goods_named(request.number.as_ref(), request.case.as_ref(), facts.held.as_ref())?;
        let published = request.disposition == Disposition::Pending || request.publication.is_some();
        Refusals::none_of([
            not_yet("forfeited_on", request.forfeited_on, occasion.today),
            held.goods.forfeit().err(),
            Refusal::new("publication_missing", "§9.8").at("publication").found(request.disposition).unless(published),
        ])?;
        let header = held.header(DocumentKind::BorderDecision, Effect::Forfeited);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        subject(record.asked.number.as_ref(), record.asked.case.as_ref())
    }
}
