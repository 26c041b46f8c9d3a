//! record_handover: another carrier, another consignee, or another office of the same Participant (kpcs.md §9.11, §9.20).
//!
//! What is not answered stays as it was. Where two offices serve one place, the advice follows the goods: the other office
//! gets all that the first was sent, and its ledger takes the shipment over.
//! Refusals, in order of precedence: `certificate_unknown`, `certificate_not_yours`, `certificate_not_on_its_way`,
//! `nothing_handed_over`, `handed_over_before_issue`, `handed_over_in_the_future`, `carrying_person_missing`,
//! `arrival_before_handover`, `office_unknown`, `office_ended`, `office_of_another_participant`, `office_unchanged`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    cancel_certificate::about,
};
use crate::{
    certificate::{Certificate, Conveyance, ConveyanceMode, Party},
    field::YesOrNo,
    record,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Name, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordHandover;

record! {
    /// What the exporter or the clerk records.
    pub struct Request {
        1 number: CertificateNumber, "§9.11";
        2 handed_over_on: Day, "§9.11";
        /// The other carrier.
        3 conveyance: Option<Conveyance>, "";
        /// Who carries them from now on, where a person does.
        4 carried_by: Option<Name>, "§9.11";
        /// The passenger's baggage form.
        5 baggage_form: Option<Reference>, "§9.11";
        /// To whom they go now, if not to the importer.
        6 consignee: Option<Party>, "";
        /// The other office of the Participant of destination.
        7 office: Option<AuthorityId>, "§9.20";
        8 expected_arrival: Option<Day>, "§9.13";
        9 remarks: Option<Text>, "";
    }
}

record! {
    /// Who hears of it, and what to look out for.
    pub struct Decided {
        /// The Importing Authority that was advised before.
        1 importing_authority: Option<AuthorityId>, "§5.7";
        /// The office that takes the shipment over.
        2 taken_over_by: Option<AuthorityId>, "§9.20";
        /// Whether the certificate will have expired when they land.
        3 expires_on_the_way: YesOrNo, "§9.2";
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
    /// The Participant of the office named, where it is an Importing Authority.
    pub office_of: Option<CountryCode>,
    /// The day on which that office's designation ended, if it has.
    pub office_ended: Option<Day>,
}

impl Act for RecordHandover {
    const INFO: ActInfo = ActInfo {
        code: 36,
        name: "record_handover",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Exporter, Role::Clerk],
        approved_by: &[],
        section: "§9.11",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("certificate_unknown", "§9.11").at("number").found(&request.number);
        let certificate = facts.certificate.as_ref().ok_or_else(unknown)?;
        let own = facts.company.is_none() || facts.company == facts.exporter;
        let not_own = Refusal::new("certificate_not_yours", "§5.6").at("number").found(&request.number).unless(own);
        let of_request = unfit(&request, certificate, occasion.today);
        Refusals::none_of([not_own].into_iter().chain(of_request).chain([unfit_office(&request, certificate, facts)]))?;
        let expires_on = certificate.issued().expires_on;
        let late = request.expected_arrival.is_some_and(|lands_on| expires_on < lands_on);
        let decided = Decided {
            importing_authority: facts.importing_authority.clone(),
            taken_over_by: request.office.clone(),
            expires_on_the_way: late.into(),
        };
        let header = about(certificate, DocumentKind::Certificate, Effect::HandedOver);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

fn unfit(request: &Request, certificate: &Certificate, today: Day) -> [Option<Refusal>; 6] {
    let on = request.handed_over_on;
    let issued_on = certificate.issued().issued_on;
    let refusal = |code| Refusal::new(code, "§9.11").at("handed_over_on").found(on);
    let on_its_way = matches!(certificate, Certificate::Issued(_) | Certificate::Dispatched(..));
    let something = request.conveyance.is_some()
        || request.carried_by.is_some()
        || request.consignee.is_some()
        || request.office.is_some()
        || request.expected_arrival.is_some();
    let carried = request.conveyance.as_ref().is_some_and(|by| by.mode == ConveyanceMode::HandCarried);
    let lands_on = request.expected_arrival.unwrap_or(on);
    [
        Refusal::new("certificate_not_on_its_way", "§9.5")
            .at("number")
            .found(certificate.word())
            .expected("issued, dispatched")
            .unless(on_its_way),
        Refusal::new("nothing_handed_over", "§9.11").unless(something),
        refusal("handed_over_before_issue").expected(issued_on).unless(issued_on <= on),
        refusal("handed_over_in_the_future").expected(today).unless(on <= today),
        Refusal::new("carrying_person_missing", "§9.11")
            .at("carried_by")
            .unless(!carried || request.carried_by.is_some()),
        Refusal::new("arrival_before_handover", "§2.5")
            .at("expected_arrival")
            .found(lands_on)
            .expected(on)
            .unless(on <= lands_on),
    ]
}

/// Goods for another Participant are another shipment: its certificate is replaced, not handed over.
fn unfit_office(request: &Request, certificate: &Certificate, facts: &Facts) -> Option<Refusal> {
    let office = request.office.as_ref()?;
    let destination = certificate.issued().destination;
    let refusal = |code| Refusal::new(code, "§9.20").at("office").found(office);
    match facts.office_of {
        None => Some(refusal("office_unknown")),
        Some(_) if facts.office_ended.is_some() => Some(refusal("office_ended")),
        Some(of) if of != destination => Some(refusal("office_of_another_participant").expected(destination)),
        Some(_) => refusal("office_unchanged").unless(facts.importing_authority.as_ref() != Some(office)),
    }
}
