//! The counter: what the clerk records while examining a shipment before export.
//!
//! Invariant: each parcel is weighed and reweighed; a valuation names who valued it.
//! It must not know which fee or tolerance applies.
//! Source: acts, "examine_shipment"; kpcs.md §5.7, §16.3.

use crate::part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled, Inline};
use crate::text::Texts;

/// A parcel as declared, to stand before the boxes: subheading and origin.
#[derive(Clone, Debug)]
pub struct DeclaredParcel {
    pub subheading: String,
    pub origin: String,
}

/// The questions of the examination; `valuations` is the number of valuation rows.
pub fn groups(texts: Texts, filled: &Filled, parcels: &[DeclaredParcel], valuations: usize) -> Vec<FieldGroup> {
    vec![
        persons(texts, filled),
        scale(texts, filled),
        weights(texts, filled, parcels),
        goods(texts, filled),
        values(texts, filled, valuations),
        container(texts, filled),
        fee(texts, filled),
    ]
}

fn persons(texts: Texts, filled: &Filled) -> FieldGroup {
    let fields = vec![
        FieldView::new("persons", texts.get("examine-persons"), FieldKind::Long)
            .hint(texts.get("examine-persons-hint"))
            .filled(filled),
        FieldView::new("examined_on", texts.get("examine-day"), FieldKind::Day).filled(filled),
    ];
    FieldGroup { legend: texts.get("examine-persons-legend"), fields, ..FieldGroup::default() }
}

fn scale(texts: Texts, filled: &Filled) -> FieldGroup {
    let fields = vec![
        FieldView::new("scale_type", texts.get("examine-scale"), FieldKind::Text)
            .hint(texts.get("examine-scale-hint"))
            .filled(filled),
        FieldView::new("scale_calibrated_on", texts.get("examine-calibrated"), FieldKind::Day).filled(filled),
        FieldView::new("tare", texts.get("examine-tare"), FieldKind::Figure { unit: "ct".to_owned() }).filled(filled),
    ];
    FieldGroup { legend: texts.get("examine-scale-legend"), fields, ..FieldGroup::default() }
}

fn weights(texts: Texts, filled: &Filled, parcels: &[DeclaredParcel]) -> FieldGroup {
    let row = |(number, parcel): (usize, &DeclaredParcel)| {
        let field = |name: &str, key: &str, unit: &str| {
            let mut field =
                FieldView::new(format!("{name}-{number}"), texts.get(key), FieldKind::Figure { unit: unit.to_owned() })
                    .filled(filled);
            field.label_unseen = true;
            field
        };
        let facts = vec![Inline::Lines(vec![parcel.subheading.clone(), parcel.origin.clone()])];
        (
            facts,
            vec![
                field("weighed", "examine-weighed", "ct"),
                field("reweighed", "examine-reweighed", "ct"),
                field("stones", "examine-stones", ""),
            ],
        )
    };
    let columns = ["examine-declared", "examine-weighed", "examine-reweighed", "examine-stones"];
    let rows = FieldRows {
        caption: texts.get("examine-weights-legend"),
        row_name: texts.get("word-parcel"),
        columns: columns.map(|key| texts.get(key)).to_vec(),
        rows: (1..).zip(parcels).map(row).collect(),
        add: None,
    };
    FieldGroup {
        legend: texts.get("examine-weights-legend"),
        hint: texts.get("examine-weights-hint"),
        rows: Some(rows),
        ..FieldGroup::default()
    }
}

fn goods(texts: Texts, filled: &Filled) -> FieldGroup {
    let cleaning = [("uncleaned", "cleaning-uncleaned"), ("partly", "cleaning-partly"), ("acid", "cleaning-acid")];
    let fields = vec![
        FieldView::new("cleaning", texts.get("examine-cleaning"), FieldKind::Radio)
            .choices(cleaning.map(|(value, key)| (value, texts.get(key))))
            .filled(filled),
        FieldView::new("sieve_standard", texts.get("examine-sieve"), FieldKind::Text)
            .hint(texts.get("examine-sieve-hint"))
            .optional(texts)
            .filled(filled),
        FieldView::new(
            "photographs",
            texts.get("examine-photographs"),
            FieldKind::File { accept: ".jpg,.jpeg,.png".to_owned() },
        )
        .hint(texts.get("examine-photographs-hint"))
        .optional(texts)
        .filled(filled),
    ];
    FieldGroup { legend: texts.get("examine-goods-legend"), fields, ..FieldGroup::default() }
}

fn values(texts: Texts, filled: &Filled, valuations: usize) -> FieldGroup {
    let row = |number: usize| {
        let field = |name: &str, key: &str, kind| {
            let mut field = FieldView::new(format!("{name}-{number}"), texts.get(key), kind).filled(filled);
            field.label_unseen = true;
            field
        };
        let bases = [
            ("government", "valuation-government"),
            ("independent", "valuation-independent"),
            ("declared", "valuation-declared"),
        ];
        let basis = field("valuation_basis", "valuation-basis", FieldKind::Choice)
            .choices(bases.map(|(value, key)| (value, texts.get(key))));
        let fields = vec![
            basis,
            field("valuer", "valuation-valuer", FieldKind::Text),
            field("valuation", "word-value", FieldKind::Figure { unit: "USD".to_owned() }),
        ];
        (Vec::new(), fields)
    };
    let rows = FieldRows {
        caption: texts.get("examine-values-legend"),
        row_name: texts.get("valuation-row"),
        columns: ["valuation-basis", "valuation-valuer", "word-value"].map(|key| texts.get(key)).to_vec(),
        rows: (1..=valuations.max(1)).map(row).collect(),
        add: Some(("add_valuation".to_owned(), texts.get("examine-add-valuation"))),
    };
    FieldGroup {
        legend: texts.get("examine-values-legend"),
        hint: texts.get("examine-values-hint"),
        rows: Some(rows),
        ..FieldGroup::default()
    }
}

fn container(texts: Texts, filled: &Filled) -> FieldGroup {
    let fields = vec![
        FieldView::new("container", texts.get("examine-container"), FieldKind::Text)
            .hint(texts.get("examine-container-hint"))
            .filled(filled),
        FieldView::new("seals", texts.get("examine-seals"), FieldKind::Long)
            .hint(texts.get("examine-seals-hint"))
            .filled(filled),
    ];
    FieldGroup { legend: texts.get("examine-container-legend"), fields, ..FieldGroup::default() }
}

fn fee(texts: Texts, filled: &Filled) -> FieldGroup {
    let fields = vec![
        FieldView::new("fee_receipt", texts.get("examine-receipt"), FieldKind::Text).filled(filled),
        FieldView::new("fee_paid_on", texts.get("examine-paid"), FieldKind::Day).filled(filled),
    ];
    FieldGroup {
        legend: texts.get("examine-fee-legend"),
        hint: texts.get("examine-fee-hint"),
        fields,
        ..FieldGroup::default()
    }
}
