//! Sign in; a demonstration lists its accounts.
//!
//! Invariant: the same answer for an unknown account and a wrong password; no account is listed outside a demonstration.
//! It must not know how the register finds what is shown.
//! Source: threat model 14; issue demand 11.

use askama::Template;

use crate::part::{FieldGroup, FieldKind, FieldView, Filled, Form, Refusals};
use crate::shell::{Person, Shell};
use crate::text::Texts;

/// Sign in; a demonstration lists its accounts.
#[derive(Template)]
#[template(path = "page/sign_in.html")]
pub struct SignInPage {
    pub shell: Shell,
    pub refusals: Option<Refusals>,
    pub form: Form,
    /// Empty outside a demonstration.
    pub accounts: Vec<DemonstrationAccount>,
}

/// An account of the demonstration, with what it can try.
#[derive(Clone, Debug)]
pub struct DemonstrationAccount {
    pub person: Person,
    pub account: String,
    pub password: String,
    pub task: String,
}

/// The form of this page. Fields: `account`, `password`.
pub fn form(texts: Texts, token: &str, filled: &Filled) -> Form {
    let fields = vec![
        FieldView::new("account", texts.get("sign-in-account"), FieldKind::Text).filled(filled),
        FieldView::new("password", texts.get("sign-in-password"), FieldKind::Password).filled(filled),
    ];
    let group = FieldGroup { fields, ..FieldGroup::default() };
    Form {
        texts,
        action: "/sign-in".to_owned(),
        token: token.to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![group],
        button: texts.get("sign-in-button"),
        keep: None,
    }
}
