//! What is not closed, as JSON.
//!
//! Must not know: who may read a row.

use kpcs_domain::{
    certificate::{Escalation, OpenReason},
    field::Kind,
};
use kpcs_store::{act::case::CaseKind, view::NotClosedRow};

use super::{row, text};

/// A row with the side on which it is open: `sent` for what the office issued, `arriving` for what comes to it.
#[derive(Debug, Clone)]
pub struct Sided {
    /// The side.
    pub side: &'static str,
    /// The row.
    pub row: NotClosedRow,
}

row! {
    /// A certificate or shipment that is not closed.
    NOT_CLOSED not_closed_json(sided: &Sided) {
        side: Kind::Choice(&["sent", "arriving"]), true => sided.side;
        number: Kind::CertificateNumber, true => sided.row.number.to_string();
        counterpart: Kind::Country, true => sided.row.counterpart.to_string();
        reason: Kind::Choice(OpenReason::WORDS), true => sided.row.reason.word();
        since: Kind::Day, true => sided.row.since.to_string();
        due: Kind::Day, false => text(sided.row.due.as_ref());
        case: Kind::Choice(CaseKind::WORDS), false => sided.row.case.map(|case| case.kind.word());
        case_due: Kind::Day, false => text(sided.row.case.and_then(|case| case.due).as_ref());
        endorse_by: Kind::Day, false => text(sided.row.endorse_by.as_ref());
        escalation: Kind::Choice(Escalation::WORDS), true => sided.row.escalation.word();
    }
}
