//! Reporting a discrepancy: what does not match, what is held, what the issuer is asked.
//!
//! Invariant: the report says what was found before it says what is asked.
//! It must not know what the law of the place allows.
//! Source: kpcs.md §4.5, §9.7, §9.8; acts, "report_discrepancy".

use crate::part::{FieldGroup, FieldKind, FieldView, Filled};
use crate::text::Texts;

/// The questions of the report.
pub fn groups(texts: Texts, filled: &Filled) -> Vec<FieldGroup> {
    let kinds = [
        ("carats", "discrepancy-carats"),
        ("parcels", "discrepancy-parcels"),
        ("seal", "discrepancy-seal"),
        ("classification", "discrepancy-classification"),
        ("value", "discrepancy-value"),
        ("document", "discrepancy-document"),
    ];
    let goods = [("held", "discrepancy-held"), ("detained", "discrepancy-detained")];
    let found = vec![
        FieldView::new("kinds", texts.get("discrepancy-kinds"), FieldKind::Checks)
            .choices(kinds.map(|(value, key)| (value, texts.get(key))))
            .filled(filled),
        FieldView::new("found", texts.get("discrepancy-found"), FieldKind::Long)
            .hint(texts.get("discrepancy-found-hint"))
            .filled(filled),
        FieldView::new(
            "photographs",
            texts.get("examine-photographs"),
            FieldKind::File { accept: ".jpg,.jpeg,.png".to_owned() },
        )
        .optional(texts)
        .filled(filled),
    ];
    let asked = vec![
        FieldView::new("goods", texts.get("discrepancy-goods"), FieldKind::Radio)
            .choices(goods.map(|(value, key)| (value, texts.get(key))))
            .filled(filled),
        FieldView::new("question", texts.get("discrepancy-question"), FieldKind::Long)
            .hint(texts.get("discrepancy-question-hint"))
            .filled(filled),
    ];
    vec![
        FieldGroup { legend: texts.get("discrepancy-found-legend"), fields: found, ..FieldGroup::default() },
        FieldGroup { legend: texts.get("discrepancy-asked-legend"), fields: asked, ..FieldGroup::default() },
    ]
}
