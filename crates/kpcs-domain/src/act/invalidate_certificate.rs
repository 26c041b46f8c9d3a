//! invalidate_certificate: the issuer withdraws a certificate, before or after the goods left (kpcs.md §9.5).
//!
//! Two people. The number ends and is refused from then on; number, issuer, day and word are public (§9.6), the ground
//! and the reason stay with the parties.
//! Refusals, in order of precedence: `approver_is_preparer`, `certificate_unknown`, `certificate_already_closed`.

use super::{
    Act, ActInfo, ActRecord, Effect, KeyPurpose, Occasion, Refusals, Role, Tier,
    report_certificate_lost::{Facts, alert, known},
    void_certificate::Decided,
};
use crate::{
    choice, record,
    value::{CertificateNumber, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidateCertificate;

choice! {
    /// On what ground an issuer withdraws a certificate.
    pub enum WithdrawalGround {
        /// What was declared for it was not true (§9.18).
        1 FalseDeclaration = "false_declaration",
        /// It should not have been issued as it was.
        2 IssuedInError = "issued_in_error",
        /// The goods are not those that it was issued for (§9.18).
        3 OtherGoods = "other_goods",
        /// A measure forbids the trade (§14).
        4 Measure = "measure",
        /// A court or an authority of the country ordered it.
        5 Order = "order",
        /// As the reason says.
        6 Other = "other_ground",
    }
}

record! {
    /// What the clerk asks.
    pub struct Request {
        1 number: CertificateNumber, "§9.5";
        2 ground: WithdrawalGround, "§9.5";
        3 reason: Text, "§9.5";
    }
}

impl Act for InvalidateCertificate {
    const INFO: ActInfo = ActInfo {
        code: 33,
        name: "invalidate_certificate",
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
        Refusals::none_of([certificate.clone().invalidate().err()])?;
        let (header, decided) = alert(certificate, facts, Effect::Invalidated);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
