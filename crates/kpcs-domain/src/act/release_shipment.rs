//! release_shipment: goods that were held are let go, with the reason and what was done about it (kpcs.md §9.7, §9.8).
//!
//! Goods without a certificate are let go only under one that was produced since, or as no rough diamonds at all: an
//! import needs a certificate (§4.3(a)).
//! Refusals, in order of precedence: `goods_not_named`, `shipment_unknown`, `case_unknown`, `day_in_the_future`,
//! `goods_not_detained`, `remedy_missing`, `certificate_not_produced`, `release_needs_certificate`,
//! `held_not_long_enough`.

use super::{Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    certificate::{HeldGoods, Phrase, goods_named, not_yet},
    choice,
    field::Nothing,
    record,
    value::{CertificateNumber, Day, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseShipment;

choice! {
    /// Why goods are let go.
    pub enum ReleaseReason {
        /// The issuer has explained.
        1 Explained = "explained",
        /// They were found to comply.
        2 Complies = "complies",
        /// The failure was not knowing or intentional and has been remedied (§9.7).
        3 Remedied = "remedied",
        /// A certificate was produced for them.
        4 CertificateProduced = "certificate_produced",
        /// They are no rough diamonds.
        5 NotRoughDiamonds = "not_rough_diamonds",
        /// Held as long as the law allows without a decision (§9.8).
        6 TimeLimit = "time_limit",
        /// A court has ordered it.
        7 CourtOrder = "court_order",
    }
}

choice! {
    /// What was done about a failure (§9.7).
    pub enum Remedy {
        1 Resealed = "resealed",
        2 WeighedAgain = "weighed_again",
        3 ValuedAgain = "valued_again",
        4 CertificateReplaced = "certificate_replaced",
        5 CertificateAmended = "certificate_amended",
        6 PaperCompleted = "paper_completed",
        7 DutyPaid = "duty_paid",
        8 Other = "other",
    }
}

record! {
    /// What the officer orders.
    pub struct Request {
        1 number: Option<CertificateNumber>, "§9.8";
        2 case: Option<Reference>, "§9.8";
        3 released_on: Day, "§9.8";
        4 reason: ReleaseReason, "§9.7";
        5 remedies: Vec<Remedy>, "§9.7";
        6 statement: Text, "§9.8";
        /// The certificate under which goods that came without one are now presented.
        7 certificate: Option<CertificateNumber>, "§4.3";
        8 phrases: Vec<Phrase>, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The goods named; `None` when nothing is known under that name.
    pub held: Option<HeldGoods>,
    /// Since when they have been held.
    pub detained_on: Option<Day>,
    /// Whether the certificate produced is in the office's ledger.
    pub produced_is_known: bool,
    /// After how many days the importing Participant lets goods go without a decision.
    pub release_after_days: Option<u64>,
}

impl Act for ReleaseShipment {
    const INFO: ActInfo = ActInfo {
        code: 42,
        name: "release_shipment",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§9.7",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let held = goods_named(request.number.as_ref(), request.case.as_ref(), facts.held.as_ref())?;
        Refusals::none_of([
            not_yet("released_on", request.released_on, occasion.today),
            held.goods.release().err(),
            remedy_missing(&request),
            certificate_not_produced(&request, facts),
            needs_certificate(&request, held),
            held_not_long_enough(&request, facts),
        ])?;
        let header = held.header(DocumentKind::BorderDecision, Effect::Released);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        subject(record.asked.number.as_ref(), record.asked.case.as_ref())
    }
}

/// The subject of an act about goods: the number, or the case.
pub(super) fn subject(number: Option<&CertificateNumber>, case: Option<&Reference>) -> String {
    number.map(ToString::to_string).or_else(|| case.map(ToString::to_string)).unwrap_or_default()
}

fn remedy_missing(request: &Request) -> Option<Refusal> {
    let told = request.reason != ReleaseReason::Remedied || !request.remedies.is_empty();
    Refusal::new("remedy_missing", "§9.7").at("remedies").unless(told)
}

fn certificate_not_produced(request: &Request, facts: &Facts) -> Option<Refusal> {
    let produced = request.reason != ReleaseReason::CertificateProduced
        || (request.certificate.is_some() && facts.produced_is_known);
    let shown = request.certificate.as_ref().map_or_else(String::new, ToString::to_string);
    Refusal::new("certificate_not_produced", "§4.3").at("certificate").found(shown).unless(produced)
}

fn needs_certificate(request: &Request, held: &HeldGoods) -> Option<Refusal> {
    let lawful = [ReleaseReason::CertificateProduced, ReleaseReason::NotRoughDiamonds, ReleaseReason::CourtOrder];
    let may = held.certificate.is_some() || lawful.contains(&request.reason);
    Refusal::new("release_needs_certificate", "§4.3").at("reason").found(request.reason).unless(may)
}

/// A pack that knows no limit has no release by time.
fn held_not_long_enough(request: &Request, facts: &Facts) -> Option<Refusal> {
    if request.reason != ReleaseReason::TimeLimit {
        return None;
    }
    let ends = facts.detained_on.zip(facts.release_after_days).map(|(since, days)| since.plus_days(days.cast_signed()));
    let expected = ends.map_or_else(String::new, |day| day.to_string());
    Refusal::new("held_not_long_enough", "§9.8")
        .at("released_on")
        .found(request.released_on)
        .expected(expected)
        .unless(ends.is_some_and(|ends| ends <= request.released_on))
}
