//! endorse_original: the Importing Authority endorses the original on import and keeps a certified copy (kpcs.md §7.10
//! D12, §9.12).
//!
//! An original that its issuer amended is endorsed before receipt is confirmed, where the Participant does so (§9.4).
//! A late endorsement is recorded as late, not refused: the original would stay without one.
//! Refusals, in order of precedence: `shipment_unknown`, `endorsement_not_required`, `not_confirmed`,
//! `endorsed_already`, `day_in_the_future`, `endorsed_before_receipt`, `certified_copy_missing`.

use super::{Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    certificate::{HeldGoods, goods_named, not_yet},
    field::YesOrNo,
    party::{Calendar, ConfirmationRule},
    record,
    value::{CertificateNumber, Day, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndorseOriginal;

record! {
    /// What the officer records.
    pub struct Request {
        1 number: CertificateNumber, "§9.12";
        2 endorsed_on: Day, "§9.12";
        3 certified_copy: YesOrNo, "§9.12";
        4 copy_kept: Option<Name>, "§9.14";
        5 remarks: Option<Text>, "";
    }
}

record! {
    /// Whether it was done in time.
    pub struct Decided {
        /// The last day by the pack; none where it has no limit.
        1 due: Option<Day>, "§7.10";
        2 late: bool, "§7.10";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The shipment; `None` when neither advice nor paper is in the register.
    pub held: Option<HeldGoods>,
    /// When the goods were received, as confirmed.
    pub received_on: Option<Day>,
    /// When they were presented.
    pub presented_on: Option<Day>,
    /// Whether the original was endorsed before.
    pub endorsed: bool,
    /// The importing Participant's rule.
    pub rule: ConfirmationRule,
    /// Whether the issuer amended it, and the importing Participant endorses what was amended.
    pub amended: bool,
    /// Its working days.
    pub calendar: Calendar,
}

impl Facts {
    /// From which day it can be endorsed: when receipt was confirmed. What the issuer amended is endorsed as soon as it is
    /// presented, for only then is it good, and the goods wait for that (§9.4).
    fn received(&self) -> Option<Day> {
        self.received_on.or(self.presented_on.filter(|_| self.amended))
    }
}

impl Act for EndorseOriginal {
    const INFO: ActInfo = ActInfo {
        code: 39,
        name: "endorse_original",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§9.12",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let held = goods_named(Some(&request.number), None, facts.held.as_ref())?;
        let refusal = |code| Refusal::new(code, "§9.12").at("number").found(&request.number);
        Refusals::none_of([refusal("endorsement_not_required").unless(facts.rule.endorse_original || facts.amended)])?;
        let received = facts.received().ok_or_else(|| refusal("not_confirmed"))?;
        Refusals::none_of([
            refusal("endorsed_already").unless(!facts.endorsed),
            not_yet("endorsed_on", request.endorsed_on, occasion.today),
            Refusal::new("endorsed_before_receipt", "§9.12")
                .at("endorsed_on")
                .found(request.endorsed_on)
                .expected(received)
                .unless(request.endorsed_on >= received),
            Refusal::new("certified_copy_missing", "§9.12")
                .at("certified_copy")
                .unless(request.certified_copy.is_yes()),
        ])?;
        let due = facts.rule.endorse_due(facts.presented_on.unwrap_or(received), &facts.calendar);
        let late = due.is_some_and(|due| due < request.endorsed_on);
        let header = held.header(DocumentKind::Certificate, Effect::Endorsed);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Decided { due, late } })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
