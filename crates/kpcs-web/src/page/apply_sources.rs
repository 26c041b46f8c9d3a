//! What some Participants ask of a source besides: where a site lies, which exchange declares, what was lost in handling.
//!
//! Invariant: row for row the same sources as the table before it; everything may be left out.
//! It must not know which Participant asks. Source: kpcs.md §5.11, §5.12, §9.10.

use super::apply::in_row;
use crate::part::{FieldGroup, FieldKind, FieldRows, Filled};
use crate::text::Texts;

/// Kinds of source beyond the usual four.
pub(super) const KINDS: [(&str, &str); 3] = [
    ("exploration_site", "choice-exploration-site"),
    ("plant", "choice-plant"),
    ("bourse_declaration", "choice-bourse-declaration"),
];

/// The handlings in which stones lose weight.
const LOSSES: [(&str, &str); 6] = [
    ("sawing", "choice-sawing"),
    ("cleaving", "choice-cleaving"),
    ("bruting", "choice-bruting"),
    ("cleaning", "choice-cleaning"),
    ("polishing", "choice-polishing"),
    ("sorting", "choice-sorting"),
];

pub(super) fn group(texts: Texts, filled: &Filled, rows: usize) -> FieldGroup {
    let legend = texts.get("apply-more-of-sources");
    let columns = [
        ("latitude", "field-latitude", FieldKind::Text),
        ("longitude", "field-longitude", FieldKind::Text),
        ("bourse", "field-bourse", FieldKind::Text),
        ("signed_by", "field-signed-by", FieldKind::Text),
        ("mass_lost", "field-mass-lost", FieldKind::Figure { unit: "ct".to_owned() }),
        ("mass_lost_by", "field-mass-lost-by", FieldKind::Choice),
    ];
    let row = |number: usize| {
        let fields = columns.iter().map(|(name, key, kind)| {
            let mut field = in_row(number, &format!("source_{name}"), texts.get(key), kind.clone(), filled);
            if *name == "mass_lost_by" {
                field = field.choices(LOSSES.map(|(value, key)| (value, texts.get(key))));
            }
            field.required = false;
            field
        });
        (Vec::new(), fields.collect())
    };
    let table = FieldRows {
        caption: legend.clone(),
        row_name: texts.get("source-row"),
        columns: columns.iter().map(|(_, key, _)| texts.get(key)).collect(),
        rows: (1..=rows.max(1)).map(row).collect(),
        add: None,
    };
    FieldGroup { legend, hint: texts.get("apply-more-of-sources-hint"), rows: Some(table), ..FieldGroup::default() }
}
