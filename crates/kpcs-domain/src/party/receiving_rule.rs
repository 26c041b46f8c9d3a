//! `ReceivingRule`: what a Participant's importing side keeps with a confirmation; and who may say that goods came.
//!
//! Invariant: where the pack says that a consignee or a licensed body confirms (`roles.confirms`), their word is named in the
//! confirmation; the authority still signs it. Must not know: weights.
//! Source: kpcs.md §9.12b, §17.5; decisions 13.

use super::RoleHolder;
use crate::{
    act::{Refusal, confirm_receipt::Request},
    certificate::CertificateDetails,
    record,
};

record! {
    /// What is kept with a confirmation.
    pub struct ReceivingRule {
        /// The number of the customs entry.
        1 entry_number_required: bool, "§17.5";
        /// An original that its issuer amended may be endorsed on the issuer's word.
        2 endorse_amended: bool, "§9.4";
    }
}

/// What speaks against a confirmation by the importing Participant's own ways, in order of precedence.
#[must_use]
pub fn receiving_objections(
    request: &Request,
    details: &CertificateDetails,
    confirms: RoleHolder,
    rule: Option<&ReceivingRule>,
) -> Vec<Option<Refusal>> {
    let other = confirms != RoleHolder::Authority;
    let consignee = details.consignee.as_ref().map(|consignee| &consignee.name);
    let parties: Vec<_> = std::iter::once(&details.importer.name).chain(consignee).collect();
    let reported = request.reported_by.as_ref();
    let of_party = reported.is_none_or(|name| parties.contains(&name));
    let names: Vec<_> = parties.iter().map(|name| name.as_str()).collect();
    let late = request.reported_on.filter(|on| *on < request.received_on);
    vec![
        Refusal::new("confirmer_not_named", "§9.12b")
            .at("reported_by")
            .expected(confirms)
            .unless(!other || (reported.is_some() && request.reported_on.is_some())),
        Refusal::new("confirmer_not_consignee", "§9.12b")
            .at("reported_by")
            .found(reported.map(ToString::to_string).unwrap_or_default())
            .expected(names.join(", "))
            .unless(confirms != RoleHolder::Consignee || of_party),
        Refusal::new("confirmer_without_licence", "§9.12b")
            .at("reporter_licence")
            .unless(confirms != RoleHolder::LicensedBody || request.reporter_licence.is_some()),
        late.map(|on| {
            Refusal::new("reported_before_receipt", "§9.12b").at("reported_on").found(on).expected(request.received_on)
        }),
        Refusal::new("entry_number_missing", "§17.5")
            .at("entry_number")
            .unless(!rule.is_some_and(|rule| rule.entry_number_required) || request.entry_number.is_some()),
    ]
}
