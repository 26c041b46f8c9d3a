//! issue_certificate: the clerk prepares, the validating officer approves, the authority's key signs (kpcs.md §3, §4.1).
//!
//! Two people: the approver may be neither the examiner nor the preparer (decisions 10). The preparation takes the
//! number and fixes header, core and details; approval re-decides and must come to the same bytes.
//! A certificate for goods whose first paper was lost, stolen or withdrawn has a number of its own and names the first
//! (§9.5), before and after the goods left.
//! Where the container bears the number (§3.5), it is marked once the number is known, and the preparation says what it bears.
//! Where the Participant has a licensed body prepare (§9.12b), that body's person asks; the approver is always the authority's.
//! Refusals, in order of precedence: `first_certificate_unknown`, `first_certificate_stands`, `preparation_is_the_offices`,
//! `application_not_yours`, `preparer_without_licence`, `blank_unknown`, `blank_not_free`, `blank_not_in_hand`, `application_unknown`,
//! `application_not_examined`, `approver_is_examiner`, `approver_is_preparer`, `return_of_unknown`, `lot_exceeded`, `office_ended`,
//! `importing_authority_ended`, `checks_not_over`, `blank_not_in_hand`, `number_block_exhausted`, `total_out_of_range`, what the
//! Participant asks of applications by now, then every rule of the scheme that is judged at issue, in the order of `rule::RULES`.

use std::sync::Arc;

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    examine_shipment,
};
use crate::{
    certificate::{Certificate, CertificateCore, CertificateDetails, ShipmentDeclaration},
    party::{RoleHolder, RulePack, SchemeHistory},
    record,
    rule::{Case, Stage, refusals},
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day, Name, OfficerHandle, Reference},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueCertificate;

record! {
    /// What the clerk asks.
    pub struct Request {
        1 application: Reference, "§5.7";
        /// The certificate of the same goods that was lost, stolen or withdrawn.
        2 in_place_of: Option<CertificateNumber>, "§9.5";
        /// What the container bears since the number is known; what the examination says of it where nothing is said.
        3 container: Option<Name>, "§3.5";
        /// The licence of the body that prepares, where that is not the authority.
        4 preparer_licence: Option<Name>, "§9.12b";
        /// The blank on which it will stand, where numbers are read from blanks; the lowest in hand where none is named.
        5 blank: Option<CertificateNumber>, "§3.9";
    }
}

/// Where the blank that a request names is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBlank {
    /// In the preparer's hands, and free.
    InHand,
    /// With the stock, or in the hands of somebody else.
    Elsewhere,
    /// Used, spoiled, destroyed, or taken by another preparation.
    Gone,
    /// The office has no blank of that number.
    Unknown,
}

/// An application that was examined, with all that a certificate is made of.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The application.
    pub application: Reference,
    /// Its state in one word.
    pub state: String,
    /// What the exporter declared.
    pub declared: ShipmentDeclaration,
    /// What the counter found; `None` before the examination.
    pub examination: Option<(examine_shipment::Request, examine_shipment::Decided)>,
    /// Who examined.
    pub examiner: Option<OfficerHandle>,
    /// The Importing Authority at the destination, where it is known.
    pub importing_authority: Option<AuthorityId>,
}

/// An imported lot that does not hold what is to go out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exceeded {
    /// The certificate under which it came in.
    pub number: CertificateNumber,
    /// What the sources take from it.
    pub wanted: Carats,
    /// What is left of it.
    pub left: Carats,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The application; `None` when the office has none of that reference.
    pub examined: Option<Examined>,
    /// The office.
    pub authority: AuthorityId,
    /// Its Participant.
    pub participant: CountryCode,
    /// The day on which the office's designation ended, if it has.
    pub office_ended: Option<Day>,
    /// The Importing Authority that ended, where the destination has no other.
    pub importing_ended: Option<AuthorityId>,
    /// The next free number: of the blanks in the preparer's hands where the office has pre-numbered paper, else of its
    /// block; `None` when there is none.
    pub number: Option<CertificateNumber>,
    /// The imported lot from which more would go out than is left.
    pub exceeded: Option<Exceeded>,
    /// Whether numbers are read from pre-numbered paper.
    pub on_blanks: bool,
    /// Where the blank that the request names is; `None` where it names none, or the preparation has taken it.
    pub named_blank: Option<NamedBlank>,
    /// Whether the office let goods in under the certificate of which the declaration is a return, where it names one.
    pub return_known: bool,
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
    /// The Participant's rules.
    pub pack: Arc<RulePack>,
    /// The certificate of the same goods that the request names, where the office issued it.
    pub first: Option<Certificate>,
    /// The company for which the person acts; `None` for the authority's own officers.
    pub company: Option<Name>,
}

