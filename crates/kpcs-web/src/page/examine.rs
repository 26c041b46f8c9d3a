//! The counter: what the clerk records while examining a shipment before export.
//!
//! Invariant: names are those of the act, so that what was typed is what is read; persons and seals are asked one a line.
//! A valuation names who valued, and gives a figure for each parcel.
//! It must not know which fee or tolerance applies.
//! Source: acts, "examine_shipment"; kpcs.md §5.7, §16.3.

use crate::part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled, Inline, picture_fields};
use crate::text::Texts;

/// A parcel as declared, to stand before the boxes: subheading and origin.
#[derive(Clone, Debug)]
pub struct DeclaredParcel {
    pub subheading: String,
    pub origin: String,
}

/// What the form is about, beside what was typed.
#[derive(Clone, Debug, Default)]
pub struct Examined {
    /// The parcels as declared.
    pub parcels: Vec<DeclaredParcel>,
    /// How many valuations are asked for.
    pub valuations: usize,
    /// Whether a receipt of the fee is a condition of issue here.
    pub fee_required: bool,
    /// What this counter asks beyond the scheme, where it asks anything.
    pub asked_here: Option<super::examine_here::AskedHere>,
}

/// The questions of the examination.
pub fn groups(texts: Texts, filled: &Filled, of: &Examined) -> Vec<FieldGroup> {
    let mut groups = vec![
        persons(texts, filled),
        scale(texts, filled),
        weights(texts, filled, &of.parcels),
        classification(texts, filled, &of.parcels),
        surface(texts, filled),
        values(texts, filled, of),
        container(texts, filled),
        fee(texts, filled, of.fee_required),
    ];
    if let Some(here) = &of.asked_here {
        groups.insert(1, super::examine_here::group(texts, filled, here));
    }
    groups
}

fn persons(texts: Texts, filled: &Filled) -> FieldGroup {
    let fields = vec![
        FieldView::new("persons", texts.get("examine-persons"), FieldKind::Long)
            .hint(texts.get("examine-persons-hint"))
            .filled(filled),
    ];
    FieldGroup { legend: texts.get("examine-persons-legend"), fields, ..FieldGroup::default() }
}

fn scale(texts: Texts, filled: &Filled) -> FieldGroup {
    let fields = vec![
        FieldView::new("scale.model", texts.get("examine-scale"), FieldKind::Text)
            .hint(texts.get("examine-scale-hint"))
            .filled(filled),
        FieldView::new("scale.calibrated_on", texts.get("examine-calibrated"), FieldKind::Day).filled(filled),
    ];
    FieldGroup { legend: texts.get("examine-scale-legend"), fields, ..FieldGroup::default() }
}

/// A question of one row; its label stands in the column's header.
fn cell(texts: Texts, filled: &Filled, name: String, key: &str, kind: FieldKind) -> FieldView {
    let mut field = FieldView::new(name, texts.get(key), kind).filled(filled);
    field.label_unseen = true;
    field
}

fn figure(unit: &str) -> FieldKind {
    FieldKind::Figure { unit: unit.to_owned() }
}

fn weights(texts: Texts, filled: &Filled, parcels: &[DeclaredParcel]) -> FieldGroup {
    let row = |(index, parcel): (usize, &DeclaredParcel)| {
        let field = |name: &str, key: &str, unit: &str| {
            cell(texts, filled, format!("parcels.{index}.{name}"), key, figure(unit))
        };
        let facts = vec![Inline::Lines(vec![parcel.subheading.clone(), parcel.origin.clone()])];
        let mut fields = vec![field("gross", "examine-weighed", "ct")];
        fields.extend(
            [
                ("tare", "examine-tare", "ct"),
                ("reweighed_gross", "examine-reweighed", "ct"),
                ("stones", "examine-stones", ""),
            ]
            .map(|(name, key, unit)| FieldView { required: false, ..field(name, key, unit) }),
        );
        (facts, fields)
    };
    let columns = ["examine-declared", "examine-weighed", "examine-tare", "examine-reweighed", "examine-stones"];
    rows(
        texts,
        ("examine-weights-legend", "examine-weights-hint"),
        &columns,
        parcels.iter().enumerate().map(row).collect(),
    )
}

fn classification(texts: Texts, filled: &Filled, parcels: &[DeclaredParcel]) -> FieldGroup {
    let row = |index: usize| {
        let field = |name: &str, key: &str, kind| cell(texts, filled, format!("parcels.{index}.{name}"), key, kind);
        let description = field("description", "examine-description", FieldKind::Text);
        let fields = vec![
            field("hs", "word-hs", FieldKind::Choice).choices(super::apply::subheadings(texts)),
            field("origin", "word-origin", FieldKind::Text),
            FieldView { required: false, ..description },
        ];
        (Vec::new(), fields)
    };
    let columns = ["word-hs", "word-origin", "examine-description"];
    rows(texts, ("examine-goods-legend", "examine-goods-hint"), &columns, (0..parcels.len()).map(row).collect())
}

