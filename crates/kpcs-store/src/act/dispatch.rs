//! The list of acts, and finding one by its code or name.
//!
//! Invariant: every act of the domain stands here once; a test compares with the domain's own list.

use kpcs_domain::act::{Act, ActInfo};

use super::Stored;

/// Something that is done for whichever act it turns out to be.
pub trait Visitor {
    /// What comes of it.
    type Output;

    /// Does it for act `A`.
    fn visit<A: Stored>(self) -> Self::Output;
}

macro_rules! acts {
    ($($act:ident),+ $(,)?) => {
        /// What everybody may know of each act, in the order of their codes.
        #[must_use]
        pub fn infos() -> &'static [&'static ActInfo] {
            &[$(&<kpcs_domain::act::$act as Act>::INFO,)+]
        }

        /// Visits the act with this code; `None` for an unknown one.
        pub fn visit_code<V: Visitor>(code: u64, visitor: V) -> Option<V::Output> {
            $(if code == <kpcs_domain::act::$act as Act>::INFO.code {
                return Some(visitor.visit::<kpcs_domain::act::$act>());
            })+
            None
        }

        /// Visits the act with this name; `None` for an unknown one.
        pub fn visit_act<V: Visitor>(name: &str, visitor: V) -> Option<V::Output> {
            $(if name == <kpcs_domain::act::$act as Act>::INFO.name {
                return Some(visitor.visit::<kpcs_domain::act::$act>());
            })+
            None
        }
    };
}

acts!(
    ApplyForCertificate,
    AmendApplication,
    WithdrawApplication,
    ExamineShipment,
    IssueCertificate,
    VoidCertificate,
    ReplaceCertificate,
    RecordDispatch,
    RegisterArrival,
    ConfirmReceipt,
    ReportDiscrepancy,
    RecordForeignCertificate,
    RecordPaperConfirmation,
    CancelCertificate,
    AdmitParticipant,
    ChangeParticipantStatus,
    DesignateAuthority,
    AdoptRulePack,
    PublishSpecimen,
    AuthoriseKey,
    RevokeKey,
    AmendCertificate,
    ReportCertificateLost,
    ReportCertificateStolen,
    InvalidateCertificate,
    IssueTechnicalCertificate,
    IssueLetterOfComfort,
    RecordHandover,
    RecordTransit,
    DepositUnopened,
    EndorseOriginal,
    IssueImportCertificate,
    DetainShipment,
    ReleaseShipment,
    RefuseImport,
    ReturnShipment,
    ForfeitShipment,
    QueryIssuer,
    AnswerQuery,
    BookAppointment,
    ReceiveBlanks,
    AllotBlanks,
    SpoilBlank,
    DestroyBlanks,
    CountBlanks,
    RegisterObserver,
    EndObservership,
    EndDesignation,
    PublishContacts,
    RecognisePartner,
    RaiseAlert,
    ResolveAlert,
    ChangeAppointment,
);