impl Act for IssueCertificate {
    const INFO: ActInfo = ActInfo {
        code: 5,
        name: "issue_certificate",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk, Role::Exporter],
        approved_by: &[Role::ValidatingOfficer],
        section: "§3.2",
    };
    type Request = Request;
    type Decided = CertificateDetails;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        first_certificate(&request, facts)?;
        not_of_the_authority(&request, facts)?;
        named_blank(&request, facts)?;
        let marked = request.container.as_ref();
        let certificate = certificate_for(&request.application, facts, occasion, request.in_place_of.clone(), marked)?;
        let (header, core, details) = certificate;
        Ok(ActRecord { header: Some(header), core: Some(core), asked: request, decided: details })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.header.as_ref().and_then(|header| header.number.as_ref()).map(ToString::to_string).unwrap_or_default()
    }
}

/// Whether the certificate named as the first of the same goods has ended without its goods having been let in.
fn first_certificate(request: &Request, facts: &Facts) -> Result<(), Refusals> {
    let Some(number) = &request.in_place_of else { return Ok(()) };
    let refusal = |code| Refusal::new(code, "§9.5").at("in_place_of").found(number);
    let first = facts.first.as_ref().ok_or_else(|| refusal("first_certificate_unknown"))?;
    let ended = matches!(first, Certificate::Lost(_) | Certificate::Stolen(_) | Certificate::Invalidated(_));
    Refusals::none_of([refusal("first_certificate_stands").found(first.word()).unless(ended)])
}

/// Where a company's person prepares: only where the Participant has licensed bodies do so, for goods of their own, under the
/// licence that the application names. The authority examines and approves all the same.
fn not_of_the_authority(request: &Request, facts: &Facts) -> Result<(), Refusals> {
    let Some(company) = &facts.company else { return Ok(()) };
    let holder = facts.pack.roles.prepares;
    let declared = facts.examined.as_ref().map(|examined| &examined.declared.exporter);
    let own = declared.is_none_or(|exporter| exporter.name == *company);
    let licence = declared.and_then(|exporter| exporter.licence.as_ref());
    let named = request.preparer_licence.as_ref();
    let text = |licence: Option<&Name>| licence.map(ToString::to_string).unwrap_or_default();
    Refusals::none_of([
        Refusal::new("preparation_is_the_offices", "§9.12b")
            .found(company)
            .expected(holder)
            .unless(holder == RoleHolder::LicensedBody),
        Refusal::new("application_not_yours", "§5.6").at("application").found(&request.application).unless(own),
        Refusal::new("preparer_without_licence", "§9.12b")
            .at("preparer_licence")
            .found(text(named))
            .expected(text(licence))
            .unless(named.is_some() && (declared.is_none() || named == licence)),
    ])
}

/// Whether the blank named can be taken by this preparer.
fn named_blank(request: &Request, facts: &Facts) -> Result<(), Refusals> {
    let (Some(number), Some(found)) = (&request.blank, facts.named_blank) else { return Ok(()) };
    let code = match found {
        NamedBlank::InHand => return Ok(()),
        NamedBlank::Elsewhere => "blank_not_in_hand",
        NamedBlank::Gone => "blank_not_free",
        NamedBlank::Unknown => "blank_unknown",
    };
    Refusals::none_of([Some(Refusal::new(code, "§3.9").at("blank").found(number))])
}

/// Everything that a certificate for `application` says, judged by every rule; shared with replace_certificate.
///
/// # Errors
/// The refusals listed at the head of this file.
pub(super) fn certificate_for(
    application: &Reference,
    facts: &Facts,
    occasion: &Occasion,
    refers_to: Option<CertificateNumber>,
    marked: Option<&Name>,
) -> Result<(Header, CertificateCore, CertificateDetails), Refusals> {
    let mut case = case_for(application, facts, occasion, refers_to)?;
    // The container bears a number that nobody knew when it was examined (§3.5).
    if let Some(marked) = marked {
        case.details.container = Some(marked.clone());
    }
    Refusals::none_of(refusals(Stage::Issue, &case).into_iter().map(Some))?;
    Ok((case.header, case.core, case.details))
}

