//! What a Participant asks beyond the scheme at its counter, of applications and when receiving: key by key, as its pack says.
//!
//! Invariant: a value that no source gives is marked as chosen; a key that asks for nothing is not shown.
//! Must not know: who looks. Source: docs/formats/rule-pack.md.

use kpcs_domain::{certificate::SourceKind, party::RulePack, value::Name};
use kpcs_web::{
    Texts,
    part::{Fact, Inline},
};

use crate::words;

/// The national ways of a pack.
pub(in crate::page) fn facts(texts: Texts, pack: &RulePack) -> Vec<Fact> {
    let asked =
        [number_of_valuers(pack)].into_iter().flatten().chain(application(texts, pack)).chain(counter(texts, pack));
    let asked = asked.chain(sending(texts, pack));
    asked.chain(receiving(texts, pack)).map(|(key, label, value)| fact(texts, pack, key, label, value)).collect()
}

/// The key in the pack, the key of its label, and what is asked.
type Asked = (&'static str, &'static str, String);

fn fact(texts: Texts, pack: &RulePack, key: &str, label: &str, value: String) -> Fact {
    let mut lines = vec![value];
    lines.extend(pack.is_chosen(key).then(|| texts.get("participant-asked-chosen")));
    Fact::new(texts.get(label), Inline::Lines(lines))
}

fn number_of_valuers(pack: &RulePack) -> Option<Asked> {
    let asked = ("valuation.minimum", "field-minimum", pack.valuation.minimum.to_string());
    pack.valuation.several.then_some(asked)
}

fn application(texts: Texts, pack: &RulePack) -> Vec<Asked> {
    let Some(rule) = &pack.application else { return Vec::new() };
    let yes = |asked: bool| if asked { words::choice(texts, "yes") } else { String::new() };
    let kinds = |kinds: &[SourceKind]| joined(kinds.iter().map(|kind| words::choice(texts, kind.word())));
    shown([
        ("application.licence_required", "field-licence-required", yes(rule.licence_required)),
        ("application.sources_required", "field-sources-required", yes(rule.sources_required)),
        ("application.sources_accepted", "field-sources-accepted", kinds(&rule.sources_accepted)),
        ("application.import_evidence", "field-import-evidence", kinds(&rule.import_evidence)),
        ("application.import_serials", "field-import-serials", yes(rule.import_serials)),
        ("application.bourses", "field-bourses", names(&rule.bourses)),
        ("application.mass_balanced", "field-mass-balanced", yes(rule.mass_balanced)),
    ])
}

fn counter(texts: Texts, pack: &RulePack) -> Vec<Asked> {
    let Some(rule) = &pack.counter else { return Vec::new() };
    let yes = |asked: bool| if asked { words::choice(texts, "yes") } else { String::new() };
    let count = |number: u64| if number > 0 { number.to_string() } else { String::new() };
    let present = rule.present.iter().map(|one| format!("{} {}", one.persons, one.capacity));
    let days = match rule.waiting_days {
        0 => String::new(),
        days => format!("{days} ({})", words::choice(texts, rule.waiting_day_kind.word())),
    };
    shown([
        ("counter.persons_minimum", "field-persons-minimum", count(rule.persons_minimum)),
        ("counter.present", "field-present", joined(present)),
        ("counter.signatures", "field-signatures", count(rule.signatures)),
        ("counter.papers", "field-papers", names(&rule.papers)),
        ("counter.reweighing", "field-reweighing", yes(rule.reweighing)),
        ("counter.lodging", "field-lodging", yes(rule.lodging)),
        ("counter.waiting_days", "field-waiting-days", days),
    ])
}

fn sending(texts: Texts, pack: &RulePack) -> Vec<Asked> {
    let Some(rule) = &pack.sending else { return Vec::new() };
    let asked = if rule.filing_number_required { words::choice(texts, "yes") } else { String::new() };
    shown([("sending.filing_number_required", "field-filing-number-required", asked)])
}

fn receiving(texts: Texts, pack: &RulePack) -> Vec<Asked> {
    let Some(rule) = &pack.receiving else { return Vec::new() };
    let yes = |asked: bool| if asked { words::choice(texts, "yes") } else { String::new() };
    shown([
        ("receiving.entry_number_required", "field-entry-number-required", yes(rule.entry_number_required)),
        ("receiving.endorse_amended", "field-endorse-amended", yes(rule.endorse_amended)),
    ])
}

fn shown<const N: usize>(asked: [Asked; N]) -> Vec<Asked> {
    asked.into_iter().filter(|(.., value)| !value.is_empty()).collect()
}

fn names(names: &[Name]) -> String {
    joined(names.iter().map(ToString::to_string))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
