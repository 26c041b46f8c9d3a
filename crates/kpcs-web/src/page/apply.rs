//! The questions of an application for a certificate, in four small parts.
//!
//! Invariant: field names are those of the act; row fields end in `-1`, `-2` and so on.
//! It must not know whether an answer is right.
//! Source: kpcs.md §5.7, §3.2, §3.7; acts, "apply_for_certificate".

use crate::part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled};
use crate::text::Texts;

/// The parts, asked one after the other and then checked together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Goods,
    Parties,
    Journey,
    Declarations,
}

impl Part {
    /// All parts in order.
    pub const ALL: [Self; 4] = [Self::Goods, Self::Parties, Self::Journey, Self::Declarations];

    /// The word that stands for the part in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Goods => "goods",
            Self::Parties => "parties",
            Self::Journey => "journey",
            Self::Declarations => "declarations",
        }
    }

    /// The part of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// The part after this one; `None` after the last.
    pub fn next(self) -> Option<Self> {
        let here = Self::ALL.iter().position(|part| *part == self)?;
        Self::ALL.get(here + 1).copied()
    }

    /// The key of the part's title.
    pub fn title_key(self) -> &'static str {
        match self {
            Self::Goods => "apply-goods",
            Self::Parties => "apply-parties",
            Self::Journey => "apply-journey",
            Self::Declarations => "apply-declarations",
        }
    }
}

/// What can be chosen, as value and label.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Countries in which stones are mined, and `***` for mixed goods.
    pub origins: Vec<(String, String)>,
    pub destinations: Vec<(String, String)>,
    /// Whether the Participant asks more about sources than the scheme does.
    pub more_of_sources: bool,
    /// Places of the office at which the exporter can be.
    pub own_places: Vec<(String, String)>,
    /// Seat and branches of the exporter's company; empty where the office has not entered it, and the address is typed.
    pub exporter_addresses: Vec<(String, String)>,
    /// Its licences that cover exports; where there is none the number is typed.
    pub exporter_licences: Vec<(String, String)>,
}

/// How many rows of each kind are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    pub parcels: usize,
    pub sources: usize,
}

/// The questions of one part.
pub fn groups(part: Part, texts: Texts, filled: &Filled, choices: &Choices, rows: Rows) -> Vec<FieldGroup> {
    match part {
        Part::Goods => goods(texts, filled, choices, rows),
        Part::Parties => parties(texts, filled, choices),
        Part::Journey => journey(texts, filled),
        Part::Declarations => declarations(texts, filled),
    }
}

fn goods(texts: Texts, filled: &Filled, choices: &Choices, rows: Rows) -> Vec<FieldGroup> {
    let mut groups = vec![
        FieldGroup {
            legend: texts.get("apply-parcels"),
            hint: texts.get("apply-parcels-hint"),
            rows: Some(parcels(texts, filled, choices, rows.parcels)),
            ..FieldGroup::default()
        },
        FieldGroup {
            legend: texts.get("apply-sources-legend"),
            hint: texts.get("apply-sources-hint"),
            rows: Some(sources(texts, filled, rows.sources, choices.more_of_sources)),
            ..FieldGroup::default()
        },
    ];
    if choices.more_of_sources {
        groups.push(super::apply_sources::group(texts, filled, rows.sources));
    }
    groups
}

fn parcels(texts: Texts, filled: &Filled, choices: &Choices, rows: usize) -> FieldRows {
    let row = |number: usize| {
        let fields = vec![
            in_row(number, "hs", texts.get("word-hs"), FieldKind::Choice, filled).choices(subheadings(texts)),
            in_row(number, "carats", texts.get("word-carats"), FieldKind::Figure { unit: "ct".to_owned() }, filled),
            in_row(number, "value", texts.get("word-value"), FieldKind::Figure { unit: "USD".to_owned() }, filled),
            in_row(number, "origin", texts.get("word-origin"), FieldKind::Choice, filled)
                .choices(choices.origins.clone()),
        ];
        (Vec::new(), fields)
    };
    FieldRows {
        caption: texts.get("apply-parcels"),
        row_name: texts.get("word-parcel"),
        columns: ["word-hs", "word-carats", "word-value", "word-origin"].map(|key| texts.get(key)).to_vec(),
        rows: (1..=rows.max(1)).map(row).collect(),
        add: Some(("add_parcel".to_owned(), texts.get("apply-add-parcel"))),
    }
}

