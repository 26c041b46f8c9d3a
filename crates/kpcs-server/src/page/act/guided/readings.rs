//! The questions of an amendment: each element of the face, with a box that holds what reads now until it is changed.
//!
//! Invariant: what was not changed is no correction; both readings stand side by side on form and check.
//! Source: kpcs.md §9.4.

use kpcs_domain::certificate::PrintedElement;
use kpcs_web::{
    Texts,
    part::{Column, FieldKind, FieldView, Inline, Row, Table},
};

use super::{super::asked::Asking, Known};
use crate::{answers::Answers, words};

/// What an element says now.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) element: PrintedElement,
    pub(super) says: String,
}

/// The names of element and reading in row `at`.
pub(super) fn names(at: usize) -> [String; 2] {
    [format!("corrections.{at}.element"), format!("corrections.{at}.is")]
}

/// One question an element.
pub(super) fn asked(asking: &Asking<'_>, known: &Known) -> Vec<FieldView> {
    let texts = asking.texts;
    let question = |(at, reading): (usize, &Reading)| {
        let [_, name] = names(at);
        let long = matches!(reading.element, PrintedElement::ExporterAddress | PrintedElement::ImporterAddress);
        let kind = if long { FieldKind::Long } else { FieldKind::Text };
        let mut field = FieldView::new(name, element(texts, reading), kind);
        field.value.clone_from(&reading.says);
        field.hint = texts.t("guide-amend-reads").arg("reading", shown(texts, &reading.says)).to_string();
        field.required = false;
        field.filled(asking.filled)
    };
    known.readings.iter().enumerate().map(question).collect()
}

/// The corrections as the check shows them.
pub(super) fn given(texts: Texts, answers: &Answers, known: &Known) -> Option<Table> {
    let changed = known.readings.iter().enumerate().filter(|(at, _)| answers.has(&names(*at)[1]));
    let row = |(at, reading): (usize, &Reading)| {
        let says = |text: &str| Inline::Lines(shown(texts, text).lines().map(str::to_owned).collect());
        Row::of(vec![Inline::text(element(texts, reading)), says(&reading.says), says(answers.get(&names(at)[1]))])
    };
    let rows: Vec<_> = changed.map(row).collect();
    (!rows.is_empty()).then(|| Table {
        caption: texts.get("guide-amend-readings"),
        caption_unseen: true,
        columns: ["field-element", "guide-amend-now", "field-is"].map(|key| Column::words(texts.get(key))).to_vec(),
        rows,
        stacked: true,
        ..Table::default()
    })
}

/// The answers without the elements that were left as they stood.
pub(super) fn changed(known: &Known, answers: &Answers) -> Answers {
    let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
    let is_kept = |(at, reading): &(usize, &Reading)| {
        let is = answers.get(&names(*at)[1]);
        is.is_empty() || same(is, &reading.says)
    };
    let kept: Vec<_> = known.readings.iter().enumerate().filter(is_kept).flat_map(|(at, _)| names(at)).collect();
    answers.without(|name| kept.iter().any(|kept| kept == name))
}

/// "Exporter’s name".
fn element(texts: Texts, reading: &Reading) -> String {
    let word = words::choice(texts, reading.element.word());
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn shown(texts: Texts, says: &str) -> String {
    if says.is_empty() { texts.get("guide-amend-nothing") } else { says.to_owned() }
}
