//! The rules of the scheme that concern a certificate, one file each, and the way in which a case is judged by them.
//!
//! Invariant: every enforceable requirement of kpcs.md §3, §4, §5.7, §5.8 and §9 that a case can show is one file
//! here, named by the code of its refusal; what types make impossible is no rule, and `elsewhere` says so.
//! A rule neither asks nor changes anything. Must not know: acts, who asks, today.
//! Source: architecture.md 4; decisions 30. `docs/requirements.md` is made from this module.

mod case;
mod elsewhere;
pub mod example;
mod gate;
mod kind;
mod requirements;

pub use case::{ArrivalCase, Case, ConfirmationCase, ParcelVerdict};
pub use elsewhere::{ELSEWHERE, Elsewhere, Held};
pub use kind::{Breach, Finding, Force, InForce, Matter, Rule, Stage};
pub use requirements::render;

use crate::act::Refusal;

/// Declares the files of the rules and lists them; a rule's code is its file's name (a test holds this).
macro_rules! rules {
    ($($name:ident,)+) => {
        $(mod $name;)+

        /// Every rule, in the order of the sections of kpcs.md; decisions come last.
        pub const RULES: &[&Rule] = &[$(&$name::RULE,)+];

        #[cfg(test)]
        const FILES: &[&str] = &[$(stringify!($name),)+];
    };
}

rules! {
    presented_before_export,
    certificate_not_required,
    element_missing,
    number_not_of_issuer,
    authority_not_of_issuer,
    english_missing,
    parties_differ,
    parcel_without_weight,
    parcel_without_value,
    parcel_count_differs,
    single_origin_hidden,
    seal_not_on_certificate,
    container_not_numbered,
    lines_not_sums,
    subheadings_mixed,
    number_not_in_form,
    issued_after_export,
    arrived_elsewhere,
    unknown_place,
    issuer_not_participant,
    destination_not_participant,
    origin_not_participant,
    certificate_missing,
    confirmation_incomplete,
    confirmation_of_another,
    parcel_without_verdict,
    difference_stands,
    exporter_unlicensed,
    conflict_declaration_missing,
    seals_differ,
    advice_not_addressed,
    importing_authority_elsewhere,
    seal_broken,
    seals_found_differ,
    parcels_found_differ,
    advice_not_received,
    sources_missing,
    sources_do_not_cover,
    expiry_not_after_issue,
    validity_too_long,
    expired_before_export,
    expired_before_arrival,
    weight_outside_tolerance,
    explanation_missing,
    match_beyond_tolerance,
    used_before,
    number_outside_blocks,
    return_day_missing,
    origin_not_of_parcels,
    origins_collapsed,
    origin_hidden_at_eu_entry,
    issuer_closed,
    issuer_no_export,
    destination_closed,
    origin_closed,
    origin_no_export,
    chinese_taipei,
    valuations_too_few,
    value_not_by_valuation,
    print_limit_exceeded,
}

/// Every rule of `stage` with what it came to for `case`, in the order of the sections.
pub fn judge(stage: Stage, case: &Case) -> impl Iterator<Item = (&'static Rule, Finding)> + '_ {
    of(stage).map(move |rule| (rule, rule.find(case)))
}

/// What forbids the step: standing of Participants first, then the document, then the goods; within each, in the
/// order of the sections. Empty when nothing does.
#[must_use]
pub fn refusals(stage: Stage, case: &Case) -> Vec<Refusal> {
    objections(stage, case, Breach::Refuses)
}

/// What the officer is told and may go past (kpcs.md §0.1, recommendations), in the same order.
#[must_use]
pub fn warnings(stage: Stage, case: &Case) -> Vec<Refusal> {
    objections(stage, case, Breach::Warns)
}

fn of(stage: Stage) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(move |rule| rule.stages.contains(&stage))
}

fn objections(stage: Stage, case: &Case, breach: Breach) -> Vec<Refusal> {
    let of_breach = of(stage).filter(|rule| rule.breach == breach);
    let mut found: Vec<_> =
        of_breach.filter_map(|rule| rule.objection(case).map(|refusal| (rule.matter, refusal))).collect();
    found.sort_by_key(|(matter, _)| *matter);
    found.into_iter().map(|(_, refusal)| refusal).collect()
}

#[cfg(test)]
mod tests;
