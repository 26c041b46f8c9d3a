//! report_certificate_stolen: the original was stolen; its holder says so through the issuer (kpcs.md §9.5).
//!
//! Two people. The number ends and is refused from then on, wherever it is presented; number, issuer, day and word are
//! public (§9.6), the circumstances stay with the parties.
//! Refusals, in order of precedence: `approver_is_preparer`, `certificate_unknown`, `noticed_before_issue`,
//! `noticed_in_the_future`, `certificate_already_closed`.

use super::{
    Act, ActInfo, ActRecord, Effect, KeyPurpose, Occasion, Refusals, Role, Tier,
    report_certificate_lost::{Facts, alert, known, missed},
    void_certificate::Decided,
};
use crate::{
    field::YesOrNo,
    record,
    value::{CertificateNumber, Day, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportCertificateStolen;

record! {
    /// What the clerk takes down.
    pub struct Request {
        1 number: CertificateNumber, "§9.5";
        /// When the theft was noticed.
        2 noticed_on: Day, "§9.5";
        /// Who reports it.
        3 reported_by: Name, "§9.5";
        4 circumstances: Text, "§9.5";
        /// Whether the goods are missing, too.
        5 goods_missing: YesOrNo, "§9.5";
        /// The police's reference.
        6 police_report: Option<Name>, "§6.7";
    }
}

impl Act for ReportCertificateStolen {
    const INFO: ActInfo = ActInfo {
        code: 32,
        name: "report_certificate_stolen",
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
        Refusals::none_of(missed.into_iter().chain([certificate.clone().steal().err()]))?;
        let (header, decided) = alert(certificate, facts, Effect::Stolen);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
