//! A certificate that exists only on paper, taken in on one screen within a minute.
//!
//! Invariant: the order is that of the paper: Annex I. Names are those of the act.
//! It must not know whether the number is in a block.
//! Source: decisions 15 and 22; kpcs.md §3.2; acts, "record_foreign_certificate".

use crate::part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled};
use crate::text::Texts;

/// What the issuer can be and where the goods can go, as code and name.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub issuers: Vec<(String, String)>,
    pub destinations: Vec<(String, String)>,
}

/// The questions; `lines` is the number of HS lines.
pub fn groups(texts: Texts, filled: &Filled, choices: Choices, lines: usize) -> Vec<FieldGroup> {
    let group = |key: &str, fields| FieldGroup { legend: texts.get(key), fields, ..FieldGroup::default() };
    vec![
        group("foreign-paper", paper(texts, filled, choices.issuers)),
        group("foreign-parties", parties(texts, filled, choices.destinations)),
        FieldGroup {
            legend: texts.get("certificate-lines"),
            rows: Some(line_rows(texts, filled, lines)),
            ..FieldGroup::default()
        },
        group("foreign-evidence", evidence(texts, filled)),
    ]
}

fn paper(texts: Texts, filled: &Filled, issuers: Vec<(String, String)>) -> Vec<FieldView> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    vec![
        field("issuer", "word-issuer", FieldKind::Choice).choices(issuers),
        field("number", "word-number", FieldKind::Text).hint(texts.get("foreign-number-hint")),
        field("issuing_authority", "foreign-authority", FieldKind::Text),
        field("origin", "word-origin", FieldKind::Text).hint(texts.get("foreign-origin-hint")),
        field("issued", "word-issued-on", FieldKind::Day),
        field("expires", "word-expires-on", FieldKind::Day).optional(texts),
    ]
}

fn parties(texts: Texts, filled: &Filled, destinations: Vec<(String, String)>) -> Vec<FieldView> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    vec![
        field("exporter", "word-exporter", FieldKind::Text),
        field("importer", "word-importer", FieldKind::Text),
        field("destination", "foreign-destination", FieldKind::Choice).choices(destinations),
        field("parcels", "word-parcels", FieldKind::Figure { unit: String::new() }),
        field("seals", "foreign-seals", FieldKind::Long).hint(texts.get("foreign-seals-hint")),
        field("signatory", "foreign-signatory", FieldKind::Text)
            .hint(texts.get("foreign-signatory-hint"))
            .optional(texts),
    ]
}

fn evidence(texts: Texts, filled: &Filled) -> Vec<FieldView> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled).optional(texts);
    let specimen = [
        ("agrees", "foreign-specimen-agrees"),
        ("differs", "foreign-specimen-differs"),
        ("not_known", "foreign-specimen-not-known"),
    ];
    vec![
        field("specimen", "foreign-specimen", FieldKind::Choice)
            .choices(specimen.map(|(value, key)| (value, texts.get(key)))),
        field("reply_to", "foreign-reply-to", FieldKind::Text).hint(texts.get("foreign-reply-to-hint")),
        field("scan", "foreign-scan", FieldKind::File { accept: ".pdf,.jpg,.jpeg,.png".to_owned() })
            .hint(texts.get("foreign-scan-hint")),
    ]
}

fn line_rows(texts: Texts, filled: &Filled, lines: usize) -> FieldRows {
    let row = |index: usize| {
        let field = |name: &str, key: &str, kind| {
            let mut field = FieldView::new(format!("lines.{index}.{name}"), texts.get(key), kind).filled(filled);
            field.label_unseen = true;
            field
        };
        let fields = vec![
            field("hs", "word-hs", FieldKind::Choice).choices(super::apply::subheadings(texts)),
            field("carats", "word-carats", FieldKind::Figure { unit: "ct".to_owned() }),
            field("value", "word-value", FieldKind::Figure { unit: "USD".to_owned() }),
        ];
        (Vec::new(), fields)
    };
    FieldRows {
        caption: texts.get("certificate-lines"),
        row_name: texts.get("word-line"),
        columns: ["word-hs", "word-carats", "word-value"].map(|key| texts.get(key)).to_vec(),
        rows: (0..lines.max(1)).map(row).collect(),
        add: Some(("add_line".to_owned(), texts.get("foreign-add-line"))),
    }
}
