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
    pub countries: Vec<(String, String)>,
    pub destinations: Vec<(String, String)>,
    /// Lots that the exporter holds, from which the goods come.
    pub sources: Vec<(String, String)>,
}

/// The questions of one part; `parcels` is the number of rows in the goods part.
pub fn groups(part: Part, texts: Texts, filled: &Filled, choices: &Choices, parcels: usize) -> Vec<FieldGroup> {
    match part {
        Part::Goods => goods(texts, filled, choices, parcels),
        Part::Parties => parties(texts, filled, choices),
        Part::Journey => journey(texts, filled),
        Part::Declarations => declarations(texts, filled),
    }
}

fn goods(texts: Texts, filled: &Filled, choices: &Choices, parcels: usize) -> Vec<FieldGroup> {
    let column = |key: &str| texts.get(key);
    let row = |number: usize| {
        let field = |name: &str, key: &str, kind| {
            let mut field = FieldView::new(format!("{name}-{number}"), texts.get(key), kind).filled(filled);
            field.label_unseen = true;
            field
        };
        let fields = vec![
            field("hs", "word-hs", FieldKind::Choice).choices(subheadings(texts)),
            field("carats", "word-carats", FieldKind::Figure { unit: "ct".to_owned() }),
            field("value", "word-value", FieldKind::Figure { unit: "USD".to_owned() }),
            field("origin", "word-origin", FieldKind::Choice).choices(choices.countries.clone()),
        ];
        (Vec::new(), fields)
    };
    let rows = FieldRows {
        caption: texts.get("apply-parcels"),
        row_name: texts.get("word-parcel"),
        columns: ["word-hs", "word-carats", "word-value", "word-origin"].map(column).to_vec(),
        rows: (1..=parcels.max(1)).map(row).collect(),
        add: Some(("add_parcel".to_owned(), texts.get("apply-add-parcel"))),
    };
    let sources = FieldView::new("sources", texts.get("apply-sources"), FieldKind::Checks)
        .hint(texts.get("apply-sources-hint"))
        .choices(choices.sources.clone())
        .filled(filled);
    vec![
        FieldGroup {
            legend: texts.get("apply-parcels"),
            hint: texts.get("apply-parcels-hint"),
            rows: Some(rows),
            ..FieldGroup::default()
        },
        FieldGroup { legend: texts.get("apply-sources-legend"), fields: vec![sources], ..FieldGroup::default() },
    ]
}

fn parties(texts: Texts, filled: &Filled, choices: &Choices) -> Vec<FieldGroup> {
    let importer = vec![
        FieldView::new("destination", texts.get("apply-destination"), FieldKind::Choice)
            .hint(texts.get("apply-destination-hint"))
            .choices(choices.destinations.clone())
            .filled(filled),
        FieldView::new("importer_name", texts.get("apply-importer-name"), FieldKind::Text)
            .hint(texts.get("apply-importer-name-hint"))
            .filled(filled),
        FieldView::new("importer_address", texts.get("apply-importer-address"), FieldKind::Long).filled(filled),
    ];
    let consignee = vec![
        FieldView::new("consignee", texts.get("apply-consignee"), FieldKind::Text)
            .hint(texts.get("apply-consignee-hint"))
            .optional(texts)
            .filled(filled),
    ];
    vec![
        FieldGroup { legend: texts.get("word-importer"), fields: importer, ..FieldGroup::default() },
        FieldGroup { legend: texts.get("word-consignee"), fields: consignee, ..FieldGroup::default() },
    ]
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
    let purposes = purposes.map(|(value, key)| (value, texts.get(key)));
    let why = vec![
        FieldView::new("purpose", texts.get("apply-purpose"), FieldKind::Radio).choices(purposes).filled(filled),
        FieldView::new("expected_return", texts.get("apply-return"), FieldKind::Day)
            .hint(texts.get("apply-return-hint"))
            .optional(texts)
            .filled(filled),
    ];
    let how = vec![
        FieldView::new("conveyance", texts.get("apply-conveyance"), FieldKind::Text)
            .hint(texts.get("apply-conveyance-hint"))
            .filled(filled),
        FieldView::new("departs", texts.get("apply-departs"), FieldKind::Day).filled(filled),
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
        let groups: Vec<_> =
            Part::ALL.into_iter().flat_map(|part| groups(part, texts, &filled, &Choices::default(), 2)).collect();
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
