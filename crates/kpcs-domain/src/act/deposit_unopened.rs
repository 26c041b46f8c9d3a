//! deposit_unopened: goods come when nobody may open them; they are taken into safe keeping as they are (kpcs.md §5.8,
//! §17.3).
//!
//! Nothing is measured; the seals are looked at, and the day is fixed until when they stay unopened.
//! Refusals, in order of precedence: `shipment_unknown`, `day_in_the_future`, `deposit_until_past`, `goods_here_already`.

use super::{Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    certificate::{HeldGoods, PersonPresent, goods_named, not_yet},
    choice,
    field::{Nothing, YesOrNo},
    record,
    value::{CertificateNumber, Day, Digest, Name, Seal, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DepositUnopened;

choice! {
    /// Why nobody opens them now.
    pub enum DepositReason {
        1 AfterHours = "after_hours",
        2 PapersMissing = "papers_missing",
        3 Holiday = "holiday",
        4 OfficerAwaited = "officer_awaited",
        5 Other = "other",
    }
}

record! {
    /// What the officer records.
    pub struct Request {
        1 number: CertificateNumber, "§5.8";
        2 deposited_on: Day, "§5.8";
        /// Where they are kept.
        3 place: Name, "§5.8";
        4 until: Day, "§5.8";
        5 why: DepositReason, "§5.8";
        6 seals_intact: YesOrNo, "§5.8";
        7 seals_found: Vec<Seal>, "§5.8";
        8 container: Option<Name>, "§5.8";
        9 persons: Vec<PersonPresent>, "";
        10 photographs: Vec<Digest>, "";
        11 remarks: Option<Text>, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The shipment; `None` when neither advice nor paper is in the register.
    pub held: Option<HeldGoods>,
}

impl Act for DepositUnopened {
    const INFO: ActInfo = ActInfo {
        code: 38,
        name: "deposit_unopened",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§5.8",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let held = goods_named(Some(&request.number), None, facts.held.as_ref())?;
        Refusals::none_of([
            not_yet("deposited_on", request.deposited_on, occasion.today),
            Refusal::new("deposit_until_past", "§5.8")
                .at("until")
                .found(request.until)
                .expected(request.deposited_on)
                .unless(request.until >= request.deposited_on),
            held.goods.deposit().err(),
        ])?;
        let header = held.header(DocumentKind::Arrival, Effect::Deposited);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
