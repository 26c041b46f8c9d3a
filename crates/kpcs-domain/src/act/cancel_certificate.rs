//! cancel_certificate: the exporter brings the original back before the goods have left (kpcs.md §9.5; decisions 14).
//!
//! Two people. The number is never used again.
//! Refusals, in order of precedence: `approver_is_preparer`, `certificate_unknown`, `original_not_surrendered`,
//! `certificate_not_issued`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    void_certificate::Decided,
};
use crate::{
    certificate::Certificate,
    record,
    value::{AuthorityId, CertificateNumber, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CancelCertificate;

record! {
    /// What the clerk asks.
    pub struct Request {
        1 number: CertificateNumber, "§9.5";
        2 reason: Text, "§9.5";
        3 original_surrendered: bool, "§9.5";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The certificate; `None` when the office issued none of that number.
    pub certificate: Option<Certificate>,
    /// The Importing Authority that was advised.
    pub importing_authority: Option<AuthorityId>,
}

impl Act for CancelCertificate {
    const INFO: ActInfo = ActInfo {
        code: 14,
        name: "cancel_certificate",
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
        Refusals::none_of([occasion.approved_by_preparer()])?;
        let unknown = || Refusal::new("certificate_unknown", "§9.5").at("number").found(&request.number);
        let certificate = facts.certificate.as_ref().ok_or_else(unknown)?;
        Refusals::none_of([
            Refusal::new("original_not_surrendered", "§9.5")
                .at("original_surrendered")
                .unless(request.original_surrendered),
            certificate.clone().cancel().err(),
        ])?;
        let header = about(certificate, DocumentKind::Certificate, Effect::Cancelled);
        let decided = Decided { importing_authority: facts.importing_authority.clone() };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

/// A header that names a certificate of the office's own register; shared by what happens to it.
pub(super) fn about(certificate: &Certificate, document: DocumentKind, effect: Effect) -> Header {
    let issued = certificate.issued();
    Header {
        number: Some(issued.number.clone()),
        participant: Some(issued.number.issuer()),
        authority: Some(issued.authority.clone()),
        destination: Some(issued.destination),
        ..Header::about(document, effect)
    }
}
