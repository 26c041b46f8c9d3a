//! Whether the shipment's days are in order and the certificate was still good.
//!
//! Invariant: the certificate is there before the goods leave, and they leave before they are presented; the last
//! good day is whole. Days are taken to be days of the pack's time zone. Only one of the two tests of validity
//! applies, as the issuer's pack says.
//! Source: kpcs.md §2.5, §4.1, §9.2; reading 8 of `testdata/gate/scenarios.txt`.

use super::{Question, Reason, ReasonCode, When};
use crate::{
    party::{RulePack, TestedAt},
    value::CountryCode,
};

/// All reasons of days, told of the issuer.
pub(super) fn reasons(question: &Question, issuer: CountryCode, pack: &RulePack) -> Vec<Reason> {
    let left = (When::Left, question.left);
    let presented = (When::Presented, question.presented);
    let good_until = pack.validity.expires_on(question.issued);
    let (expired, tested) = match pack.validity.tested_at {
        TestedAt::Export => (ReasonCode::ExpiredBeforeExport, left),
        TestedAt::Arrival => (ReasonCode::ExpiredBeforeArrival, presented),
    };
    let table = [
        (question.left < question.issued, ReasonCode::IssuedAfterExport, left),
        (question.presented < question.left, ReasonCode::PresentedBeforeExport, presented),
        (tested.1 > good_until, expired, tested),
    ];
    table.into_iter().filter(|(holds, ..)| *holds).map(|(_, code, at)| Reason::new(code, issuer, at)).collect()
}
