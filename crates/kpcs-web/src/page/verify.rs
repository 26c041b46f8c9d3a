//! Verify a certificate: paste the QR text or choose a file, with place and date if known.
//!
//! Invariant: every string is already worded in the page's language.
//! It must not know how the register finds what is shown.
//! Source: decisions 16; issue demand 7.

use askama::Template;

use crate::part::{FieldGroup, FieldKind, FieldView, Filled, Form, Outcome, Refusals};
use crate::shell::Shell;
use crate::text::Texts;

/// Verify a certificate: paste the QR text or choose a file, with place and date if known.
#[derive(Template)]
#[template(path = "page/verify.html")]
pub struct VerifyPage {
    pub shell: Shell,
    /// What could not be read.
    pub refusals: Option<Refusals>,
    pub form: Form,
    /// The number of a paper without a code; asked (GET), so that the answer has an address.
    pub number: FieldView,
}

/// The question for a paper without a code.
pub fn number(texts: Texts, filled: &Filled) -> FieldView {
    FieldView::new("number", texts.get("verify-number"), FieldKind::Text)
        .hint(texts.get("verify-number-hint"))
        .filled(filled)
}

/// The form of this page; `places` are country codes with names. Fields: `text`, `file`, `at`, `on`.
pub fn form(texts: Texts, token: &str, filled: &Filled, places: Vec<(String, String)>) -> Form {
    let certificate = FieldGroup {
        legend: texts.get("verify-certificate"),
        fields: vec![
            FieldView::new("text", texts.get("verify-text"), FieldKind::Long)
                .hint(texts.get("verify-text-hint"))
                .optional(texts)
                .filled(filled),
            FieldView::new(
                "file",
                texts.get("verify-file"),
                FieldKind::File { accept: ".pdf,.png,.jpg,.jpeg,.cbor".to_owned() },
            )
            .hint(texts.get("verify-file-hint"))
            .optional(texts)
            .filled(filled),
        ],
        ..FieldGroup::default()
    };
    let journey = FieldGroup {
        legend: texts.get("verify-journey"),
        hint: texts.get("verify-journey-hint"),
        fields: vec![
            FieldView::new("at", texts.get("verify-at"), FieldKind::Choice)
                .choices(places)
                .optional(texts)
                .filled(filled),
            FieldView::new("on", texts.get("verify-on"), FieldKind::Day).optional(texts).filled(filled),
        ],
        ..FieldGroup::default()
    };
    Form {
        texts,
        action: "/verify".to_owned(),
        token: token.to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups: vec![certificate, journey],
        button: texts.get("verify-button"),
        keep: None,
    }
}

/// The question for a picture of a paper that was asked by its number; `hidden` keeps what was asked.
pub fn scan_form(texts: Texts, token: &str, hidden: Vec<(String, String)>) -> Form {
    let kind = FieldKind::File { accept: ".pdf,.png,.jpg,.jpeg".to_owned() };
    let file = FieldView::new("file", texts.get("verify-scan"), kind).hint(texts.get("verify-scan-hint"));
    Form {
        texts,
        action: "/verify".to_owned(),
        token: token.to_owned(),
        hidden,
        multipart: true,
        compact: true,
        groups: vec![FieldGroup { fields: vec![file], ..FieldGroup::default() }],
        button: texts.get("verify-scan-button"),
        keep: None,
    }
}

/// The short form of the first page: the QR text only.
pub fn short_form(texts: Texts, token: &str) -> Form {
    let text = FieldView::new("text", texts.get("verify-text"), FieldKind::Long).hint(texts.get("home-verify-hint"));
    let group = FieldGroup { fields: vec![text], ..FieldGroup::default() };
    Form {
        texts,
        action: "/verify".to_owned(),
        token: token.to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups: vec![group],
        button: texts.get("verify-button"),
        keep: None,
    }
}