fn sources(texts: Texts, filled: &Filled, rows: usize, more: bool) -> FieldRows {
    let mut kinds = vec![
        ("mine_production", "source-mine-production"),
        ("purchase_voucher", "source-purchase-voucher"),
        ("import_certificate", "source-import-certificate"),
        ("certified_stock", "source-certified-stock"),
    ];
    kinds.extend(super::apply_sources::KINDS.iter().filter(|_| more));
    let row = |number: usize| {
        let kinds = kinds.iter().map(|(value, key)| (*value, texts.get(key)));
        let mut fields = vec![
            in_row(number, "source_kind", texts.get("source-kind"), FieldKind::Choice, filled).choices(kinds),
            in_row(number, "source_reference", texts.get("source-reference"), FieldKind::Text, filled),
            in_row(
                number,
                "source_carats",
                texts.get("word-carats"),
                FieldKind::Figure { unit: "ct".to_owned() },
                filled,
            ),
        ];
        fields.iter_mut().for_each(|field| field.required = false);
        (Vec::new(), fields)
    };
    FieldRows {
        caption: texts.get("apply-sources-legend"),
        row_name: texts.get("source-row"),
        columns: ["source-kind", "source-reference", "word-carats"].map(|key| texts.get(key)).to_vec(),
        rows: (1..=rows.max(1)).map(row).collect(),
        add: Some(("add_source".to_owned(), texts.get("apply-add-source"))),
    }
}

/// A question in a row of a table, whose column header shows the label.
pub(super) fn in_row(number: usize, name: &str, label: String, kind: FieldKind, filled: &Filled) -> FieldView {
    let mut field = FieldView::new(format!("{name}-{number}"), label, kind).filled(filled);
    field.label_unseen = true;
    field
}

fn parties(texts: Texts, filled: &Filled, choices: &Choices) -> Vec<FieldGroup> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let exporter = vec![
        exporter_address(texts, filled, &choices.exporter_addresses),
        field("exporter_country", "apply-exporter-country", FieldKind::Choice).choices(choices.own_places.clone()),
        exporter_licence(texts, filled, &choices.exporter_licences),
    ];
    let importer = vec![
        field("destination", "apply-destination", FieldKind::Choice)
            .hint(texts.get("apply-destination-hint"))
            .choices(choices.destinations.clone()),
        field("importer_name", "apply-importer-name", FieldKind::Text).hint(texts.get("apply-importer-name-hint")),
        field("importer_address", "apply-importer-address", FieldKind::Long),
    ];
    let consignee = vec![
        field("consignee_name", "apply-consignee", FieldKind::Text)
            .hint(texts.get("apply-consignee-hint"))
            .optional(texts),
        field("consignee_address", "apply-consignee-address", FieldKind::Long).optional(texts),
    ];
    vec![
        FieldGroup { legend: texts.get("word-exporter"), fields: exporter, ..FieldGroup::default() },
        FieldGroup { legend: texts.get("word-importer"), fields: importer, ..FieldGroup::default() },
        FieldGroup { legend: texts.get("word-consignee"), fields: consignee, ..FieldGroup::default() },
    ]
}

/// The seat or a branch, where they are known; else typed.
fn exporter_address(texts: Texts, filled: &Filled, known: &[(String, String)]) -> FieldView {
    let (label, name) = (texts.get("apply-exporter-address"), "exporter_address");
    if known.is_empty() {
        return FieldView::new(name, label, FieldKind::Long).filled(filled);
    }
    let field = FieldView::new(name, label, FieldKind::Radio).choices(known.to_vec());
    field.hint(texts.get("apply-exporter-address-hint")).filled(filled)
}

