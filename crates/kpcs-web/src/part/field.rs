//! Forms made from field tables: fields in groups, repeated rows, what was typed and what is wrong with it.
//!
//! Invariant: nothing typed is lost: a form built from [`Filled`] shows every value again, and each error stands at its field.
//! It must not know what a field means; passwords are never shown again.
//! Source: decisions 29 (one field table an act); GOV.UK Design System, "Question pages".

use std::collections::BTreeMap;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::Inline;
use crate::text::Texts;

/// A form: groups of fields, the token of the session, and one button that says what it does.
#[derive(Clone, Debug, Template)]
#[template(path = "part/form.html")]
pub struct Form {
    pub texts: Texts,
    pub action: String,
    /// Session token; left out when empty (forms that only ask, such as a filter).
    pub token: String,
    /// Names and values that go back unseen, such as the request id or answers given before.
    pub hidden: Vec<(String, String)>,
    /// `true` for a form with files.
    pub multipart: bool,
    /// Two questions side by side on a wide window, for a form that is copied from paper.
    pub compact: bool,
    pub groups: Vec<FieldGroup>,
    pub button: String,
    /// A second button that keeps the draft, as name and words.
    pub keep: Option<(String, String)>,
}

/// A small group of questions under one heading.
#[derive(Clone, Debug, Default)]
pub struct FieldGroup {
    pub legend: String,
    pub hint: String,
    pub fields: Vec<FieldView>,
    pub rows: Option<FieldRows>,
}

/// Rows of the same questions, such as the parcels; without script a button asks for one more row.
#[derive(Clone, Debug)]
pub struct FieldRows {
    pub caption: String,
    /// "Parcel", for the heading of each row: "Parcel 1".
    pub row_name: String,
    pub columns: Vec<String>,
    /// Facts that stand before the fields of a row, in the first columns.
    pub rows: Vec<(Vec<Inline>, Vec<FieldView>)>,
    /// Name and words of the button that adds a row.
    pub add: Option<(String, String)>,
}

/// One question.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/field.html")]
pub struct FieldView {
    pub name: String,
    pub label: String,
    pub hint: String,
    pub kind: FieldKind,
    pub value: String,
    pub error: Option<String>,
    pub options: Vec<Choice>,
    pub required: bool,
    /// The words that follow the label of a question that may stay empty.
    pub optional_word: String,
    /// The label is read only by assistive technology, because a column header shows it.
    pub label_unseen: bool,
    /// The box that is typed into next, such as the one for the scale's next figure.
    pub focus: bool,
}

/// How a question is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    #[default]
    Text,
    /// What is looked for; the key `/` leads there.
    Search,
    /// A figure with its unit behind the box.
    Figure {
        unit: String,
    },
    Day,
    Long,
    Choice,
    /// One of a few, all visible.
    Radio,
    /// Several of a few; the value holds the chosen ones, one a line.
    Checks,
    /// One box to tick, such as a declaration.
    Declaration,
    File {
        accept: String,
    },
    /// Any number of files.
    Files {
        accept: String,
    },
    Password,
    /// A one-time code; never shown again.
    Code,
    Hidden,
    /// No question: the button that the Enter key presses, with its words. A scale ends each figure with Enter; this button
    /// takes what was typed so far and records nothing. It must stand first in the form, where browsers look for it.
    Enter {
        button: String,
    },
}

/// One possible answer.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
}

/// What was typed and what is wrong with it, by field name.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub values: BTreeMap<String, String>,
    pub errors: BTreeMap<String, String>,
}

impl FieldView {
    /// A required question of this kind, empty.
    pub fn new(name: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        Self { name: name.into(), label: label.into(), kind, required: true, ..Self::default() }
    }

    /// The same question with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The same question, which may stay empty.
    #[must_use]
    pub fn optional(mut self, texts: Texts) -> Self {
        self.required = false;
        self.optional_word = texts.get("form-optional");
        self
    }

    /// The same question with these answers to choose from, as value and label.
    #[must_use]
    pub fn choices<V: Into<String>, L: Into<String>>(mut self, options: impl IntoIterator<Item = (V, L)>) -> Self {
        let choice = |(value, label): (V, L)| Choice { value: value.into(), label: label.into(), hint: String::new() };
        self.options = options.into_iter().map(choice).collect();
        self
    }

    /// The same question with what was typed and what is wrong with it.
    #[must_use]
    pub fn filled(mut self, filled: &Filled) -> Self {
        if let Some(value) = filled.values.get(&self.name) {
            self.value.clone_from(value);
        }
        self.error = filled.errors.get(&self.name).cloned();
        self
    }

    fn chosen(&self, option: &Choice) -> bool {
        self.value.lines().any(|value| value == option.value)
    }

    /// The ids of hint and error, for `aria-describedby`.
    fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("hint-{}", self.name));
        let error = self.error.is_some().then(|| format!("error-{}", self.name));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}

impl HtmlSafe for FieldView {}
impl HtmlSafe for Form {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_escaped_and_a_password_never() {
        let mut filled = Filled::default();
        filled.values.insert("name".to_owned(), "<b>\"Koidu\"".to_owned());
        let shown = FieldView::new("name", "Name", FieldKind::Text).filled(&filled).to_string();
        assert!(shown.contains("&#60;b&#62;&#34;Koidu&#34;"), "{shown}");
        let secret = FieldView::new("name", "Password", FieldKind::Password).filled(&filled).to_string();
        assert!(!secret.contains("Koidu"), "{secret}");
    }
}
