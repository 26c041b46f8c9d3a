//! query_issuer: the office that sees a certificate asks the authority that is said to have issued it (kpcs.md §9.6).
//!
//! It opens a case, or is one more message in the case that is open. It asks about any number of the Participant, whether
//! or not a certificate of that number ever reached this office.
//! Refusals, in order of precedence: `query_of_own`, `issuer_not_reachable`, `answer_day_past`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::Phrase,
    party::DiscrepancyRule,
    record,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Digest, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryIssuer;

record! {
    /// What is asked.
    pub struct Request {
        1 number: CertificateNumber, "§9.6";
        2 question: Text, "§9.6";
        3 answer_by: Option<Day>, "§9.8";
        /// The office's own case, where the goods came without a certificate of the ledger.
        4 case: Option<Reference>, "§9.8";
        5 photographs: Vec<Digest>, "";
        6 phrases: Vec<Phrase>, "§9.6";
    }
}

record! {
    /// Who is asked, and until when the answer is expected.
    pub struct Decided {
        1 issuer: AuthorityId, "§9.6";
        2 due: Option<Day>, "§9.8";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The Participant of the office that asks.
    pub own: CountryCode,
    /// The authority that issued it, or that issues for the Participant of the number; `None` when none is designated.
    pub issuer: Option<AuthorityId>,
    /// The asking Participant's limit, where the request names no day.
    pub discrepancy: DiscrepancyRule,
}

impl Act for QueryIssuer {
    const INFO: ActInfo = ActInfo {
        code: 46,
        name: "query_issuer",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§9.6",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let refusal = |code| Refusal::new(code, "§9.6").at("number").found(&request.number);
        let own = request.number.issuer() == facts.own;
        Refusals::none_of([Refusal::new("query_of_own", "§9.6").at("number").found(facts.own).unless(!own)])?;
        let issuer = facts.issuer.clone().ok_or_else(|| refusal("issuer_not_reachable"))?;
        let past = |day: &Day| *day < occasion.today;
        let answer_by = request.answer_by;
        Refusals::none_of([answer_by
            .filter(past)
            .map(|day| Refusal::new("answer_day_past", "§9.8").at("answer_by").found(day).expected(occasion.today))])?;
        let header = Header {
            number: Some(request.number.clone()),
            participant: Some(request.number.issuer()),
            authority: Some(issuer.clone()),
            destination: Some(facts.own),
            ..Header::about(DocumentKind::Query, Effect::Asked)
        };
        let due = answer_by.or_else(|| facts.discrepancy.notice_due(occasion.today));
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Decided { issuer, due } })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
