//! return_shipment: goods are sent back under a document of the own Participant that names the first (kpcs.md §9.7).
//!
//! Two people. Parcel by parcel: while some stay, the rest of the shipment goes on as it stands; when all have left, goods
//! and certificate have ended. The return is a new movement and never counts again in figures of origin.
//! Refusals, in order of precedence: `approver_is_preparer`, `goods_not_named`, `shipment_unknown`, `case_unknown`,
//! `day_in_the_future`, `return_document_unknown`, `return_document_of_another`, `return_document_ended`,
//! `parcel_unknown`, `parcel_sent_back_already`, `goods_not_here`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    release_shipment::subject,
};
use crate::{
    certificate::{HeldGoods, Phrase, goods_named, not_yet},
    record,
    value::{CertificateNumber, Day, Name, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnShipment;

record! {
    /// What the officer asks to be decided.
    pub struct Request {
        1 number: Option<CertificateNumber>, "§9.7";
        2 case: Option<Reference>, "§9.7";
        /// The technical certificate, or certificate, under which they travel.
        3 under: CertificateNumber, "§9.7";
        4 left_on: Day, "§9.7";
        /// The parcels, counted from 1 as the certificate lists them; none for all that are here.
        5 returned_parcels: Vec<u64>, "§9.7";
        6 carrier: Option<Name>, "";
        7 waybill: Option<Name>, "";
        8 statement: Option<Text>, "";
        9 phrases: Vec<Phrase>, "";
    }
}

record! {
    /// What it comes to.
    pub struct Decided {
        /// Whether nothing is left here.
        1 complete: bool, "§9.7";
        /// The parcels that leave.
        2 parcels: Vec<u64>, "§9.7";
    }
}

/// A document under which goods may travel back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnDocument {
    /// The certificate that it names.
    pub refers_to: Option<CertificateNumber>,
    /// Whether it has ended.
    pub ended: bool,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The goods named; `None` when nothing is known under that name.
    pub held: Option<HeldGoods>,
    /// The document, where the own Participant has issued one of that number.
    pub document: Option<ReturnDocument>,
}

impl Act for ReturnShipment {
    const INFO: ActInfo = ActInfo {
        code: 44,
        name: "return_shipment",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[Role::ImportingOfficer, Role::AuthorityHead],
        section: "§9.7",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        Refusals::none_of([occasion.approved_by_preparer()])?;
        let held = goods_named(request.number.as_ref(), request.case.as_ref(), facts.held.as_ref())?;
        let document = document_refused(&request, facts);
        let parcels = parcels_refused(&request, held);
        let future = not_yet("left_on", request.left_on, occasion.today);
        Refusals::none_of([future, document, parcels, held.goods.send_back().err()])?;
        let here = (1..=held.parcels).filter(|parcel| !held.sent_back.contains(parcel));
        let here: Vec<u64> = here.collect();
        let leaving = if request.returned_parcels.is_empty() { here.clone() } else { request.returned_parcels.clone() };
        let complete = here.iter().all(|parcel| leaving.contains(parcel));
        let header = Header {
            refers_to: Some(request.under.clone()),
            ..held.header(DocumentKind::BorderDecision, Effect::Returned)
        };
        let decided = Decided { complete, parcels: leaving };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        subject(record.asked.number.as_ref(), record.asked.case.as_ref())
    }
}

fn document_refused(request: &Request, facts: &Facts) -> Option<Refusal> {
    let refusal = |code| Refusal::new(code, "§9.7").at("under").found(&request.under);
    let Some(document) = &facts.document else { return Some(refusal("return_document_unknown")) };
    let named = document.refers_to.as_ref().map_or_else(String::new, ToString::to_string);
    // Goods that came without a certificate travel under a document that names none.
    let of_another = document.refers_to != request.number;
    let another = Refusal::new("return_document_of_another", "§9.7").at("under").found(named).unless(!of_another);
    another.or_else(|| refusal("return_document_ended").unless(!document.ended))
}

fn parcels_refused(request: &Request, held: &HeldGoods) -> Option<Refusal> {
    let first = |code, wrong: &dyn Fn(u64) -> bool| {
        let found = request.returned_parcels.iter().copied().find(|parcel| wrong(*parcel));
        found.map(|parcel| Refusal::new(code, "§9.7").at("returned_parcels").found(parcel))
    };
    let unknown = first("parcel_unknown", &|parcel| parcel == 0 || parcel > held.parcels);
    unknown.or_else(|| first("parcel_sent_back_already", &|parcel| held.sent_back.contains(&parcel)))
}
