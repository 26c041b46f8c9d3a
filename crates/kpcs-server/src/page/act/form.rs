//! The form of any act, with its refusals above and everything that was typed.

use axum::{http::StatusCode, response::Response};
use kpcs_domain::field::Field;
use kpcs_web::{Texts, page::form::FormPage, page_with_status, part::Form, shell::Link};

use super::{Asked, asked::Asking, guided::Known};
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

/// The form: in the order of its guide, or of the act's table where it has none.
pub fn page(
    officer: &Officer,
    asked: &Asked,
    known: &Known,
    answers: &Answers,
    objection: Option<&Objection>,
) -> Response {
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
    shell.crumbs.extend(known.about.clone());
    let page = FormPage {
        shell,
        eyebrow: known.about.as_ref().map_or_else(String::new, |about| about.label.clone()),
        title,
        lead: lead(texts, asked),
        refusals: objection.map(|objection| objection.refusals(texts, name_of)),
        notice: known.notice.clone(),
        form: Form {
            texts,
            action: format!("/acts/{}", asked.info.name),
            token: officer.form_token().to_owned(),
            hidden: known.carried(&given),
            multipart: asked.fields.iter().any(Field::holds_pictures),
            compact: false,
            groups: match asked.guide {
                Some(guide) => guide.groups(&asking, asked.fields, known),
                None => asking.groups(asked.fields),
            },
            button: texts.get("ask-continue"),
            keep: None,
        },
        beside: known.beside.clone(),
    };
    let status = if objection.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with_status(status, &page)
}

/// What the act does, and that it waits for a second officer.
fn lead(texts: Texts, asked: &Asked) -> String {
    let does = asked.guide.map(|guide| texts.get(guide.lead));
    let waits = asked.info.needs_two().then(|| texts.get("ask-needs-two"));
    does.into_iter().chain(waits).collect::<Vec<_>>().join(" ")
}
