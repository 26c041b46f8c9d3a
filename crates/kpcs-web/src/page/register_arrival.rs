//! Registering an arrival: seals, parcels and what the scale says, before the declared figures are shown.
//!
//! Invariant: no declared figure stands on this form; the names are those of the act, but for the weight of a container, which
//! is taken off before the act sees the parcel.
//! It must not know the advice or the certificate's content.
//! Source: decisions 20; acts, "register_arrival".

use crate::part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled, picture_fields};
use crate::text::Texts;

/// The questions; `parcels` is the number of rows, which the officer counts and does not read from the paper, `places` are
/// the authority's places as code and name.
pub fn groups(texts: Texts, filled: &Filled, parcels: usize, places: Vec<(String, String)>) -> Vec<FieldGroup> {
    let group = |key: &str, fields| FieldGroup { legend: texts.get(key), fields, ..FieldGroup::default() };
    vec![
        group("arrival-container-legend", container(texts, filled, places)),
        FieldGroup {
            legend: texts.get("arrival-parcels-legend"),
            hint: texts.get("arrival-parcels-hint"),
            rows: Some(parcel_rows(texts, filled, parcels)),
            ..FieldGroup::default()
        },
        group("arrival-witness-legend", witnesses(texts, filled)),
    ]
}

fn container(texts: Texts, filled: &Filled, places: Vec<(String, String)>) -> Vec<FieldView> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let presented = [("yes", "arrival-presented-yes"), ("no", "arrival-presented-no")];
    let seals = [("yes", "arrival-intact"), ("no", "arrival-broken")];
    vec![
        field("arrived_on", "arrival-day", FieldKind::Day),
        field("place", "arrival-place", FieldKind::Choice).choices(places),
        field("certificate_presented", "arrival-presented", FieldKind::Radio)
            .choices(presented.map(|(value, key)| (value, texts.get(key)))),
        field("seals_intact", "arrival-seal-state", FieldKind::Radio)
            .choices(seals.map(|(value, key)| (value, texts.get(key)))),
        field("seals_found", "arrival-seals", FieldKind::Long).hint(texts.get("arrival-seals-hint")).optional(texts),
        field("container", "arrival-container", FieldKind::Text).optional(texts),
    ]
}

fn witnesses(texts: Texts, filled: &Filled) -> Vec<FieldView> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled).optional(texts);
    let mut fields = vec![
        field("scale.model", "arrival-scale", FieldKind::Text),
        field("scale.calibrated_on", "arrival-calibrated", FieldKind::Day),
        field("persons.0.name", "arrival-person", FieldKind::Text),
        field("persons.0.capacity", "arrival-capacity", FieldKind::Text).hint(texts.get("arrival-capacity-hint")),
        field("remarks", "arrival-remarks", FieldKind::Long),
    ];
    fields.extend(picture_fields(texts, "photographs", filled));
    fields
}

fn parcel_rows(texts: Texts, filled: &Filled, parcels: usize) -> FieldRows {
    let row = |index: usize| {
        let field = |name: &str, key: &str, kind| {
            let mut field = FieldView::new(format!("parcels.{index}.{name}"), texts.get(key), kind).filled(filled);
            field.label_unseen = true;
            field
        };
        let fields = vec![
            field("carats", "arrival-measured", FieldKind::Figure { unit: "ct".to_owned() }),
            unasked(field("tare", "examine-tare", FieldKind::Figure { unit: "ct".to_owned() })),
            unasked(field("stones", "arrival-stones", FieldKind::Figure { unit: String::new() })),
            unasked(field("remarks", "arrival-parcel-remarks", FieldKind::Text)),
        ];
        (Vec::new(), fields)
    };
    FieldRows {
        caption: texts.get("arrival-parcels-legend"),
        row_name: texts.get("word-parcel"),
        columns: ["arrival-measured", "examine-tare", "arrival-stones", "arrival-parcel-remarks"]
            .map(|key| texts.get(key))
            .to_vec(),
        rows: (0..parcels.max(1)).map(row).collect(),
        add: Some(("add_parcel".to_owned(), texts.get("apply-add-parcel"))),
    }
}

/// A question of a row that may stay empty; the column header says so for all rows.
fn unasked(field: FieldView) -> FieldView {
    FieldView { required: false, ..field }
}
