//! answer_query: the issuer answers what the other authority asks about a certificate (kpcs.md §9.4, §9.6).
//!
//! It answers what a case asks, whether it was opened by a query, a discrepancy or a detention. The answer may not say of
//! a number what the issuer's own register denies.
//! Refusals, in order of precedence: `nobody_asks`, `case_ended`, `number_not_issued`, `number_was_issued`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::Phrase,
    choice, record,
    value::{AuthorityId, CertificateNumber, Digest, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerQuery;

choice! {
    /// What the issuer says.
    pub enum Answer {
        /// The certificate is genuine.
        1 Genuine = "genuine",
        /// It was not issued by us.
        2 NotIssuedByUs = "not_issued_by_us",
        /// An error on its face, corrected herewith in writing (§9.4).
        3 FaceErrorCorrected = "face_error_corrected",
        /// The contents were as declared when we sealed them.
        4 ContentsAsDeclared = "contents_as_declared",
        /// As the words say.
        5 Other = "other",
    }
}

record! {
    /// What the issuer answers.
    pub struct Request {
        1 number: CertificateNumber, "§9.6";
        2 answer: Answer, "§9.6";
        3 statement: Text, "§9.6";
        4 photographs: Vec<Digest>, "";
        5 phrases: Vec<Phrase>, "§9.6";
    }
}

record! {
    /// Who hears the answer.
    pub struct Decided {
        1 asked_by: AuthorityId, "§9.6";
    }
}

/// A case as its issuer knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who asks.
    pub by: AuthorityId,
    /// Whether it has ended.
    pub ended: bool,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The issuer.
    pub authority: AuthorityId,
    /// The latest case about that number; `None` when nobody ever asked.
    pub asked: Option<Asked>,
    /// Whether the issuer has a certificate of that number.
    pub issued: bool,
}

impl Act for AnswerQuery {
    const INFO: ActInfo = ActInfo {
        code: 47,
        name: "answer_query",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead],
        approved_by: &[],
        section: "§9.6",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, _: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let refusal = |code, section| Refusal::new(code, section).at("number").found(&request.number);
        let asked = facts.asked.as_ref().ok_or_else(|| refusal("nobody_asks", "§9.6"))?;
        let says_issued =
            matches!(request.answer, Answer::Genuine | Answer::FaceErrorCorrected | Answer::ContentsAsDeclared);
        let says_not = request.answer == Answer::NotIssuedByUs;
        Refusals::none_of([
            refusal("case_ended", "§9.8").unless(!asked.ended),
            refusal("number_not_issued", "§9.6").unless(!says_issued || facts.issued),
            refusal("number_was_issued", "§9.6").unless(!says_not || !facts.issued),
        ])?;
        let header = Header {
            number: Some(request.number.clone()),
            participant: Some(request.number.issuer()),
            authority: Some(facts.authority.clone()),
            ..Header::about(DocumentKind::Query, Effect::Answered)
        };
        let decided = Decided { asked_by: asked.by.clone() };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
