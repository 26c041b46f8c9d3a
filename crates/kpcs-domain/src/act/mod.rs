//! Acts: what official things can be done, by whom, and the one way in which each is decided.
//!
//! Invariant: `decide` is a pure function of the request, the facts and the occasion; it answers with a record or with
//! every refusal it knows, in order of precedence. What is recorded has happened; nothing refuses it later.
//! Must not know: how facts are gathered, how records are signed or stored.
//! Source: acts.md; decisions 9 and 29.

pub mod admit_participant;
pub mod apply_for_certificate;
pub mod confirm_receipt;
pub mod examine_shipment;
mod header;
pub mod issue_certificate;
mod kind;
mod refusal;
pub mod register_arrival;

pub use admit_participant::AdmitParticipant;
pub use apply_for_certificate::ApplyForCertificate;
pub use confirm_receipt::ConfirmReceipt;
pub use examine_shipment::ExamineShipment;
pub use issue_certificate::IssueCertificate;
pub use register_arrival::RegisterArrival;

pub use header::{Approval, ApprovalMethod, Chain, DocumentKind, Effect, Header};
pub use kind::{Act, ActInfo, ActRecord, Actor, KeyPurpose, Occasion, Role, Tier};
pub use refusal::{Refusal, Refusals};