/// One of the licences entered, or a number that is typed.
fn exporter_licence(texts: Texts, filled: &Filled, known: &[(String, String)]) -> FieldView {
    let (label, name) = (texts.get("apply-exporter-licence"), "exporter_licence");
    let kind = if known.is_empty() { FieldKind::Text } else { FieldKind::Choice };
    let hint = if known.is_empty() { "apply-exporter-licence-hint" } else { "apply-exporter-licence-known" };
    let field = FieldView::new(name, label, kind).hint(texts.get(hint)).optional(texts);
    if known.is_empty() { field.filled(filled) } else { field.choices(known.to_vec()).filled(filled) }
}

fn journey(texts: Texts, filled: &Filled) -> Vec<FieldGroup> {
    let purposes = [
        ("sale", "purpose-sale"),
        ("tender", "purpose-tender"),
        ("viewing", "purpose-viewing"),
        ("consignment", "purpose-consignment"),
        ("laboratory", "purpose-laboratory"),
        ("polishing", "purpose-polishing"),
    ];
    let modes = [
        ("courier", "mode-courier"),
        ("air_freight", "mode-air-freight"),
        ("hand_carried", "mode-hand-carried"),
        ("road", "mode-road"),
        ("not_stated", "mode-not-known"),
    ];
    let why = vec![
        FieldView::new("purpose", texts.get("apply-purpose"), FieldKind::Radio)
            .choices(purposes.map(|(value, key)| (value, texts.get(key))))
            .filled(filled),
        FieldView::new("expected_return", texts.get("apply-return"), FieldKind::Day)
            .hint(texts.get("apply-return-hint"))
            .optional(texts)
            .filled(filled),
        FieldView::new("return_of", texts.get("field-return-of"), FieldKind::Text)
            .hint(texts.get("apply-return-of-hint"))
            .optional(texts)
            .filled(filled),
    ];
    let how = vec![
        FieldView::new("mode", texts.get("apply-mode"), FieldKind::Choice)
            .choices(modes.map(|(value, key)| (value, texts.get(key))))
            .filled(filled),
        FieldView::new("carrier", texts.get("apply-conveyance"), FieldKind::Text)
            .hint(texts.get("apply-conveyance-hint"))
            .optional(texts)
            .filled(filled),
        FieldView::new("flight", texts.get("apply-flight"), FieldKind::Text).optional(texts).filled(filled),
    ];
    vec![
        FieldGroup { legend: texts.get("apply-why"), fields: why, ..FieldGroup::default() },
        FieldGroup { legend: texts.get("apply-how"), fields: how, ..FieldGroup::default() },
    ]
}

fn declarations(texts: Texts, filled: &Filled) -> Vec<FieldGroup> {
    let fields = vec![
        FieldView::new("warranty", texts.get("apply-warranty"), FieldKind::Declaration).filled(filled),
        FieldView::new("no_conflict", texts.get("apply-no-conflict"), FieldKind::Declaration).filled(filled),
    ];
    vec![FieldGroup { hint: texts.get("apply-declarations-hint"), fields, ..FieldGroup::default() }]
}

/// The three subheadings of rough diamonds with their names.
pub(crate) fn subheadings(texts: Texts) -> Vec<(String, String)> {
    let names = [("7102.10", "hs-unsorted"), ("7102.21", "hs-industrial"), ("7102.31", "hs-non-industrial")];
    names.iter().map(|(code, key)| ((*code).to_owned(), format!("{code} {}", texts.get(key)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_part_asks_each_name_once_and_keeps_what_was_typed() {
        let mut filled = Filled::default();
        filled.values.insert("carats-2".to_owned(), "12.345".to_owned());
        let texts = Texts::new(Language::English);
        let groups: Vec<_> = Part::ALL
            .into_iter()
            .flat_map(|part| groups(part, texts, &filled, &Choices::default(), Rows { parcels: 2, sources: 1 }))
            .collect();
        let rows = groups
            .iter()
            .filter_map(|group| group.rows.as_ref())
            .flat_map(|rows| rows.rows.iter().flat_map(|(_, fields)| fields));
        let mut names: Vec<&str> = groups
            .iter()
            .flat_map(|group| &group.fields)
            .chain(rows.clone())
            .map(|field| field.name.as_str())
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(rows.into_iter().any(|field| field.name == "carats-2" && field.value == "12.345"));
    }
}
