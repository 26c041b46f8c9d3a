//! The approving officer sees exactly what will be signed, enters their own password or code and signs; for every two-person act.
//!
//! Invariant: what is shown is decoded from the bytes that will be signed.
//! It must not know how the register finds what is shown.
//! Source: decisions 10 and 11.

use askama::Template;

use crate::part::{Answers, FieldGroup, FieldKind, FieldView, Filled, Form, Judged, Notice, Refusals};
use crate::shell::{Link, Shell};
use crate::text::Texts;

/// The approving officer sees exactly what will be signed, enters their own password or code and signs.
#[derive(Template)]
#[template(path = "page/approve.html")]
pub struct ApprovePage {
    pub shell: Shell,
    /// What would be done: "Sign and issue certificate".
    pub eyebrow: String,
    /// What it is about: the certificate number as printed.
    pub number: String,
    /// Who prepared it and when, in a sentence.
    pub prepared: String,
    pub refusals: Option<Refusals>,
    /// What became of it, when it no longer waits.
    pub notice: Option<Notice>,
    pub answers: Answers,
    /// The rules of the scheme; `None` for an act that no rule concerns.
    pub judged: Option<Judged>,
    /// What the approval covers, in hexadecimal.
    pub digest: String,
    /// `None` when this person may not approve; the refusals say why.
    pub form: Option<Form>,
    /// Where to refuse it with a reason.
    pub refuse: Option<Link>,
}

/// How the officer proves who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofAsked {
    /// The password, entered again.
    Password,
    /// The code of the second step.
    Code,
}

impl ProofAsked {
    /// The name of the field.
    pub fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
        }
    }

    /// The question.
    pub fn field(self, texts: Texts, filled: &Filled) -> FieldView {
        let (kind, label, hint) = match self {
            Self::Password => (FieldKind::Password, "approve-password", "approve-password-hint"),
            Self::Code => (FieldKind::Code, "approve-code", "approve-code-hint"),
        };
        FieldView::new(self.name(), texts.get(label), kind).hint(texts.get(hint)).filled(filled)
    }
}

/// The form of this page: the officer's own password or code. The button says what it does. Field: that of the proof.
pub fn form(texts: Texts, (action, token): (&str, &str), proof: ProofAsked, button: String, filled: &Filled) -> Form {
    let group = FieldGroup { fields: vec![proof.field(texts, filled)], ..FieldGroup::default() };
    Form {
        texts,
        action: action.to_owned(),
        token: token.to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![group],
        button,
        keep: None,
    }
}

/// The form that refuses what was prepared. Fields: `reason` and that of the proof.
pub fn refuse_form(texts: Texts, (action, token): (&str, &str), proof: ProofAsked, filled: &Filled) -> Form {
    let reason = FieldView::new("reason", texts.get("refuse-reason"), FieldKind::Long)
        .hint(texts.get("refuse-reason-hint"))
        .filled(filled);
    let group = FieldGroup { fields: vec![reason, proof.field(texts, filled)], ..FieldGroup::default() };
    Form {
        texts,
        action: action.to_owned(),
        token: token.to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![group],
        button: texts.get("refuse-button"),
        keep: None,
    }
}
