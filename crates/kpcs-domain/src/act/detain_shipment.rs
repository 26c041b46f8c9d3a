//! detain_shipment: goods are held pending a decision, on stated grounds; the issuer is told (kpcs.md §4.5, §9.8).
//!
//! Goods that came without a certificate, or under a number that cannot be in the ledger, get a case reference of the
//! office and no number (docs/decisions/0004).
//! Refusals, in order of precedence: `goods_named_twice`, `shipment_unknown`, `case_unknown`, `description_missing`,
//! `day_in_the_future`, `goods_not_here`, `goods_detained_already`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::{Ground, HeldGoods, Phrase, goods_named, not_yet},
    field::OneOrMore,
    party::DiscrepancyRule,
    record,
    value::{AuthorityId, Carats, CertificateNumber, Day, Digest, Name, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DetainShipment;

record! {
    /// What the officer orders.
    pub struct Request {
        /// The certificate that the goods came under; none where none came with them.
        1 number: Option<CertificateNumber>, "§9.8";
        /// The office's case, where goods without a certificate are held once more.
        2 case: Option<Reference>, "§9.8";
        3 detained_on: Day, "§9.8";
        4 grounds: OneOrMore<Ground>, "§4.5";
        5 legal_basis: Text, "§9.8";
        6 statement: Text, "§9.8";
        7 asked_of_issuer: Option<Text>, "§4.5";
        /// Where the goods are kept.
        8 place: Option<Name>, "";
        /// The goods, where no certificate describes them.
        9 description: Option<Text>, "§4.5";
        10 carats: Option<Carats>, "§4.5";
        /// What the paper shows as its number, where it is no number of the ledger.
        11 number_shown: Option<Name>, "§9.6";
        12 photographs: Vec<Digest>, "";
        13 phrases: Vec<Phrase>, "§4.5";
    }
}

record! {
    /// What the register adds.
    pub struct Decided {
        /// The office's reference for goods without a certificate.
        1 reference: Option<Reference>, "§9.8";
        /// Its running number in the office, where the reference is new.
        2 sequence: Option<u64>, "§9.8";
        /// The last day on which the issuer is to be told, where the pack has a limit.
        3 notice_due: Option<Day>, "§9.8";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// The goods named; `None` when nothing is known under that name.
    pub held: Option<HeldGoods>,
    /// The running number of the office's next case without a certificate.
    pub next_sequence: u64,
    /// The importing Participant's limit for telling the issuer.
    pub discrepancy: DiscrepancyRule,
}

impl Act for DetainShipment {
    const INFO: ActInfo = ActInfo {
        code: 41,
        name: "detain_shipment",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§4.5",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let today = not_yet("detained_on", request.detained_on, occasion.today);
        let header = match (&request.number, &request.case) {
            (Some(_), Some(case)) => {
                return Err(Refusal::new("goods_named_twice", "§9.8").at("case").found(case).into());
            }
            (None, None) => {
                let described = request.description.is_some();
                let missing = Refusal::new("description_missing", "§9.8").at("description").unless(described);
                Refusals::none_of([missing, today])?;
                Header::about(DocumentKind::BorderDecision, Effect::Detained)
            }
            (number, case) => {
                let held = goods_named(number.as_ref(), case.as_ref(), facts.held.as_ref())?;
                Refusals::none_of([today, held.goods.detain().err()])?;
                held.header(DocumentKind::BorderDecision, Effect::Detained)
            }
        };
        let is_new = request.number.is_none() && request.case.is_none();
        let reference = if is_new { Some(reference(facts)?) } else { request.case.clone() };
        let decided = Decided {
            reference,
            sequence: is_new.then_some(facts.next_sequence),
            notice_due: header.authority.as_ref().and_then(|_| facts.discrepancy.notice_due(request.detained_on)),
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        let number = record.asked.number.as_ref().map(ToString::to_string);
        number.or_else(|| record.decided.reference.as_ref().map(ToString::to_string)).unwrap_or_default()
    }
}

/// The office's next reference: `EU-ANT-K3`.
fn reference(facts: &Facts) -> Result<Reference, Refusals> {
    let text = format!("{}-K{}", facts.authority, facts.next_sequence);
    Reference::parse(&text).map_err(|_| Refusal::new("case_unknown", "§9.8").at("case").found(text).into())
}
