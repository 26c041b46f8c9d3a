//! The form of any act, with its refusals above and everything that was typed.

use axum::{http::StatusCode, response::Response};
use kpcs_domain::field::Field;
use kpcs_web::{page::form::FormPage, page_with_status, part::Form, shell::Link};

use super::{Asked, asked::Asking};
use crate::{answers::Answers, evidence, objection::Objection, officer::Officer, words};

/// The hidden field of the check: do it now.
pub const DO: &str = "do";
/// The button of the check that goes back to the form.
pub const CHANGE: &str = "change";

/// Whether a name is a button's, not a field's.
#[must_use]
pub fn is_button(name: &str) -> bool {
    name == DO || name == CHANGE || name.starts_with("add.")
}

/// The path of the rows of which one more is wanted.
#[must_use]
pub fn wants_row(answers: &Answers) -> Option<String> {
    answers.pairs().find_map(|(name, _)| name.strip_prefix("add.")).map(str::to_owned)
}

/// The form.
pub fn page(officer: &Officer, asked: &Asked, answers: &Answers, objection: Option<&Objection>) -> Response {
    let texts = officer.texts();
    let one_more = wants_row(answers);
    let given = answers.without(is_button);
    let mut filled = given.filled();
    let name_of = |path: &str| (!path.is_empty()).then(|| evidence::asked_as(path).unwrap_or_else(|| path.to_owned()));
    if let Some(objection) = objection {
        objection.mark(&mut filled, texts, name_of);
    }
    let asking = Asking { texts, answers: &given, filled: &filled, one_more: one_more.as_deref() };
    let title = words::act(texts, asked.info);
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("acts-title"), "/acts")];
    let page = FormPage {
        shell,
        eyebrow: String::new(),
        title,
        lead: if asked.info.needs_two() { texts.get("ask-needs-two") } else { String::new() },
        refusals: objection.map(|objection| objection.refusals(texts, name_of)),
        notice: None,
        form: Form {
            texts,
            action: format!("/acts/{}", asked.info.name),
            token: officer.form_token().to_owned(),
            hidden: Vec::new(),
            multipart: asked.fields.iter().any(Field::holds_pictures),
            compact: false,
            groups: asking.groups(asked.fields),
            button: texts.get("ask-continue"),
            keep: None,
        },
        beside: None,
    };
    let status = if objection.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with_status(status, &page)
}