fn rows(
    texts: Texts,
    (legend, hint): (&str, &str),
    columns: &[&str],
    rows: Vec<(Vec<Inline>, Vec<FieldView>)>,
) -> FieldGroup {
    let rows = FieldRows {
        caption: texts.get(legend),
        row_name: texts.get("word-parcel"),
        columns: columns.iter().map(|key| texts.get(key)).collect(),
        rows,
        add: None,
    };
    FieldGroup { legend: texts.get(legend), hint: texts.get(hint), rows: Some(rows), ..FieldGroup::default() }
}

fn surface(texts: Texts, filled: &Filled) -> FieldGroup {
    let cleaning =
        [("uncleaned", "cleaning-uncleaned"), ("acid_cleaned", "cleaning-acid"), ("deep_boiled", "cleaning-boiled")];
    let mut fields = vec![
        FieldView::new("cleaning", texts.get("examine-cleaning"), FieldKind::Radio)
            .choices(cleaning.map(|(value, key)| (value, texts.get(key))))
            .filled(filled),
        FieldView::new("sieve", texts.get("examine-sieve"), FieldKind::Text)
            .hint(texts.get("examine-sieve-hint"))
            .optional(texts)
            .filled(filled),
    ];
    fields.extend(picture_fields(texts, "photographs", filled));
    FieldGroup { legend: texts.get("examine-surface-legend"), fields, ..FieldGroup::default() }
}

fn values(texts: Texts, filled: &Filled, of: &Examined) -> FieldGroup {
    let capacities = [
        ("exporter", "valuation-exporter"),
        ("government", "valuation-government"),
        ("independent", "valuation-independent"),
    ];
    let row = |index: usize| {
        let field = |name: &str, key: &str, kind| cell(texts, filled, format!("valuations.{index}.{name}"), key, kind);
        let capacity = field("capacity", "valuation-basis", FieldKind::Choice)
            .choices(capacities.map(|(value, key)| (value, texts.get(key))));
        let mut fields = vec![capacity, field("valuer", "valuation-valuer", FieldKind::Text)];
        fields.extend((0..of.parcels.len()).map(|parcel| FieldView {
            label: value_of(texts, parcel),
            ..field(&format!("values.{parcel}"), "word-value", figure("USD"))
        }));
        (Vec::new(), fields)
    };
    let columns = ["valuation-basis", "valuation-valuer"].map(|key| texts.get(key));
    let rows = FieldRows {
        caption: texts.get("examine-values-legend"),
        row_name: texts.get("valuation-row"),
        columns: columns.into_iter().chain((0..of.parcels.len()).map(|parcel| value_of(texts, parcel))).collect(),
        rows: (0..of.valuations.max(1)).map(row).collect(),
        add: Some(("add_valuation".to_owned(), texts.get("examine-add-valuation"))),
    };
    FieldGroup {
        legend: texts.get("examine-values-legend"),
        hint: texts.get("examine-values-hint"),
        rows: Some(rows),
        ..FieldGroup::default()
    }
}

/// "Value of parcel 2".
fn value_of(texts: Texts, parcel: usize) -> String {
    texts.t("examine-value-of").count("parcel", parcel + 1).to_string()
}

fn container(texts: Texts, filled: &Filled) -> FieldGroup {
    let fields = vec![
        FieldView::new("container", texts.get("examine-container"), FieldKind::Text)
            .hint(texts.get("examine-container-hint"))
            .optional(texts)
            .filled(filled),
        FieldView::new("seals", texts.get("examine-seals"), FieldKind::Long)
            .hint(texts.get("examine-seals-hint"))
            .filled(filled),
    ];
    FieldGroup { legend: texts.get("examine-container-legend"), fields, ..FieldGroup::default() }
}

fn fee(texts: Texts, filled: &Filled, required: bool) -> FieldGroup {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let fee =
        [field("fee.amount", "examine-fee", figure("USD")), field("fee.receipt", "examine-receipt", FieldKind::Text)];
    let fee = fee.map(|field| if required { field } else { field.optional(texts) });
    let duty = [
        field("duty.amount", "examine-duty", figure("USD")),
        field("duty.receipt", "examine-duty-receipt", FieldKind::Text),
        field("remarks", "examine-remarks", FieldKind::Long),
    ];
    let hint = if required { texts.get("examine-fee-hint") } else { String::new() };
    let fields = fee.into_iter().chain(duty.map(|field| field.optional(texts))).collect();
    FieldGroup { legend: texts.get("examine-fee-legend"), hint, fields, ..FieldGroup::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_name_is_asked_once_and_each_parcel_has_a_value_in_each_valuation() {
        let parcel = DeclaredParcel { subheading: String::new(), origin: String::new() };
        let of = Examined { parcels: vec![parcel.clone(), parcel], valuations: 2, ..Examined::default() };
        let groups = groups(Texts::new(Language::English), &Filled::default(), &of);
        let fields = groups.iter().flat_map(|group| {
            let rows = group.rows.iter().flat_map(|rows| rows.rows.iter().flat_map(|(_, fields)| fields));
            group.fields.iter().chain(rows)
        });
        let mut names: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
        assert_eq!(names.iter().filter(|name| name.starts_with("valuations.") && name.contains(".values.")).count(), 4);
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
