//! record_dispatch: the goods have left, with the carrier or the person who carries them (kpcs.md §4.1, §9.11, §9.13).
//!
//! Refusals, in order of precedence: `certificate_unknown`, `certificate_not_yours`, `certificate_not_issued`,
//! `left_before_issue`, `left_in_the_future`, `expired_before_export`, `carrying_person_missing`,
//! `arrival_before_departure`, `filing_number_missing` where the Participant's law asks for the number of the export filing.

use std::sync::Arc;

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    cancel_certificate::about, void_certificate::Decided,
};
use crate::{
    certificate::{Certificate, Conveyance, ConveyanceMode, Issued},
    party::{RulePack, TestedAt},
    record,
    value::{AuthorityId, CertificateNumber, Day, Name, Reference},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordDispatch;

record! {
    /// What the exporter or the clerk records.
    pub struct Request {
        1 number: CertificateNumber, "§4.1";
        2 left_on: Day, "§9.2";
        3 conveyance: Conveyance, "";
        /// Who carries them, where a person does.
        4 carried_by: Option<Name>, "§9.11";
        /// The passenger's baggage form.
        5 baggage_form: Option<Reference>, "§9.11";
        6 expected_arrival: Option<Day>, "§9.13";
        /// The number that the customs' filing of the export was given.
        7 filing_number: Option<Reference>, "§17.5";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The certificate; `None` when the office issued none of that number.
    pub certificate: Option<Certificate>,
    /// The company that it was issued to.
    pub exporter: Option<Name>,
    /// The company for which the person acts.
    pub company: Option<Name>,
    /// The Importing Authority that was advised.
    pub importing_authority: Option<AuthorityId>,
    /// The Participant's rules on the day of issue.
    pub pack: Arc<RulePack>,
}

impl Act for RecordDispatch {
    const INFO: ActInfo = ActInfo {
        code: 8,
        name: "record_dispatch",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Exporter, Role::Clerk],
        approved_by: &[],
        section: "§4.1",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("certificate_unknown", "§4.1").at("number").found(&request.number);
        let certificate = facts.certificate.as_ref().ok_or_else(unknown)?;
        let own = facts.company.is_none() || facts.company == facts.exporter;
        let not_own = Refusal::new("certificate_not_yours", "§5.6").at("number").found(&request.number).unless(own);
        let closed = certificate.clone().dispatch(request.left_on).err();
        let of_days = unfit_days(&request, certificate.issued(), &facts.pack, occasion.today);
        Refusals::none_of([not_own, closed].into_iter().chain(of_days))?;
        let header = about(certificate, DocumentKind::Certificate, Effect::Dispatched);
        let decided = Decided { importing_authority: facts.importing_authority.clone() };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

fn unfit_days(request: &Request, issued: &Issued, pack: &RulePack, today: Day) -> [Option<Refusal>; 6] {
    let left_on = request.left_on;
    let refusal = |code, section| Refusal::new(code, section).at("left_on").found(left_on);
    let tested = pack.validity.tested_at == TestedAt::Export;
    let carried = request.conveyance.mode == ConveyanceMode::HandCarried;
    let expected = request.expected_arrival.unwrap_or(left_on);
    [
        refusal("left_before_issue", "§4.1").expected(issued.issued_on).unless(issued.issued_on <= left_on),
        refusal("left_in_the_future", "§4.1").expected(today).unless(left_on <= today),
        refusal("expired_before_export", "§9.2")
            .expected(issued.expires_on)
            .unless(!tested || left_on <= issued.expires_on),
        Refusal::new("carrying_person_missing", "§9.11")
            .at("carried_by")
            .unless(!carried || request.carried_by.is_some()),
        Refusal::new("arrival_before_departure", "§2.5")
            .at("expected_arrival")
            .found(expected)
            .expected(left_on)
            .unless(left_on <= expected),
        Refusal::new("filing_number_missing", "§17.5").at("filing_number").unless(
            !pack.sending.as_ref().is_some_and(|rule| rule.filing_number_required) || request.filing_number.is_some(),
        ),
    ]
}
