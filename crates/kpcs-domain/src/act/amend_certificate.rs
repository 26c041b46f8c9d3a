//! amend_certificate: the issuer signs what is right where the face of a certificate errs (kpcs.md §9.4).
//!
//! Two people. The certificate is not edited: the amendment names the element, what was signed and what is right, and both
//! authorities show both readings. Weight and value are never changed in place.
//! Refusals, in order of precedence: `approver_is_preparer`, `certificate_unknown`, `certificate_already_closed`,
//! `amendment_not_allowed`, `element_needs_replacement`, `element_twice`, `reading_not_in_form`, `reading_unchanged`.

use std::sync::Arc;

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    cancel_certificate::about,
};
use crate::{
    certificate::{Certificate, CertificateCore, CertificateDetails, Correction, PrintedElement},
    field::OneOrMore,
    party::{AmendmentRule, RulePack},
    record,
    value::{AuthorityId, CertificateNumber, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmendCertificate;

record! {
    /// One element and what is right.
    pub struct RightReading {
        1 element: PrintedElement, "§9.4";
        2 is: Text, "§9.4";
    }
}

record! {
    /// What the clerk asks.
    pub struct Request {
        1 number: CertificateNumber, "§9.4";
        2 corrections: OneOrMore<RightReading>, "§9.4";
        3 reason: Text, "§9.4";
    }
}

record! {
    /// Both readings, and who is told.
    pub struct Decided {
        1 corrected: OneOrMore<Correction>, "§9.4";
        /// The Importing Authority that was advised.
        2 importing_authority: Option<AuthorityId>, "§5.7";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The certificate; `None` when the office issued none of that number.
    pub certificate: Option<Certificate>,
    /// What it says, with all amendments so far.
    pub says: Option<(CertificateCore, CertificateDetails)>,
    /// The Importing Authority that was advised.
    pub importing_authority: Option<AuthorityId>,
    /// The Participant's rules on the day of issue.
    pub pack: Arc<RulePack>,
}

impl Act for AmendCertificate {
    const INFO: ActInfo = ActInfo {
        code: 30,
        name: "amend_certificate",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk],
        approved_by: &[Role::ValidatingOfficer],
        section: "§9.4",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        Refusals::none_of([occasion.approved_by_preparer()])?;
        let unknown = || Refusal::new("certificate_unknown", "§9.4").at("number").found(&request.number);
        let certificate = facts.certificate.as_ref().ok_or_else(unknown)?;
        let says = facts.says.as_ref().ok_or_else(unknown)?;
        let closed = Refusal::new("certificate_already_closed", "§9.5").at("number").found(certificate.word());
        Refusals::none_of([closed.unless(certificate.is_open()), amendment_not_allowed(certificate, &facts.pack)])?;
        let corrected = corrected(&request, says)?;
        let header = about(certificate, DocumentKind::Certificate, Effect::Amended);
        let decided = Decided { corrected, importing_authority: facts.importing_authority.clone() };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

/// What the Participant's law says of amending before and after export.
fn amendment_not_allowed(certificate: &Certificate, pack: &RulePack) -> Option<Refusal> {
    let rule = match certificate {
        Certificate::Issued(_) => pack.amendment.before_export,
        _ => pack.amendment.after_export,
    };
    Refusal::new("amendment_not_allowed", "§9.4")
        .at("number")
        .found(certificate.word())
        .expected(rule)
        .unless(matches!(rule, AmendmentRule::Amend | AmendmentRule::ReplaceOrAmend))
}

/// Both readings of each element, or everything that speaks against them.
fn corrected(
    request: &Request,
    says: &(CertificateCore, CertificateDetails),
) -> Result<OneOrMore<Correction>, Refusals> {
    let both: Vec<_> =
        request.corrections.iter().enumerate().map(|(at, right)| both(request, at, right, says)).collect();
    Refusals::none_of(both.iter().map(|found| found.as_ref().err().cloned()))?;
    let corrected = both.into_iter().flatten().collect();
    Ok(OneOrMore::new(corrected).expect("the request holds one correction or more"))
}

fn both(
    request: &Request,
    at: usize,
    right: &RightReading,
    says: &(CertificateCore, CertificateDetails),
) -> Result<Correction, Refusal> {
    let element = right.element;
    let refusal = |code| Refusal::new(code, "§9.4").at("corrections").found(element);
    if !element.is_of_the_face() {
        return Err(refusal("element_needs_replacement"));
    }
    if request.corrections.iter().take(at).any(|earlier| earlier.element == element) {
        return Err(refusal("element_twice"));
    }
    let of_form = |code| Refusal::new(code, "§9.4").at("corrections").found(&right.is);
    let (mut core, mut details) = says.clone();
    element.correct(&mut core, &mut details, &right.is).ok_or_else(|| of_form("reading_not_in_form"))?;
    let was = element.reading(&says.0, &says.1);
    let is = element.reading(&core, &details);
    // What stood empty is said by a dash: there is no text without a character.
    let text = |reading: &str| Text::parse(if reading.is_empty() { "-" } else { reading });
    match (text(&was), text(&is)) {
        _ if was == is => Err(of_form("reading_unchanged")),
        (Ok(was), Ok(is)) => Ok(Correction { element, was, is }),
        _ => Err(of_form("reading_not_in_form")),
    }
}
