//! Confirming receipt: the day, and a cause and an explanation for each parcel that differs.
//!
//! Invariant: a parcel with a difference asks for its cause; a parcel that matches asks nothing. Names are those of the act.
//! It must not know the tolerance.
//! Source: kpcs.md §4.3(b), §8.13; acts, "confirm_receipt".

use crate::part::{FieldGroup, FieldKind, FieldView, Filled};
use crate::text::Texts;

/// The causes that may explain a difference, as the act's words with the keys of their texts.
const CAUSES: [(&str, &str); 5] = [
    ("weight", "cause-weight"),
    ("revaluation", "cause-revaluation"),
    ("classification", "cause-classification"),
    ("keying", "cause-keying"),
    ("split", "cause-split"),
];

/// What the importing Participant asks of a confirmation beyond the scheme.
#[derive(Clone, Copy, Debug, Default)]
pub struct AskedHere {
    /// Another than the authority reports the receipt.
    pub report: bool,
    /// It does so under a licence.
    pub licence: bool,
    /// The number of the customs entry is kept.
    pub entry_number: bool,
}

/// The questions; `differences` names the parcels that differ, as index from 0 and label.
pub fn groups(texts: Texts, filled: &Filled, differences: &[(usize, String)], here: AskedHere) -> Vec<FieldGroup> {
    let explained = differences.iter().map(|(index, label)| {
        let fields = vec![
            FieldView::new(format!("parcels.{index}.cause"), texts.get("confirm-cause"), FieldKind::Choice)
                .choices(CAUSES.map(|(value, key)| (value, texts.get(key))))
                .filled(filled),
            FieldView::new(format!("parcels.{index}.explanation"), texts.get("confirm-explanation"), FieldKind::Long)
                .hint(texts.get("confirm-explanation-hint"))
                .filled(filled),
        ];
        FieldGroup { legend: label.clone(), fields, ..FieldGroup::default() }
    });
    let receipt = vec![
        FieldView::new("received_on", texts.get("confirm-day"), FieldKind::Day).filled(filled),
        FieldView::new("remarks", texts.get("arrival-remarks"), FieldKind::Long).filled(filled).optional(texts),
    ];
    let receipt = FieldGroup { legend: texts.get("confirm-receipt-legend"), fields: receipt, ..FieldGroup::default() };
    explained.chain([receipt]).chain(asked_here(texts, filled, here)).collect()
}

fn asked_here(texts: Texts, filled: &Filled, here: AskedHere) -> Option<FieldGroup> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let mut fields = Vec::new();
    if here.report {
        fields.push(field("reported_by", "field-reported-by", FieldKind::Text));
        fields.push(field("reported_on", "field-reported-on", FieldKind::Day));
    }
    if here.licence {
        fields.push(field("reporter_licence", "field-reporter-licence", FieldKind::Text));
    }
    if here.entry_number {
        fields.push(field("entry_number", "field-entry-number", FieldKind::Text));
    }
    let legend = texts.get("confirm-asked-here");
    (!fields.is_empty()).then(|| FieldGroup { legend, fields, ..FieldGroup::default() })
}
