//! record_paper_confirmation: the issuer takes in a confirmation that came by post, fax or mail (kpcs.md §9.12b; decisions 22).
//!
//! What the paper says is recorded as it says it; whether it agrees with the certificate is decided beside it.
//! Refusals, in order of precedence: `certificate_unknown`, `already_confirmed`, `certificate_already_closed`,
//! `received_before_issue`, `received_in_the_future`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    cancel_certificate::about,
};
use crate::{
    certificate::Certificate,
    choice, record,
    value::{Carats, CertificateNumber, Day, Digest, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordPaperConfirmation;

choice! {
    /// How the confirmation came.
    pub enum ConfirmationChannel {
        1 Post = "post",
        2 Fax = "fax",
        3 EMail = "e_mail",
        /// The import-confirmation part of the certificate (§3.4).
        4 Slip = "slip",
        /// By the one-time link in the issuer's letter (decisions 22).
        5 ReplyLink = "reply_link",
    }
}

record! {
    /// What the paper says.
    pub struct Request {
        1 number: CertificateNumber, "§4.3";
        2 received_on: Day, "§3.4";
        3 channel: ConfirmationChannel, "§9.12b";
        /// The person or body that confirmed.
        4 confirmed_by: Name, "§9.12b";
        5 carats: Carats, "§4.3";
        6 parcels: u64, "§4.3";
        7 image: Option<Digest>, "§9.12b";
        8 remarks: Option<Text>, "";
    }
}

record! {
    /// What the certificate says of the same.
    pub struct Decided {
        1 declared_carats: Carats, "§4.3";
        2 declared_parcels: u64, "§4.3";
        /// In how many of the two the paper differs.
        3 differences: u64, "§9.3";
    }
}

/// A certificate with the figures that a confirmation repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The certificate.
    pub certificate: Certificate,
    /// Its weight.
    pub carats: Carats,
    /// Its number of parcels.
    pub parcels: u64,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The certificate; `None` when the office issued none of that number.
    pub declared: Option<Declared>,
}

impl Act for RecordPaperConfirmation {
    const INFO: ActInfo = ActInfo {
        code: 13,
        name: "record_paper_confirmation",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk],
        approved_by: &[],
        section: "§9.12b",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let refusal = |code| Refusal::new(code, "§9.5").at("number").found(&request.number);
        let declared = facts.declared.as_ref().ok_or_else(|| refusal("certificate_unknown"))?;
        let certificate = &declared.certificate;
        let confirmed = matches!(certificate, Certificate::Confirmed(_));
        Refusals::none_of([refusal("already_confirmed").unless(!confirmed)])?;
        let issued_on = certificate.issued().issued_on;
        let day = |code| Refusal::new(code, "§4.3").at("received_on").found(request.received_on);
        Refusals::none_of([
            certificate.clone().confirm().err(),
            day("received_before_issue").expected(issued_on).unless(issued_on <= request.received_on),
            day("received_in_the_future").expected(occasion.today).unless(request.received_on <= occasion.today),
        ])?;
        let header = about(certificate, DocumentKind::ConfirmationOfReceipt, Effect::Confirmed);
        let decided = compare(&request, declared);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

fn compare(request: &Request, declared: &Declared) -> Decided {
    let differs = [request.carats != declared.carats, request.parcels != declared.parcels];
    Decided {
        declared_carats: declared.carats,
        declared_parcels: declared.parcels,
        differences: differs.iter().filter(|differs| **differs).count() as u64,
    }
}
