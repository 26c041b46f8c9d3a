//! issue_technical_certificate: for goods that must cross a border and are no normal shipment (kpcs.md §9.1, §9.7).
//!
//! Detained or seized goods, goods sent back from the border, re-export ordered by customs, research material. Two people; a
//! number of the office's own block; the same life as a certificate, and counted apart. It answers no application, so its
//! own number stands where a certificate names one.
//! Refusals, in order of precedence: `approver_is_preparer`, `office_ended`, `first_certificate_missing`, `shipment_unknown`,
//! `more_than_came`, `number_block_exhausted`, `total_out_of_range`, then the rules of the scheme in `JUDGED`.

use std::sync::Arc;

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::{CertificateCore, CertificateDetails, Cleaning, Conveyance, KnownShipment, Parcel, Party, Purpose},
    choice,
    field::OneOrMore,
    party::{RulePack, SchemeHistory},
    record,
    rule::{Case, Stage, refusals},
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day, Name, Reference, Seal, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueTechnicalCertificate;

choice! {
    /// Why the goods cross without being a normal shipment.
    pub enum TechnicalGround {
        /// Sent back from the border without having been let in (§9.7).
        1 ReturnedAtBorder = "returned_at_border",
        /// Detained or seized, and released to another place (§9.8).
        2 DetainedOrSeized = "detained_or_seized",
        /// Re-export ordered by customs (§9.4).
        3 OrderedByCustoms = "ordered_by_customs",
        /// Material for research (§9.1).
        4 Research = "research",
    }
}

record! {
    /// What is asked.
    pub struct Request {
        1 ground: TechnicalGround, "§9.1";
        /// The certificate under which the goods came.
        2 return_of: Option<CertificateNumber>, "§9.7";
        /// Who sends them.
        3 exporter: Party, "§3.2";
        4 importer: Party, "§3.2";
        /// The place of destination, as two letters.
        5 destination: CountryCode, "§4.1";
        6 parcels: OneOrMore<Parcel>, "§3.2";
        7 seals: OneOrMore<Seal>, "§5.7";
        8 container: Option<Name>, "§3.5";
        9 conveyance: Conveyance, "";
        /// Who ordered it, and the file.
        10 basis: Text, "§9.1";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// Its Participant.
    pub participant: CountryCode,
    /// The day on which the office's designation ended, if it has.
    pub office_ended: Option<Day>,
    /// The next free number of the office's block; `None` when the block is used up.
    pub number: Option<CertificateNumber>,
    /// The shipment that the request names, as this office's ledger knows it.
    pub came: Option<KnownShipment>,
    /// The Importing Authority at the destination, where it is known.
    pub importing_authority: Option<AuthorityId>,
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
    /// The Participant's rules.
    pub pack: Arc<RulePack>,
}

impl Act for IssueTechnicalCertificate {
    const INFO: ActInfo = ActInfo {
        code: 34,
        name: "issue_technical_certificate",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk, Role::ImportingOfficer],
        approved_by: &[Role::ValidatingOfficer, Role::AuthorityHead],
        section: "§9.1",
    };
    type Request = Request;
    type Decided = CertificateDetails;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let ended = facts.office_ended.map(|day| Refusal::new("office_ended", "§9.20").found(day));
        Refusals::none_of([occasion.approved_by_preparer(), ended, first_certificate_missing(&request)])?;
        Refusals::none_of([unlike_what_came(&request, facts)])?;
        let exhausted = || Refusal::new("number_block_exhausted", "§9.6");
        let number = facts.number.clone().ok_or_else(exhausted)?;
        let names = (request.exporter.name.clone(), request.importer.name.clone());
        let core = CertificateCore::from_parcels(names.0, names.1, &request.parcels, &request.seals)
            .ok_or_else(|| Refusal::new("total_out_of_range", "decision 26"))?;
        let case = Case {
            header: header(&request, facts, &number, occasion),
            core,
            details: details(&request, facts, &number),
            pack: Arc::clone(&facts.pack),
            history: Arc::clone(&facts.history),
            arrival: None,
        };
        let judged = refusals(Stage::Issue, &case).into_iter().filter(|refusal| JUDGED.contains(&refusal.code));
        Refusals::none_of(judged.map(Some))?;
        Ok(ActRecord { header: Some(case.header), core: Some(case.core), asked: request, decided: case.details })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.header.as_ref().and_then(|header| header.number.as_ref()).map(ToString::to_string).unwrap_or_default()
    }
}

/// The rules that hold for goods that are no normal shipment: between Participants, under a number of the issuer's own.
/// The goods' sources, their declaration and the measures on their origin are what such papers are made for.
pub const JUDGED: [&str; 6] = [
    "issuer_not_participant",
    "destination_not_participant",
    "number_not_of_issuer",
    "number_not_in_form",
    "number_outside_blocks",
    "print_limit_exceeded",
];

/// A return names what it returns.
fn first_certificate_missing(request: &Request) -> Option<Refusal> {
    Refusal::new("first_certificate_missing", "§9.7")
        .at("return_of")
        .unless(request.ground != TechnicalGround::ReturnedAtBorder || request.return_of.is_some())
}

/// Nothing goes back that did not come here.
fn unlike_what_came(request: &Request, facts: &Facts) -> Option<Refusal> {
    let number = request.return_of.as_ref()?;
    let Some(came) = &facts.came else {
        return Some(Refusal::new("shipment_unknown", "§9.7").at("return_of").found(number));
    };
    let goes = Carats::sum(request.parcels.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX);
    let came = came.core.carats();
    Refusal::new("more_than_came", "§9.7").at("parcels").found(goes).expected(came).unless(goes <= came)
}

fn header(request: &Request, facts: &Facts, number: &CertificateNumber, occasion: &Occasion) -> Header {
    Header {
        number: Some(number.clone()),
        participant: Some(facts.participant),
        authority: Some(facts.authority.clone()),
        destination: Some(facts.history.participant_of(request.destination, occasion.today)),
        issued: Some(occasion.today),
        expires: Some(facts.pack.validity.expires_on(occasion.today)),
        refers_to: request.return_of.clone(),
        ..Header::about(DocumentKind::TechnicalCertificate, Effect::Issued)
    }
}

fn details(request: &Request, facts: &Facts, number: &CertificateNumber) -> CertificateDetails {
    CertificateDetails {
        application: Reference::parse(&number.to_string()).expect("a number is a reference"),
        exporter: request.exporter.clone(),
        importer: request.importer.clone(),
        consignee: None,
        purpose: Purpose::NotStated,
        expected_return: None,
        conveyance: request.conveyance.clone(),
        parcels: request.parcels.clone(),
        valuations: Vec::new(),
        cleaning: Cleaning::NotStated,
        sieve: None,
        container: request.container.clone(),
        seals: request.seals.clone(),
        photographs: Vec::new(),
        sources: Vec::new(),
        no_conflict: false,
        warranty: false,
        importing_authority: facts.importing_authority.clone(),
        return_of: None,
    }
}
