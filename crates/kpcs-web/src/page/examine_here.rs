//! What an office's own counter asks: who must be there, who signs, which papers are on the table, since when goods are lodged.
//!
//! Invariant: names are those of the act; signatures and papers are asked one a line. What must be there is shown in the
//! words of the rule pack. It must not know whose counter it is. Source: kpcs.md §5.11; acts, "examine_shipment".

use crate::part::{FieldGroup, FieldKind, FieldView, Filled};
use crate::text::Texts;

/// What is asked here, in the words of the pack.
#[derive(Clone, Debug, Default)]
pub struct AskedHere {
    /// Who must be there: `customs`, `division (2)`.
    pub present: Vec<String>,
    /// Fewest persons.
    pub persons: u64,
    /// Signatures under the record.
    pub signatures: u64,
    /// Papers that the exporter brings.
    pub papers: Vec<String>,
    /// Whether goods are lodged first.
    pub lodging: bool,
    /// Whether every parcel is weighed twice.
    pub reweighing: bool,
}

/// One group, with a sentence for each thing asked.
pub fn group(texts: Texts, filled: &Filled, here: &AskedHere) -> FieldGroup {
    let mut hints = Vec::new();
    if !here.present.is_empty() || here.persons > 0 {
        let present = texts.t("examine-here-present").count("persons", here.persons);
        hints.push(present.arg("present", here.present.join(", ")).to_string());
    }
    if here.reweighing {
        hints.push(texts.get("examine-here-reweighing"));
    }
    let mut fields = Vec::new();
    if here.signatures > 0 {
        let hint = texts.t("examine-here-signatures-hint").count("signatures", here.signatures).to_string();
        let asked = FieldView::new("signatures", texts.get("field-signatures"), FieldKind::Long);
        fields.push(asked.hint(hint).filled(filled));
    }
    if !here.papers.is_empty() {
        let hint = texts.t("examine-here-papers-hint").arg("papers", here.papers.join(", ")).to_string();
        fields.push(FieldView::new("papers", texts.get("field-papers"), FieldKind::Long).hint(hint).filled(filled));
    }
    if here.lodging {
        let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
        fields.push(field("lodging.on", "examine-here-lodged", FieldKind::Day));
        fields.push(field("lodging.receipt", "examine-here-lodged-receipt", FieldKind::Text));
    }
    let legend = texts.get("examine-here-legend");
    FieldGroup { legend, hint: hints.join(" "), fields, ..FieldGroup::default() }
}
