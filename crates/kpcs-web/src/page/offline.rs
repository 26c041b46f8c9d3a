//! The offline verifier: its buttons, and what its modules fill in, drawn once as templates so that they word and draw nothing themselves.
//!
//! Invariant: without script the page says what to do and leads to the page that needs none; every text is the locale files'.
//! It must not know how a certificate is checked.
//! Source: issue 03, demand 8; interface 6.

use askama::Template;

use crate::offline::path;
use crate::part::{FieldKind, FieldView, Judged, JudgedRule, Judgement, Notice, Outcome, OutcomeHead, Tone};
use crate::shell::{Link, Shell};

/// The page of the offline verifier.
#[derive(Template)]
#[template(path = "page/offline.html")]
pub struct OfflinePage {
    pub shell: Shell,
    /// Country codes with their names.
    pub places: Vec<(String, String)>,
    /// Texts, names and figures for the modules, as JSON.
    pub words: String,
    /// The address of the description with which a device installs it.
    pub manifest: String,
}

impl OfflinePage {
    /// The words as they may stand in a page: nothing in them ends the element.
    fn data(&self) -> String {
        self.words.replace('<', "\\u003c")
    }

    fn file(&self, name: &str) -> String {
        path(name)
    }

    fn heads(&self) -> Vec<(String, OutcomeHead)> {
        let head = |outcome: Outcome| {
            let name = outcome.word_key().trim_start_matches("outcome-").replace('-', "_");
            (name, OutcomeHead { texts: self.shell.texts, outcome, reason: self.meaning(outcome), more: Vec::new() })
        };
        Outcome::ALL.into_iter().map(head).collect()
    }

    fn meaning(&self, outcome: Outcome) -> String {
        self.shell.texts.get(outcome.meaning_key())
    }

    /// One line for each verdict.
    fn judged(&self) -> Judged {
        let rule = |judgement| JudgedRule {
            section: Link::new("", ""),
            sentence: String::new(),
            judgement,
            note: String::new(),
        };
        let each = [Judgement::Met, Judgement::Warning, Judgement::NotMet, Judgement::NotChecked];
        Judged { texts: self.shell.texts, rules: each.into_iter().map(rule).collect() }
    }

    fn notices(&self) -> [(&'static str, Notice); 3] {
        let empty = |tone| Notice::new(tone, "", "");
        [("plain", empty(Tone::Plain)), ("hand", empty(Tone::NeedsHand)), ("refusal", empty(Tone::Refusal))]
    }

    fn text_field(&self) -> FieldView {
        let texts = self.shell.texts;
        FieldView::new("text", texts.get("verify-text"), FieldKind::Long).hint(texts.get("verify-text-hint"))
    }

    fn proof_field(&self) -> FieldView {
        let texts = self.shell.texts;
        let field = FieldView::new("proof", texts.get("offline-proof"), FieldKind::Long);
        field.hint(texts.get("offline-proof-hint")).optional(texts)
    }

    fn file_field(&self) -> FieldView {
        let texts = self.shell.texts;
        let accept = ".pdf,.png,.jpg,.jpeg,.cbor,.kpcs,.txt,image/*".to_owned();
        let field = FieldView::new("file", texts.get("offline-file"), FieldKind::File { accept });
        field.hint(texts.get("offline-file-hint"))
    }

    fn place_field(&self) -> FieldView {
        let texts = self.shell.texts;
        let field = FieldView::new("at", texts.get("verify-at"), FieldKind::Choice);
        field.choices(self.places.clone()).optional(texts)
    }

    fn day_field(&self) -> FieldView {
        let texts = self.shell.texts;
        FieldView::new("on", texts.get("verify-on"), FieldKind::Day).optional(texts)
    }
}
