//! The issuer records a confirmation that came back on paper, by fax or by e-mail.
//!
//! Invariant: the record keeps how it came and what exactly was confirmed. Names are those of the act; the certificate is
//! that of the address.
//! It must not know who may confirm.
//! Source: decisions 22; kpcs.md §4.3(b), §9.12; acts, "record_paper_confirmation".

use crate::part::{FieldGroup, FieldKind, FieldView, Filled};
use crate::text::Texts;

/// How it can come, as the act's words with the keys of their texts.
const CHANNELS: [(&str, &str); 5] = [
    ("slip", "channel-slip"),
    ("fax", "channel-fax"),
    ("e_mail", "channel-email"),
    ("post", "channel-post"),
    ("reply_link", "channel-reply-link"),
];

/// The questions of the record.
pub fn groups(texts: Texts, filled: &Filled) -> Vec<FieldGroup> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let came = vec![
        field("channel", "paper-channel", FieldKind::Radio)
            .choices(CHANNELS.map(|(value, key)| (value, texts.get(key)))),
        field("confirmed_by", "paper-signed-by", FieldKind::Text).hint(texts.get("paper-signed-by-hint")),
    ];
    let says = vec![
        field("received_on", "confirm-day", FieldKind::Day),
        field("parcels", "word-parcels", FieldKind::Figure { unit: String::new() }),
        field("carats", "word-carats", FieldKind::Figure { unit: "ct".to_owned() }),
        field("remarks", "paper-remarks", FieldKind::Long).optional(texts),
        field("scan", "foreign-scan", FieldKind::File { accept: ".pdf,.jpg,.jpeg,.png".to_owned() })
            .hint(texts.get("foreign-scan-hint"))
            .optional(texts),
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
