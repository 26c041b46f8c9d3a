//! The counter as the exporting Participant's pack asks for it: who is there and signs, papers, lodging, the fee's receipt.
//!
//! Invariant: as much as the pack asks and no more, so that a Participant without such rules examines as before.
//! Must not know: weights and values. Source: kpcs.md §5.11; docs/formats/rule-pack.md, "counter".

use kpcs_domain::{
    certificate::{Fee, Lodging, PaperBrought, PersonPresent},
    party::RulePack,
    value::{Name, UsdCents},
};

use super::export::present;
use crate::{
    name::MARK,
    plan::{Company, PlannedShipment},
};

/// The examiner, the exporter, and whoever else must be there.
pub(super) fn persons(examiner: &str, exporter: &Company, pack: &RulePack) -> Option<Vec<PersonPresent>> {
    let mut persons = vec![present(examiner, "diamond officer")?, present(exporter.name.as_str(), "exporter")?];
    for wanted in pack.counter.iter().flat_map(|rule| &rule.present) {
        let there = persons.iter().filter(|person| person.capacity.as_str().contains(wanted.capacity.as_str())).count();
        for turn in there as u64 + 1..=wanted.persons {
            let capacity =
                if wanted.persons == 1 { wanted.capacity.to_string() } else { format!("{} {turn}", wanted.capacity) };
            persons.push(present(&format!("Officer of {capacity} {MARK}"), &capacity)?);
        }
    }
    Some(persons)
}

/// As many signatures as are asked for, from those who were there.
pub(super) fn signatures(persons: &[PersonPresent], pack: &RulePack) -> Vec<Name> {
    let asked = pack.counter.as_ref().map_or(0, |rule| rule.signatures);
    persons.iter().take(usize::try_from(asked).unwrap_or(0)).map(|person| person.name.clone()).collect()
}

/// The papers that are asked for, each with a reference.
pub(super) fn papers(shipment: &PlannedShipment, pack: &RulePack) -> Vec<PaperBrought> {
    let papers = pack.counter.iter().flat_map(|rule| &rule.papers);
    papers
        .map(|paper| PaperBrought {
            paper: paper.clone(),
            reference: Name::parse(&format!("P-{:06}", shipment.id)).ok(),
        })
        .collect()
}

/// The goods lie with the office long enough before they are examined.
pub(super) fn lodging(shipment: &PlannedShipment, exporter: &Company, pack: &RulePack) -> Option<Lodging> {
    let rule = pack.counter.as_ref().filter(|rule| rule.lodging)?;
    let waited = i64::try_from(rule.waiting_days).ok()?;
    Some(Lodging {
        on: shipment.dates.examined.day().plus_days(-2 * waited),
        receipt: Name::parse(&format!("{}-L{:06}", exporter.authority, shipment.id)).ok()?,
    })
}

/// The receipt of the fee, where it is a condition of issue.
pub(super) fn fee(shipment: &PlannedShipment, exporter: &Company, pack: &RulePack) -> Option<Fee> {
    let receipt = Name::parse(&format!("{}-F{:06}", exporter.authority, shipment.id)).ok()?;
    let amount = UsdCents::from_cents(i64::try_from(pack.valuation.fee_usd_cents).ok()?)?;
    pack.valuation.fee_receipt_required.then_some(Fee { amount, receipt })
}

/// Whether every parcel is put on the scale twice.
pub(super) fn weighs_twice(pack: &RulePack) -> bool {
    pack.counter.as_ref().is_some_and(|rule| rule.reweighing)
}
