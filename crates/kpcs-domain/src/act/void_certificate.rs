//! void_certificate: an original spoiled in the office, or a number that a preparation took in vain (decisions 10, 14).
//!
//! Two people. The number is never used again; after a spoiled original the same application gets a new number.
//! Refusals, in order of precedence: `approver_is_preparer`, `number_unknown`, `number_already_spoiled`,
//! `preparation_open`, `certificate_not_in_office`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::Certificate,
    record,
    value::{AuthorityId, CertificateNumber, CountryCode, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidCertificate;

record! {
    /// What the clerk asks.
    pub struct Request {
        1 number: CertificateNumber, "§9.5";
        2 reason: Text, "§9.5";
    }
}

record! {
    /// Who is to hear of the end of a certificate.
    pub struct Decided {
        /// The Importing Authority that had been advised.
        1 importing_authority: Option<AuthorityId>, "§5.7";
    }
}

/// How the office knows a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KnownNumber {
    /// A certificate was issued under it, and an Importing Authority advised.
    Issued(Certificate, Option<AuthorityId>),
    /// A preparation that has not been decided holds it.
    Prepared,
    /// A preparation took it and was refused or has lapsed.
    TakenInVain,
    /// It was recorded as spoiled before.
    Spoiled,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// How the office knows the number; `None` when it has never taken it.
    pub number: Option<KnownNumber>,
}

impl Act for VoidCertificate {
    const INFO: ActInfo = ActInfo {
        code: 6,
        name: "void_certificate",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk],
        approved_by: &[Role::ValidatingOfficer],
        section: "§9.5",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let refusal = |code| Refusal::new(code, "§9.5").at("number").found(&request.number);
        let (cannot, told) = match &facts.number {
            None => (Some(refusal("number_unknown")), None),
            Some(KnownNumber::Spoiled) => (Some(refusal("number_already_spoiled")), None),
            Some(KnownNumber::Prepared) => (Some(refusal("preparation_open")), None),
            Some(KnownNumber::TakenInVain) => (None, None),
            Some(KnownNumber::Issued(certificate, told)) => (certificate.clone().void().err(), told.clone()),
        };
        Refusals::none_of([occasion.approved_by_preparer(), cannot])?;
        let header = Header {
            number: Some(request.number.clone()),
            participant: Some(request.number.issuer()),
            authority: Some(facts.authority.clone()),
            destination: destination(facts),
            ..Header::about(DocumentKind::Certificate, Effect::Void)
        };
        let decided = Decided { importing_authority: told };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

fn destination(facts: &Facts) -> Option<CountryCode> {
    match &facts.number {
        Some(KnownNumber::Issued(certificate, _)) => Some(certificate.issued().destination),
        _ => None,
    }
}
