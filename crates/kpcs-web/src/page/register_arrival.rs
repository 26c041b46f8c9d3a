//! Registering an arrival: seals, parcels and what the scale says, before the declared figures are shown.
//!
//! Invariant: no declared figure stands on this form.
//! It must not know the advice or the certificate's content.
//! Source: decisions 20; acts, "register_arrival".

use crate::part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled};
use crate::text::Texts;

/// The questions; `parcels` is the number of rows, which the officer counts and does not read from the paper.
pub fn groups(texts: Texts, filled: &Filled, parcels: usize) -> Vec<FieldGroup> {
    let intact = [("intact", "arrival-intact"), ("broken", "arrival-broken"), ("different", "arrival-different")];
    let container = vec![
        FieldView::new("arrived_on", texts.get("arrival-day"), FieldKind::Day).filled(filled),
        FieldView::new("seals", texts.get("arrival-seals"), FieldKind::Long)
            .hint(texts.get("arrival-seals-hint"))
            .filled(filled),
        FieldView::new("seal_state", texts.get("arrival-seal-state"), FieldKind::Radio)
            .choices(intact.map(|(value, key)| (value, texts.get(key))))
            .filled(filled),
    ];
    let photographs = FieldView::new(
        "photographs",
        texts.get("examine-photographs"),
        FieldKind::File { accept: ".jpg,.jpeg,.png".to_owned() },
    )
    .optional(texts)
    .filled(filled);
    vec![
        FieldGroup { legend: texts.get("arrival-container-legend"), fields: container, ..FieldGroup::default() },
        FieldGroup {
            legend: texts.get("arrival-parcels-legend"),
            hint: texts.get("arrival-parcels-hint"),
            rows: Some(parcel_rows(texts, filled, parcels)),
            ..FieldGroup::default()
        },
        FieldGroup { fields: vec![photographs], ..FieldGroup::default() },
    ]
}

fn parcel_rows(texts: Texts, filled: &Filled, parcels: usize) -> FieldRows {
    let row = |number: usize| {
        let field = |name: &str, key: &str, kind| {
            let mut field = FieldView::new(format!("{name}-{number}"), texts.get(key), kind).filled(filled);
            field.label_unseen = true;
            field
        };
        let subheading = field("hs", "word-hs", FieldKind::Choice).choices(super::apply::subheadings(texts));
        (
            Vec::new(),
            vec![subheading, field("measured", "arrival-measured", FieldKind::Figure { unit: "ct".to_owned() })],
        )
    };
    FieldRows {
        caption: texts.get("arrival-parcels-legend"),
        row_name: texts.get("word-parcel"),
        columns: ["word-hs", "arrival-measured"].map(|key| texts.get(key)).to_vec(),
        rows: (1..=parcels.max(1)).map(row).collect(),
        add: Some(("add_parcel".to_owned(), texts.get("apply-add-parcel"))),
    }
}
