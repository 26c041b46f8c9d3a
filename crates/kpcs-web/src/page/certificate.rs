//! One certificate: facts left, acts right, its state, its QR code, its documents and what can be done now.
//!
//! Invariant: elements stand in the order of Annex I.
//! It must not know how the register finds what is shown.
//! Source: kpcs.md §3.2; look, "record page".

use askama::Template;

use crate::part::{Actions, Badge, Contact, Documents, Facts, Notice, Qr, Rosette, Steps, Table, Timeline};
use crate::shell::Shell;

/// One certificate: facts left, acts right, its state, its QR code, its documents and what can be done now.
#[derive(Template)]
#[template(path = "page/certificate.html")]
pub struct CertificatePage {
    pub shell: Shell,
    pub number: String,
    pub badge: Badge,
    pub specimen: bool,
    pub notice: Option<Notice>,
    /// The fixed formula of the scheme.
    pub statement: String,
    pub steps: Steps,
    /// Annex I order.
    pub facts: Facts,
    /// HS lines with totals.
    pub lines: Table,
    /// Seals, conveyance, purpose.
    pub shipment: Facts,
    pub qr: Option<Qr>,
    pub rosette: Option<Rosette>,
    pub digest: String,
    pub documents: Documents,
    /// Where it stands in the log, or what it waits for.
    pub logged: Option<Facts>,
    /// The other authority.
    pub contact: Option<Contact>,
    pub actions: Actions,
    pub timeline: Timeline,
}