/// Everything that a certificate for `application` would say, before any rule is judged: what a clerk checks.
///
/// # Errors
/// The refusals listed at the head of this file, without those of the rules.
pub fn case_for(
    application: &Reference,
    facts: &Facts,
    occasion: &Occasion,
    refers_to: Option<CertificateNumber>,
) -> Result<Case, Refusals> {
    let unknown = || Refusal::new("application_unknown", "§5.7").at("application").found(application);
    let examined = facts.examined.as_ref().ok_or_else(unknown)?;
    let not_examined = || Refusal::new("application_not_examined", "§5.7").at("application").found(&examined.state);
    let (asked, decided) = examined.examination.as_ref().ok_or_else(not_examined)?;
    let approver = occasion.approver;
    Refusals::none_of([
        not_examined().expected("examined").unless(examined.state == "examined"),
        Refusal::new("approver_is_examiner", "decision 10").unless(approver.is_none() || approver != examined.examiner),
        occasion.approved_by_preparer(),
        return_unknown(&examined.declared, facts),
        facts.exceeded.as_ref().map(lot_exceeded),
        facts.office_ended.map(|day| Refusal::new("office_ended", "§9.20").found(day)),
        facts.importing_ended.as_ref().map(|ended| Refusal::new("importing_authority_ended", "§9.20").found(ended)),
        checks_not_over(asked, &facts.pack, occasion.today),
    ])?;
    let (history, participant) = (&facts.history, facts.participant);
    let rule = facts.pack.application.iter();
    let of_application =
        rule.flat_map(|rule| rule.objections(&examined.declared, history, participant, occasion.today));
    Refusals::none_of(of_application)?;
    let none_left = || match facts.on_blanks {
        true => Refusal::new("blank_not_in_hand", "§3.9"),
        false => Refusal::new("number_block_exhausted", "§9.6"),
    };
    let number = facts.number.clone().ok_or_else(none_left)?;
    let declared = &examined.declared;
    let names = (declared.exporter.name.clone(), declared.importer.name.clone());
    let core = CertificateCore::from_parcels(names.0, names.1, &decided.parcels, &asked.seals)
        .ok_or_else(|| Refusal::new("total_out_of_range", "decision 26"))?;
    Ok(Case {
        header: header(facts, declared, number, occasion, refers_to),
        core,
        details: details(examined, asked, decided),
        pack: Arc::clone(&facts.pack),
        history: Arc::clone(&facts.history),
        arrival: None,
    })
}

/// Where the goods lie with the office first, a certificate waits until the checks of the exporter's papers are over.
fn checks_not_over(asked: &examine_shipment::Request, pack: &RulePack, today: Day) -> Option<Refusal> {
    let earliest = pack.counter.as_ref()?.earliest_issue(asked.lodging.as_ref()?.on, &pack.calendar);
    let refusal = Refusal::new("checks_not_over", "§5.11").at("application").found(today).expected(earliest);
    refusal.unless(earliest <= today)
}

/// Goods go back under a certificate of this office only where it had let them in.
fn return_unknown(declared: &ShipmentDeclaration, facts: &Facts) -> Option<Refusal> {
    let first = declared.return_of.as_ref()?;
    Refusal::new("return_of_unknown", "§9.7").at("application").found(first).unless(facts.return_known)
}

/// Goods that came in under a certificate go out once (§5.11).
fn lot_exceeded(lot: &Exceeded) -> Refusal {
    Refusal::new("lot_exceeded", "§5.11")
        .at("application")
        .found(format!("{} {}", lot.number, lot.wanted))
        .expected(lot.left)
}

fn header(
    facts: &Facts,
    declared: &ShipmentDeclaration,
    number: CertificateNumber,
    occasion: &Occasion,
    refers_to: Option<CertificateNumber>,
) -> Header {
    Header {
        number: Some(number),
        participant: Some(facts.participant),
        authority: Some(facts.authority.clone()),
        destination: Some(facts.history.participant_of(declared.destination, occasion.today)),
        issued: Some(occasion.today),
        expires: Some(facts.pack.validity.expires_on(occasion.today)),
        refers_to,
        ..Header::about(DocumentKind::Certificate, Effect::Issued)
    }
}

fn details(
    examined: &Examined,
    asked: &examine_shipment::Request,
    decided: &examine_shipment::Decided,
) -> CertificateDetails {
    let declared = &examined.declared;
    CertificateDetails {
        application: examined.application.clone(),
        exporter: declared.exporter.clone(),
        importer: declared.importer.clone(),
        consignee: declared.consignee.clone(),
        purpose: declared.purpose,
        expected_return: declared.expected_return,
        conveyance: declared.conveyance.clone(),
        parcels: decided.parcels.clone(),
        valuations: asked.valuations.to_vec(),
        cleaning: asked.cleaning,
        sieve: asked.sieve.clone(),
        container: asked.container.clone(),
        seals: asked.seals.clone(),
        photographs: asked.photographs.clone(),
        sources: declared.sources.clone(),
        no_conflict: declared.no_conflict,
        warranty: declared.warranty,
        importing_authority: examined.importing_authority.clone(),
        return_of: declared.return_of.clone(),
    }
}
