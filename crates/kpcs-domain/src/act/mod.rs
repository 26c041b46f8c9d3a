//! Acts: what official things can be done, by whom, and the one way in which each is decided.
//!
//! Invariant: `decide` is a pure function of the request, the facts and the occasion; it answers with a record or with
//! every refusal it knows, in order of precedence. What is recorded has happened; nothing refuses it later.
//! Must not know: how facts are gathered, how records are signed or stored.
//! Source: acts.md; decisions 9 and 29.

pub mod admit_participant;
pub mod adopt_rule_pack;
pub mod amend_application;
pub mod amend_certificate;
pub mod answer_query;
pub mod apply_for_certificate;
pub mod authorise_key;
pub mod cancel_certificate;
pub mod change_participant_status;
pub mod confirm_receipt;
pub mod deposit_unopened;
pub mod designate_authority;
pub mod detain_shipment;
pub mod endorse_original;
pub mod examine_shipment;
pub mod forfeit_shipment;
mod header;
pub mod invalidate_certificate;
pub mod issue_certificate;
pub mod issue_import_certificate;
pub mod issue_technical_certificate;
mod kind;
pub mod publish_specimen;
pub mod query_issuer;
pub mod record_dispatch;
pub mod record_foreign_certificate;
pub mod record_handover;
pub mod record_paper_confirmation;
pub mod record_transit;
mod refusal;
pub mod refuse_import;
pub mod register_arrival;
pub mod release_shipment;
pub mod replace_certificate;
pub mod report_certificate_lost;
pub mod report_certificate_stolen;
pub mod report_discrepancy;
pub mod return_shipment;
pub mod revoke_key;
pub mod void_certificate;
pub mod withdraw_application;

pub use admit_participant::AdmitParticipant;
pub use adopt_rule_pack::AdoptRulePack;
pub use amend_application::AmendApplication;
pub use amend_certificate::AmendCertificate;
pub use answer_query::AnswerQuery;
pub use apply_for_certificate::ApplyForCertificate;
pub use authorise_key::AuthoriseKey;
pub use cancel_certificate::CancelCertificate;
pub use change_participant_status::ChangeParticipantStatus;
pub use confirm_receipt::ConfirmReceipt;
pub use deposit_unopened::DepositUnopened;
pub use designate_authority::DesignateAuthority;
pub use detain_shipment::DetainShipment;
pub use endorse_original::EndorseOriginal;
pub use examine_shipment::ExamineShipment;
pub use forfeit_shipment::ForfeitShipment;
pub use invalidate_certificate::InvalidateCertificate;
pub use issue_certificate::IssueCertificate;
pub use issue_import_certificate::IssueImportCertificate;
pub use issue_technical_certificate::IssueTechnicalCertificate;
pub use publish_specimen::PublishSpecimen;
pub use query_issuer::QueryIssuer;
pub use record_dispatch::RecordDispatch;
pub use record_foreign_certificate::RecordForeignCertificate;
pub use record_handover::RecordHandover;
pub use record_paper_confirmation::RecordPaperConfirmation;
pub use record_transit::RecordTransit;
pub use refuse_import::RefuseImport;
pub use register_arrival::RegisterArrival;
pub use release_shipment::ReleaseShipment;
pub use replace_certificate::ReplaceCertificate;
pub use report_certificate_lost::ReportCertificateLost;
pub use report_certificate_stolen::ReportCertificateStolen;
pub use report_discrepancy::ReportDiscrepancy;
pub use return_shipment::ReturnShipment;
pub use revoke_key::RevokeKey;
pub use void_certificate::VoidCertificate;
pub use withdraw_application::WithdrawApplication;

pub use header::{Approval, ApprovalMethod, Chain, DocumentKind, Effect, Header};
pub use kind::{Act, ActInfo, ActRecord, Actor, KeyPurpose, Occasion, Role, Tier};
pub use refusal::{Refusal, Refusals};
