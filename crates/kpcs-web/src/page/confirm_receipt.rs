//! Confirming receipt: who received the goods, and an explanation for each difference.
//!
//! Invariant: a line with a difference asks for its cause; a line that matches asks nothing.
//! It must not know the tolerance.
//! Source: kpcs.md §4.3(b), §8.13; acts, "confirm_receipt".

use crate::part::{FieldGroup, FieldKind, FieldView, Filled};
use crate::text::Texts;

/// The questions; `differences` names the lines that differ within what may be explained, as field suffix and label.
pub fn groups(texts: Texts, filled: &Filled, differences: &[(String, String)]) -> Vec<FieldGroup> {
    let causes = [
        ("scale", "cause-scale"),
        ("moisture", "cause-moisture"),
        ("cleaning", "cause-cleaning"),
        ("valuation", "cause-valuation"),
        ("classification", "cause-classification"),
        ("other", "cause-other"),
    ];
    let mut groups: Vec<FieldGroup> = Vec::new();
    for (suffix, label) in differences {
        let fields = vec![
            FieldView::new(format!("cause-{suffix}"), texts.get("confirm-cause"), FieldKind::Choice)
                .choices(causes.map(|(value, key)| (value, texts.get(key))))
                .filled(filled),
            FieldView::new(format!("explanation-{suffix}"), texts.get("confirm-explanation"), FieldKind::Long)
                .hint(texts.get("confirm-explanation-hint"))
                .filled(filled),
        ];
        groups.push(FieldGroup { legend: label.clone(), fields, ..FieldGroup::default() });
    }
    let receipt = vec![
        FieldView::new("received_on", texts.get("confirm-day"), FieldKind::Day).filled(filled),
        FieldView::new("importer_name", texts.get("confirm-importer"), FieldKind::Text)
            .hint(texts.get("confirm-importer-hint"))
            .filled(filled),
    ];
    groups.push(FieldGroup { legend: texts.get("confirm-receipt-legend"), fields: receipt, ..FieldGroup::default() });
    groups
}
