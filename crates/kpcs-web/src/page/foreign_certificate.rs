//! A certificate that exists only on paper, taken in on one screen within a minute.
//!
//! Invariant: the order is that of the paper: Annex I.
//! It must not know whether the number is in a block.
//! Source: decisions 22; kpcs.md §3.2; acts, "record_foreign_certificate".

use crate::part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled};
use crate::text::Texts;

/// The questions; `issuers` are Participants as code and name, `lines` the number of HS lines.
pub fn groups(texts: Texts, filled: &Filled, issuers: Vec<(String, String)>, lines: usize) -> Vec<FieldGroup> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let number = vec![
        field("issuer", "word-issuer", FieldKind::Choice).choices(issuers.clone()),
        field("number", "word-number", FieldKind::Text).hint(texts.get("foreign-number-hint")),
        field("origin", "word-origin", FieldKind::Text).hint(texts.get("foreign-origin-hint")),
        field("issued_on", "word-issued-on", FieldKind::Day),
        field("expires_on", "word-expires-on", FieldKind::Day),
    ];
    let parties = vec![
        field("exporter", "word-exporter", FieldKind::Text),
        field("importer", "word-importer", FieldKind::Text),
        field("signatory", "foreign-signatory", FieldKind::Text).hint(texts.get("foreign-signatory-hint")),
        field("parcels", "word-parcels", FieldKind::Figure { unit: String::new() }),
    ];
    let scan = FieldView::new(
        "scan",
        texts.get("foreign-scan"),
        FieldKind::File { accept: ".pdf,.jpg,.jpeg,.png".to_owned() },
    )
    .hint(texts.get("foreign-scan-hint"))
    .optional(texts)
    .filled(filled);
    vec![
        FieldGroup { legend: texts.get("foreign-paper"), fields: number, ..FieldGroup::default() },
        FieldGroup { legend: texts.get("foreign-parties"), fields: parties, ..FieldGroup::default() },
        FieldGroup {
            legend: texts.get("certificate-lines"),
            rows: Some(line_rows(texts, filled, lines)),
            ..FieldGroup::default()
        },
        FieldGroup { fields: vec![scan], ..FieldGroup::default() },
    ]
}

fn line_rows(texts: Texts, filled: &Filled, lines: usize) -> FieldRows {
    let row = |number: usize| {
        let field = |name: &str, key: &str, kind| {
            let mut field = FieldView::new(format!("{name}-{number}"), texts.get(key), kind).filled(filled);
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
        rows: (1..=lines.max(1)).map(row).collect(),
        add: Some(("add_line".to_owned(), texts.get("foreign-add-line"))),
    }
}
