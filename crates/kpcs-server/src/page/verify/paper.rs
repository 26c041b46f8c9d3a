//! A paper without a code: its number compared with the form and the blocks of its issuer (decisions 15).
//!
//! Invariant: a comparison that nothing is known for does not speak against the paper. What has been said of the number
//! since, the verifier itself adds from the status.
//! Source: kpcs.md §3.8, §9.6.

use kpcs_domain::value::{CertificateNumber, Day};
use kpcs_store::{Sql, StoreFault, act::facts::rule_pack, view};
use kpcs_verify::PaperCertificate;

/// The comparisons that did not agree, as codes of reasons.
const NOT_IN_FORM: &str = "number_not_in_form";
const OUTSIDE_BLOCKS: &str = "number_outside_blocks";

/// The paper with what differs, and how often its number was presented here.
pub(super) fn paper(
    sql: &Sql<'_>,
    number: &CertificateNumber,
    day: Day,
) -> Result<(PaperCertificate, i64), StoreFault> {
    let numbers = &rule_pack(sql, number.issuer(), day)?.number;
    let not_in_form = (!numbers.has_form(number)).then_some(NOT_IN_FORM);
    let outside = (numbers.in_a_block(number) == Some(false)).then_some(OUTSIDE_BLOCKS);
    let differing = not_in_form.into_iter().chain(outside).collect();
    let presented = view::times_presented(sql, number)?;
    Ok((PaperCertificate { number: number.clone(), issued: None, differing }, presented))
}
