//! refuse_import: goods are not let in; they are still here, and are sent back, held again or forfeited (kpcs.md §4.5).
//!
//! Two people, since the certificate ends by it. What becomes of the goods is another act.
//! Refusals, in order of precedence: `approver_is_preparer`, `goods_not_named`, `shipment_unknown`, `case_unknown`,
//! `day_in_the_future`, `goods_not_here`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusals, Role, Tier,
    release_shipment::subject,
};
use crate::{
    certificate::{Ground, HeldGoods, Phrase, goods_named, not_yet},
    field::{Nothing, OneOrMore},
    record,
    value::{CertificateNumber, Day, Digest, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefuseImport;

record! {
    /// What the officer asks to be decided.
    pub struct Request {
        1 number: Option<CertificateNumber>, "§9.8";
        2 case: Option<Reference>, "§9.8";
        3 refused_on: Day, "§4.5";
        4 grounds: OneOrMore<Ground>, "§4.5";
        5 legal_basis: Text, "§4.5";
        6 statement: Text, "§4.5";
        7 photographs: Vec<Digest>, "";
        8 phrases: Vec<Phrase>, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The goods named; `None` when nothing is known under that name.
    pub held: Option<HeldGoods>,
}

impl Act for RefuseImport {
    const INFO: ActInfo = ActInfo {
        code: 43,
        name: "refuse_import",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[Role::ImportingOfficer, Role::AuthorityHead],
        section: "§4.5",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        Refusals::none_of([occasion.approved_by_preparer()])?;
        let held = goods_named(request.number.as_ref(), request.case.as_ref(), facts.held.as_ref())?;
        Refusals::none_of([
            not_yet("refused_on", request.refused_on, occasion.today),
            held.goods.refuse_entry().err(),
        ])?;
        let header = held.header(DocumentKind::BorderDecision, Effect::Refused);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        subject(record.asked.number.as_ref(), record.asked.case.as_ref())
    }
}
