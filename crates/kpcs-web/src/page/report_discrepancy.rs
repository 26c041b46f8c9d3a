//! Reporting a discrepancy: what does not match, what was found, what the issuer is asked and until when.
//!
//! Invariant: the report says what was found before it says what is asked. Names are those of the act.
//! It must not know what the law of the place allows.
//! Source: kpcs.md §4.5, §9.7, §9.8; acts, "report_discrepancy".

use crate::part::{FieldGroup, FieldKind, FieldView, Filled, picture_fields};
use crate::text::Texts;

/// In what contents and certificate can differ, as the act's words with the keys of their texts.
const KINDS: [(&str, &str); 8] = [
    ("carats", "discrepancy-carats"),
    ("parcels", "discrepancy-parcels"),
    ("seal", "discrepancy-seal"),
    ("hs", "discrepancy-classification"),
    ("value", "discrepancy-value"),
    ("origin", "discrepancy-origin"),
    ("paper", "discrepancy-document"),
    ("other", "discrepancy-other"),
];

/// The questions of the report; `phrases` are the sentences that both sides know, as code and sentence.
pub fn groups(texts: Texts, filled: &Filled, phrases: Vec<(String, String)>) -> Vec<FieldGroup> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let mut found = vec![
        field("kinds", "discrepancy-kinds", FieldKind::Checks)
            .choices(KINDS.map(|(value, key)| (value, texts.get(key)))),
        field("statement", "discrepancy-found", FieldKind::Long).hint(texts.get("discrepancy-found-hint")),
        field("phrases", "discrepancy-phrases", FieldKind::Checks)
            .choices(phrases)
            .hint(texts.get("discrepancy-phrases-hint"))
            .optional(texts),
    ];
    found.extend(picture_fields(texts, "photographs", filled));
    let asked = vec![
        field("asked_of_issuer", "discrepancy-question", FieldKind::Long).hint(texts.get("discrepancy-question-hint")),
        field("answer_by", "discrepancy-answer-by", FieldKind::Day),
    ];
    vec![
        FieldGroup { legend: texts.get("discrepancy-found-legend"), fields: found, ..FieldGroup::default() },
        FieldGroup { legend: texts.get("discrepancy-asked-legend"), fields: asked, ..FieldGroup::default() },
    ]
}
