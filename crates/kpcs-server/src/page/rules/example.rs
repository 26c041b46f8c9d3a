//! The two examples of a rule side by side: what differs between the case that passes and the case that does not.
//!
//! Invariant: both are the cases that the rule's own test judges, and what the second one earns is what the rule says to it.
//! Must not know: any single rule.
//! Source: decisions 29 and 30; `kpcs_domain::rule`.

use kpcs_domain::{
    field::{Field, Input, Record},
    rule::{ArrivalCase, Breach, Case, Rule},
};
use kpcs_web::{
    Texts,
    part::{Column, Inline, Refusal, Refusals, Row, Table},
};

use crate::{
    objection::{field_label, refusal_key},
    page::desk::plain,
    words,
};

/// One line of a case: its label and what stands there.
type Line = (String, Inline);

/// What differs between the two examples.
pub fn table(texts: Texts, rule: &Rule) -> Table {
    let (passing, failing) = ((rule.passing)(), (rule.failing)());
    let (passes, fails) = (lines(texts, &passing), lines(texts, &failing));
    let mut rows: Vec<_> = labels(&passes, &fails)
        .into_iter()
        .map(|label| (label.clone(), of(&passes, &label), of(&fails, &label)))
        .filter(|(_, passes, fails)| passes.to_string() != fails.to_string())
        .map(|(label, passes, fails)| Row::of(vec![Inline::text(label), passes, fails]))
        .collect();
    if passing.pack != failing.pack || passing.history != failing.history {
        let cells = ["rule-fact-pack", "rule-fact-same", "rule-fact-other"];
        rows.push(Row::of(cells.iter().map(|key| Inline::text(texts.get(key))).collect()));
    }
    let columns = ["rule-page-fact", "rule-page-passing", "rule-page-failing"];
    Table {
        caption: texts.get("rule-page-passes"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows,
        stacked: true,
        ..Table::default()
    }
}

/// What is said to the second example, as a page says it.
pub fn refusal(texts: Texts, rule: &Rule) -> Refusals {
    let objection = rule.objection(&(rule.failing)());
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let key = refusal_key(rule.code);
    let refusals = objection.iter().map(|refusal| Refusal {
        what: texts.get(&key),
        found: given(&refusal.found),
        expected: given(&refusal.expected),
        to_do: Some(texts.get(&format!("{key}-todo"))),
        ..Refusal::default()
    });
    let title = match rule.breach {
        Breach::Refuses => "rule-page-fails",
        Breach::Warns => "rule-page-fails-warns",
    };
    Refusals { texts, title: texts.get(title), refusals: refusals.collect() }
}

fn labels(passes: &[Line], fails: &[Line]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for (label, _) in passes.iter().chain(fails) {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    labels
}

fn of(lines: &[Line], label: &str) -> Inline {
    lines.iter().find(|(known, _)| known == label).map_or(Inline::Nothing, |(_, value)| value.clone())
}

fn lines(texts: Texts, case: &Case) -> Vec<Line> {
    let mut lines = record(texts, &case.header);
    lines.extend(record(texts, &case.details));
    let printed = record(texts, &case.core);
    lines.extend(printed.into_iter().map(|(label, value)| (printed_label(texts, &label), value)));
    if let Some(arrival) = &case.arrival {
        lines.extend(arrived(texts, arrival));
    }
    lines
}

/// The same word stands in the application and on the paper; the paper's says so.
fn printed_label(texts: Texts, label: &str) -> String {
    texts.t("rule-fact-printed").arg("what", label).to_string()
}

fn record<R: Record>(texts: Texts, record: &R) -> Vec<Line> {
    let Some(Input::Group(answers)) = record.to_input() else { return Vec::new() };
    let line = |field: &Field| {
        let answer = answers.get(field.name).filter(|answer| !answer.is_empty())?;
        Some((field_label(texts, field.name), plain(texts, field.kind, answer)))
    };
    R::FIELDS.iter().filter_map(line).collect()
}

fn arrived(texts: Texts, arrival: &ArrivalCase) -> Vec<Line> {
    let text = |value: Option<String>| value.map_or(Inline::Nothing, Inline::Text);
    let yes = |holds: bool| Inline::Text(words::choice(texts, if holds { "yes" } else { "no" }));
    let day = |day| words::day(texts, day);
    let each = |items: Vec<String>| Inline::Lines(items);
    let confirmation = arrival.confirmation.as_ref();
    let verdict = |verdict: &kpcs_domain::rule::ParcelVerdict| words::choice(texts, verdict.verdict.word());
    let facts = [
        ("rule-fact-arrived", Inline::Text(words::place(texts, arrival.at))),
        ("rule-fact-left", text(arrival.left_on.map(day))),
        ("rule-fact-presented", Inline::Text(day(arrival.presented_on))),
        ("rule-fact-came", yes(arrival.certificate_presented)),
        ("rule-fact-advised", text(arrival.advised_on.map(day))),
        ("rule-fact-intact", yes(arrival.seals_intact)),
        ("rule-fact-seals-found", each(arrival.seals_found.iter().map(ToString::to_string).collect())),
        ("rule-fact-found", each(arrival.parcels.iter().map(|found| words::carats(texts, found.carats)).collect())),
        ("rule-fact-before", yes(arrival.arrived_before)),
        ("rule-fact-confirmed", text(confirmation.and_then(|it| Some(it.number.as_ref()?.to_string())))),
        ("rule-fact-confirmed-parcels", text(confirmation.and_then(|it| Some(it.parcels?.to_string())))),
        ("rule-fact-confirmed-carats", text(confirmation.and_then(|it| Some(words::carats(texts, it.carats?))))),
        ("rule-fact-confirmed-exporter", text(confirmation.and_then(|it| Some(it.exporter.as_ref()?.to_string())))),
        ("rule-fact-confirmed-importer", text(confirmation.and_then(|it| Some(it.importer.as_ref()?.to_string())))),
        (
            "rule-fact-verdicts",
            each(confirmation.map_or_else(Vec::new, |it| it.verdicts.iter().map(verdict).collect())),
        ),
        ("rule-fact-explained", each(confirmation.map_or_else(Vec::new, explanations))),
    ];
    facts.into_iter().map(|(key, value)| (texts.get(key), value)).collect()
}

fn explanations(confirmation: &kpcs_domain::rule::ConfirmationCase) -> Vec<String> {
    confirmation.verdicts.iter().filter_map(|verdict| Some(verdict.explanation.as_ref()?.to_string())).collect()
}
