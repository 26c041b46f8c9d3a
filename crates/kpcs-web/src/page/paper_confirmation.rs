//! The issuer records a confirmation that came back on paper, by fax or by e-mail.
//!
//! Invariant: the record keeps how it came and what exactly was confirmed.
//! It must not know who may confirm.
//! Source: decisions 22; kpcs.md §4.3(b), §9.12; acts, "record_paper_confirmation".

use crate::part::{FieldGroup, FieldKind, FieldView, Filled};
use crate::text::Texts;

/// The questions of the record.
pub fn groups(texts: Texts, filled: &Filled) -> Vec<FieldGroup> {
    let channels =
        [("slip", "channel-slip"), ("fax", "channel-fax"), ("email", "channel-email"), ("post", "channel-post")];
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let came = vec![
        field("number", "word-number", FieldKind::Text),
        field("channel", "paper-channel", FieldKind::Radio)
            .choices(channels.map(|(value, key)| (value, texts.get(key)))),
        field("came_on", "paper-came-on", FieldKind::Day),
    ];
    let says = vec![
        field("received_on", "confirm-day", FieldKind::Day),
        field("parcels", "word-parcels", FieldKind::Figure { unit: String::new() }),
        field("carats", "word-carats", FieldKind::Figure { unit: "ct".to_owned() }),
        field("signed_by", "paper-signed-by", FieldKind::Text),
        field("remarks", "paper-remarks", FieldKind::Long).optional(texts),
        field("scan", "foreign-scan", FieldKind::File { accept: ".pdf,.jpg,.jpeg,.png".to_owned() }).optional(texts),
    ];
    vec![
        FieldGroup { legend: texts.get("paper-came"), fields: came, ..FieldGroup::default() },
        FieldGroup {
            legend: texts.get("paper-says"),
            hint: texts.get("paper-says-hint"),
            fields: says,
            ..FieldGroup::default()
        },
    ]
}
