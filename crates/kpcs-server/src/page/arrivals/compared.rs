//! Declared against measured, parcel by parcel; and a paper against what is known of its issuer.
//!
//! Invariant: the comparison is the act's own (`confirm_receipt::compare`), so the page and the record cannot differ.
//! Source: kpcs.md §4.3(b), §9.3; decisions 15 and 20.

use kpcs_domain::{
    act::{
        RecordForeignCertificate,
        confirm_receipt::{Comparison, compare},
        record_foreign_certificate::{Agreement, Compared},
        register_arrival,
    },
    certificate::{KnownShipment, Verdict as Found},
    party::Tolerance,
    value::Carats,
};
use kpcs_store::{Entry, StoreFault};
use kpcs_web::{
    Texts,
    part::{Difference, Differences, Inline, Judged, JudgedRule, Judgement, Verdict},
};

use super::ledger::{Declared, Shipment};
use crate::{objection::section_link, receipt::allowed, words};

/// The comparison of the first arrival; `None` until it is measured, or while figures are hidden.
pub(super) fn comparison(shipment: &Shipment) -> Option<Vec<Comparison>> {
    let (_, arrival) = shipment.arrivals.first()?;
    if let Some(confirmed) = &shipment.confirmation {
        return Some(confirmed.comparisons.to_vec());
    }
    compare_now(&shipment.declared, arrival, &shipment.pack.tolerance)
}

fn compare_now(
    declared: &Declared,
    arrival: &register_arrival::Request,
    tolerance: &Tolerance,
) -> Option<Vec<Comparison>> {
    let Declared::Shown(known) = declared else { return None };
    Some(compare(known, arrival, &[], tolerance))
}

/// The comparison as a table with its total; `found` is how many parcels the officer found.
pub(super) fn differences(
    texts: Texts,
    known: &KnownShipment,
    found: usize,
    comparisons: &[Comparison],
    tolerance: &Tolerance,
) -> Differences {
    let parcel = |(index, one): (usize, &Comparison)| {
        let declared = known.details.parcels.get(index);
        let hs = declared.map(|parcel| format!(", {}", parcel.hs)).unwrap_or_default();
        let label = format!("{} {}{hs}", texts.get("word-parcel"), index + 1);
        let there = (declared.is_some(), index < found);
        line(texts, label, (one.declared, one.measured), there, tolerance)
    };
    let mut lines: Vec<_> = comparisons.iter().enumerate().map(parcel).collect();
    let sum = |of: fn(&Comparison) -> Carats| Carats::sum(comparisons.iter().map(of)).unwrap_or(Carats::MAX);
    if comparisons.len() > 1 {
        let sums = (sum(|one| one.declared), sum(|one| one.measured));
        lines.push(line(texts, texts.get("arrivals-whole"), sums, (true, true), tolerance));
    }
    Differences { texts, caption: texts.get("arrivals-mass"), unit: "ct".to_owned(), lines }
}

/// One line; a parcel that is on one side only has no figure on the other: a dash, not a zero.
fn line(
    texts: Texts,
    label: String,
    (declared, measured): (Carats, Carats),
    (is_declared, is_measured): (bool, bool),
    tolerance: &Tolerance,
) -> Difference {
    let verdict = match (declared == measured, tolerance.accepts_carats(declared, measured)) {
        _ if !(is_declared && is_measured) => Verdict::Differs,
        (true, _) => Verdict::Matches,
        (false, true) => Verdict::WithinTolerance,
        (false, false) => Verdict::Differs,
    };
    let figure = |there: bool, carats| match there {
        true => Inline::Number(words::carats(texts, carats)),
        false => Inline::not_reported(texts),
    };
    Difference {
        label,
        declared: figure(is_declared, declared),
        measured: figure(is_measured, measured),
        difference: Inline::Number(signed(texts, declared, measured)),
        tolerance: Inline::Number(words::carats(texts, allowed(tolerance, declared))),
        verdict,
    }
}

/// Measured less declared, with its sign.
pub(super) fn signed(texts: Texts, declared: Carats, measured: Carats) -> String {
    let distance = Carats::from_thousandths(declared.distance_thousandths(measured)).unwrap_or(Carats::MAX);
    let sign = match measured.cmp(&declared) {
        std::cmp::Ordering::Less => "\u{2212}",
        std::cmp::Ordering::Equal => "",
        std::cmp::Ordering::Greater => "+",
    };
    format!("{sign}{}", words::carats(texts, distance))
}

/// The parcels that differ beyond the tolerance, as index from 0 and words for the form.
pub(super) fn differing(texts: Texts, comparisons: &[Comparison]) -> Vec<(usize, String)> {
    let differs = comparisons.iter().enumerate().filter(|(_, one)| one.verdict != Found::Matched);
    differs.map(|(index, one)| (index, worded(texts, index, one))).collect()
}

fn worded(texts: Texts, index: usize, one: &Comparison) -> String {
    let text = texts.t("arrivals-parcel-differs").arg("parcel", index + 1);
    text.arg("declared", words::carats(texts, one.declared))
        .arg("measured", words::carats(texts, one.measured))
        .arg("difference", signed(texts, one.declared, one.measured))
        .to_string()
}

/// What a paper was compared with when it was taken in; nothing for a certificate that was advised.
pub(super) fn paper(texts: Texts, entry: &Entry) -> Result<Judged, StoreFault> {
    let mut rules = Vec::new();
    if entry.info.name == "record_foreign_certificate" {
        let decided = entry.record::<RecordForeignCertificate>()?.decided;
        rules = decided.comparisons.iter().map(|one| judged(texts, one.what, one.finding)).collect();
    }
    Ok(Judged { texts, rules })
}

fn judged(texts: Texts, what: Compared, finding: Agreement) -> JudgedRule {
    let (judgement, note) = match finding {
        Agreement::Agrees => (Judgement::Met, None),
        Agreement::Differs => (Judgement::Warning, Some("compared-note-differs")),
        Agreement::NotKnown => (Judgement::NotChecked, Some("compared-note-not-known")),
    };
    let section = match what {
        Compared::Form => "§3.8",
        Compared::Block | Compared::Range => "§9.6",
        Compared::Duplicate => "§9.5",
        Compared::Specimen | Compared::Signatory => "§3.10",
        Compared::Advice => "§5.7",
    };
    JudgedRule {
        section: section_link(section),
        sentence: texts.get(&format!("compared-{}", what.word())),
        judgement,
        note: note.map(|key| texts.get(key)).unwrap_or_default(),
    }
}
