//! The validating officer sees exactly what will be signed, enters their own password and signs.
//!
//! Invariant: what is shown is decoded from the bytes that will be signed.
//! It must not know how the register finds what is shown.
//! Source: decisions 10 and 11.

use askama::Template;

use crate::part::{Answers, FieldGroup, FieldKind, FieldView, Filled, Form, Judged, Refusals, Rosette};
use crate::shell::Shell;
use crate::text::Texts;

/// The validating officer sees exactly what will be signed, enters their own password and signs.
#[derive(Template)]
#[template(path = "page/approve.html")]
pub struct ApprovePage {
    pub shell: Shell,
    /// The certificate number as printed.
    pub number: String,
    /// Who prepared it and when, in a sentence.
    pub prepared: String,
    pub refusals: Option<Refusals>,
    pub answers: Answers,
    pub judged: Judged,
    pub rosette: Rosette,
    /// What the approval covers, in hexadecimal.
    pub digest: String,
    /// `None` when this person may not approve; the refusals say why.
    pub form: Option<Form>,
}

/// The form of this page: the officer's own password. The button names the certificate. Field: `password`.
pub fn form(texts: Texts, action: &str, token: &str, number: &str, filled: &Filled) -> Form {
    let password = FieldView::new("password", texts.get("approve-password"), FieldKind::Password)
        .hint(texts.get("approve-password-hint"))
        .filled(filled);
    let group = FieldGroup { fields: vec![password], ..FieldGroup::default() };
    let button = texts.t("approve-button").arg("number", number).to_string();
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
