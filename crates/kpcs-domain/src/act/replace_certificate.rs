//! replace_certificate: a new certificate takes the place of one with an error, on surrender of the original (kpcs.md §9.4).
//!
//! Two people. Nothing is edited: the new certificate has its own number and names the old one. It answers an
//! application of its own, examined like any other, because the goods are sealed anew.
//! Refusals, in order of precedence: `certificate_unknown`, `original_not_surrendered`, `replacement_not_allowed`,
//! `certificate_not_replaceable`, `importing_authority_differs`, then everything that issue_certificate refuses.

use super::{
    Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    issue_certificate::{self, certificate_for},
};
use crate::{
    certificate::{Certificate, CertificateDetails},
    party::AmendmentRule,
    record,
    value::{AuthorityId, CertificateNumber, Name, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplaceCertificate;

record! {
    /// What the clerk asks.
    pub struct Request {
        /// The certificate to be replaced.
        1 number: CertificateNumber, "§9.4";
        /// The application that the new certificate answers.
        2 application: Reference, "§5.7";
        3 reason: Text, "§9.4";
        4 original_surrendered: bool, "§9.4";
        /// What the container bears since the new number is known.
        5 container: Option<Name>, "§3.5";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The certificate to be replaced; `None` when the office issued none of that number.
    pub certificate: Option<Certificate>,
    /// The Importing Authority that was advised of it.
    pub importing_authority: Option<AuthorityId>,
    /// What issuing the new one needs.
    pub issue: issue_certificate::Facts,
}

impl Act for ReplaceCertificate {
    const INFO: ActInfo = ActInfo {
        code: 7,
        name: "replace_certificate",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk],
        approved_by: &[Role::ValidatingOfficer],
        section: "§9.4",
    };
    type Request = Request;
    type Decided = CertificateDetails;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("certificate_unknown", "§9.4").at("number").found(&request.number);
        let certificate = facts.certificate.as_ref().ok_or_else(unknown)?;
        let number = certificate.issued().number.clone();
        Refusals::none_of([
            Refusal::new("original_not_surrendered", "§9.4")
                .at("original_surrendered")
                .unless(request.original_surrendered),
            replacement_not_allowed(certificate, facts),
            certificate.clone().replace(number.clone(), true).err(),
            importing_authority_differs(facts),
        ])?;
        let (header, core, details) =
            certificate_for(&request.application, &facts.issue, occasion, Some(number), request.container.as_ref())?;
        Ok(ActRecord { header: Some(header), core: Some(core), asked: request, decided: details })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.header.as_ref().and_then(|header| header.number.as_ref()).map(ToString::to_string).unwrap_or_default()
    }
}

/// What the Participant's law says of replacing before and after export.
fn replacement_not_allowed(certificate: &Certificate, facts: &Facts) -> Option<Refusal> {
    let amendment = &facts.issue.pack.amendment;
    let rule = match certificate {
        Certificate::Dispatched(..) => amendment.after_export,
        _ => amendment.before_export,
    };
    Refusal::new("replacement_not_allowed", "§9.4")
        .at("number")
        .found(certificate.word())
        .expected(rule)
        .unless(matches!(rule, AmendmentRule::Replace | AmendmentRule::ReplaceOrAmend))
}

/// One advice tells of both certificates; goods for another authority are another shipment, the first certificate is
/// cancelled.
fn importing_authority_differs(facts: &Facts) -> Option<Refusal> {
    let examined = facts.issue.examined.as_ref()?;
    let text = |authority: &Option<AuthorityId>| authority.as_ref().map(ToString::to_string).unwrap_or_default();
    Refusal::new("importing_authority_differs", "§9.4")
        .at("application")
        .found(text(&examined.importing_authority))
        .expected(text(&facts.importing_authority))
        .unless(examined.importing_authority == facts.importing_authority)
}
