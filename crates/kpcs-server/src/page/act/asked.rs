//! A field table as questions: groups under their headings, rows for what repeats.
//!
//! Invariant: every field of the table is asked once, under the name by which the act's faults call it.
//! Must not know: any single act.

use kpcs_domain::field::{Field, Kind};
use kpcs_domain::value::HsCode;
use kpcs_web::{
    Texts,
    part::{FieldGroup, FieldKind, FieldRows, FieldView, Filled, picture_fields},
};

use super::given::count_rows;
use crate::{answers::Answers, objection::field_label, places, words};

/// What the questions are made from.
pub struct Asking<'a> {
    /// The language.
    pub texts: Texts,
    /// What was given, for the number of rows.
    pub answers: &'a Answers,
    /// What was given and what is wrong with it.
    pub filled: &'a Filled,
    /// The path of the rows of which one more is wanted.
    pub one_more: Option<&'a str>,
}

/// The name of the button that adds a row to what stands at `path`.
#[must_use]
pub fn add_button(path: &str) -> String {
    format!("add.{path}")
}

impl Asking<'_> {
    /// The questions of a field table.
    #[must_use]
    pub fn groups(&self, fields: &[Field]) -> Vec<FieldGroup> {
        let mut groups = Vec::new();
        self.ask("", String::new(), fields, true, &mut groups);
        groups
    }

    fn ask(&self, prefix: &str, legend: String, fields: &[Field], required: bool, groups: &mut Vec<FieldGroup>) {
        let singles = fields.iter().filter(|field| !is_nested(field.kind));
        let singles: Vec<_> =
            singles.flat_map(|field| self.questions(&join(prefix, field.name), field, required)).collect();
        if !singles.is_empty() {
            groups.push(FieldGroup { legend, fields: singles, ..FieldGroup::default() });
        }
        for field in fields {
            let path = join(prefix, field.name);
            match field.kind {
                Kind::Group(inner) => {
                    self.ask(&path, field_label(self.texts, &path), inner, required && field.required, groups);
                }
                Kind::Many(Kind::Group(inner)) => groups.push(self.rows(&path, inner)),
                _ => {}
            }
        }
    }

    fn rows(&self, path: &str, fields: &'static [Field]) -> FieldGroup {
        let texts = self.texts;
        let columns = flat("", fields);
        let given = count_rows(self.answers, path);
        let count = if self.one_more == Some(path) { given + 1 } else { given.max(1) };
        let row = |number: usize| {
            let questions = columns.iter().map(|(name, field)| {
                let mut question = self.question(&format!("{path}.{number}.{name}"), field, false);
                question.label_unseen = true;
                question.hint = String::new();
                question.optional_word = String::new();
                question
            });
            (Vec::new(), questions.collect())
        };
        let label = field_label(texts, path);
        FieldGroup {
            legend: label.clone(),
            rows: Some(FieldRows {
                caption: label,
                row_name: texts.get("ask-row"),
                columns: columns.iter().map(|(name, _)| field_label(texts, name)).collect(),
                rows: (0..count).map(row).collect(),
                add: Some((add_button(path), texts.get("ask-add-row"))),
            }),
            ..FieldGroup::default()
        }
    }

    /// Photographs are asked as files, anything else as one question.
    #[must_use]
    pub fn questions(&self, name: &str, field: &Field, required: bool) -> Vec<FieldView> {
        if field.holds_pictures() {
            return picture_fields(self.texts, name, self.filled);
        }
        vec![self.question(name, field, required)]
    }

    fn question(&self, name: &str, field: &Field, required: bool) -> FieldView {
        let texts = self.texts;
        let (kind, hint) = how(field.kind);
        let mut question = FieldView::new(name, field_label(texts, name), kind).choices(self.choices(field.kind));
        question.required = required && field.required;
        if let Some(key) = hint {
            question.hint = texts.get(key);
        }
        if !field.required && field.kind != Kind::Flag {
            question = question.optional(texts);
        }
        question.filled(self.filled)
    }

    fn choices(&self, kind: Kind) -> Vec<(String, String)> {
        let texts = self.texts;
        match kind {
            Kind::Choice(words) => words.iter().map(|word| ((*word).to_owned(), words::choice(texts, word))).collect(),
            Kind::YesOrNo => ["yes", "no"].map(|word| (word.to_owned(), words::choice(texts, word))).to_vec(),
            Kind::Country => places::places(texts),
            Kind::Hs => [HsCode::Hs710210, HsCode::Hs710221, HsCode::Hs710231]
                .map(|hs| (hs.to_string(), words::subheading(texts, hs)))
                .to_vec(),
            Kind::Many(one) if matches!(one, Kind::Choice(_)) => self.choices(*one),
            _ => Vec::new(),
        }
    }
}

/// Every field of a row with its name in it, groups within the row laid flat.
#[must_use]
pub fn flat(prefix: &str, fields: &'static [Field]) -> Vec<(String, &'static Field)> {
    fields
        .iter()
        .flat_map(|field| match field.kind {
            Kind::Group(inner) => flat(&join(prefix, field.name), inner),
            _ => vec![(join(prefix, field.name), field)],
        })
        .collect()
}

/// Whether a field holds fields.
#[must_use]
pub fn is_nested(kind: Kind) -> bool {
    matches!(kind, Kind::Group(_) | Kind::Many(Kind::Group(_)))
}

/// One step further in.
#[must_use]
pub fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") }
}

/// How a kind is asked, and the key of its hint.
fn how(kind: Kind) -> (FieldKind, Option<&'static str>) {
    match kind {
        Kind::Authority => (FieldKind::Text, Some("expected-authority")),
        Kind::Bytes => (FieldKind::Long, Some("expected-bytes")),
        Kind::Carats => (FieldKind::Figure { unit: "ct".to_owned() }, None),
        Kind::CertificateNumber => (FieldKind::Text, Some("expected-number")),
        Kind::Choice(_) | Kind::Country | Kind::Hs => (FieldKind::Choice, None),
        Kind::Day => (FieldKind::Day, None),
        Kind::Digest => (FieldKind::Text, Some("expected-digest")),
        Kind::Flag => (FieldKind::Declaration, None),
        Kind::YesOrNo => (FieldKind::Radio, None),
        Kind::Handle => (FieldKind::Text, Some("expected-handle")),
        Kind::Instant => (FieldKind::Text, Some("expected-instant")),
        Kind::Latitude => (FieldKind::Text, Some("expected-latitude")),
        Kind::Longitude => (FieldKind::Text, Some("expected-longitude")),
        Kind::Time => (FieldKind::Text, Some("expected-time-of-day")),
        Kind::WebAddress => (FieldKind::Text, Some("expected-webhook-address")),
        Kind::Zone => (FieldKind::Text, Some("expected-time-zone")),
        Kind::Integer | Kind::Name | Kind::Reference | Kind::Seal | Kind::Group(_) => (FieldKind::Text, None),
        Kind::Many(Kind::Choice(_)) => (FieldKind::Checks, None),
        Kind::Many(_) => (FieldKind::Long, Some("ask-one-a-line")),
        Kind::Origin => (FieldKind::Text, Some("expected-origin")),
        Kind::Text => (FieldKind::Long, None),
        Kind::Usd => (FieldKind::Figure { unit: "USD".to_owned() }, None),
    }
}
