//! report_certificate_lost: the holder has lost the original and says so through its issuer (kpcs.md §9.5).
//!
//! Two people. The number ends and is refused from then on, wherever it is presented; number, issuer, day and word are
//! public (§9.6). New papers for the same goods are a new certificate that names this number.
//! Refusals, in order of precedence: `approver_is_preparer`, `certificate_unknown`, `noticed_before_issue`,
//! `noticed_in_the_future`, `certificate_already_closed`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    cancel_certificate::about, void_certificate::Decided,
};
use crate::{
    certificate::Certificate,
    field::YesOrNo,
    record,
    value::{AuthorityId, CertificateNumber, Day, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportCertificateLost;

record! {
    /// What the clerk takes down.
    pub struct Request {
        1 number: CertificateNumber, "§9.5";
        /// When the loss was noticed.
        2 noticed_on: Day, "§9.5";
        /// Who reports it.
        3 reported_by: Name, "§9.5";
        4 circumstances: Text, "§9.5";
        /// Whether the goods are missing, too.
        5 goods_missing: YesOrNo, "§9.5";
    }
}

/// What the decision needs to know; shared by the three ends that are public.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The certificate; `None` when the office issued none of that number.
    pub certificate: Option<Certificate>,
    /// The Importing Authority that was advised.
    pub importing_authority: Option<AuthorityId>,
}

impl Act for ReportCertificateLost {
    const INFO: ActInfo = ActInfo {
        code: 31,
        name: "report_certificate_lost",
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
        let certificate = known(&request.number, facts, occasion)?;
        let missed = missed(certificate, request.noticed_on, occasion);
        Refusals::none_of(missed.into_iter().chain([certificate.clone().lose().err()]))?;
        let (header, decided) = alert(certificate, facts, Effect::Lost);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

/// The certificate that an end is about, once two people stand behind it.
///
/// # Errors
/// `approver_is_preparer`, `certificate_unknown`.
pub(super) fn known<'a>(
    number: &CertificateNumber,
    facts: &'a Facts,
    occasion: &Occasion,
) -> Result<&'a Certificate, Refusals> {
    Refusals::none_of([occasion.approved_by_preparer()])?;
    let unknown = || Refusal::new("certificate_unknown", "§9.5").at("number").found(number);
    Ok(facts.certificate.as_ref().ok_or_else(unknown)?)
}

/// A paper is missed after it was issued, and not before today is over.
pub(super) fn missed(certificate: &Certificate, noticed_on: Day, occasion: &Occasion) -> [Option<Refusal>; 2] {
    let refusal = |code| Refusal::new(code, "§9.5").at("noticed_on").found(noticed_on);
    let issued_on = certificate.issued().issued_on;
    [
        refusal("noticed_before_issue").expected(issued_on).unless(issued_on <= noticed_on),
        refusal("noticed_in_the_future").expected(occasion.today).unless(noticed_on <= occasion.today),
    ]
}

/// What everybody is told, and who is told by name.
pub(super) fn alert(certificate: &Certificate, facts: &Facts, effect: Effect) -> (Header, Decided) {
    let decided = Decided { importing_authority: facts.importing_authority.clone() };
    (about(certificate, DocumentKind::Alert, effect), decided)
}
