//! Pages that say no: what is wrong, who may, what to do; and what was typed is kept.
//!
//! Invariant: calm words; a fault has a number under which it was logged once, and nothing else of it is shown.
//! Must not know: single acts.
//! Source: house style, "Errors"; interface 2.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::act::Role;
use kpcs_register::ActError;
use kpcs_store::StoreFault;
use kpcs_web::{
    page::{check::CheckPage, fault::FaultPage, form::FormPage, not_allowed::NotAllowedPage, not_found::NotFoundPage},
    page_with_status,
    part::{Answers as Shown, Form, Notice, Tone},
    shell::Link,
};

use crate::{answers::Answers, app::App, fault, no::No, objection::Objection, visitor::Visitor, words};

/// The page for a reason.
#[must_use]
pub fn worded(app: &App, visitor: &Visitor, no: &No) -> Response {
    match no {
        No::Act(error) => match Objection::of(error) {
            Some(objection) => objected(visitor, no.status(), &objection),
            None => failed(app, visitor, error),
        },
        No::Foreign => not_allowed(visitor, no.status(), visitor.texts.get("not-allowed-foreign")),
        No::NotFound | No::OtherMethod => not_found(visitor),
        No::TooLarge => not_allowed(visitor, no.status(), visitor.texts.get("problem-too-large")),
        No::ScopeMissing => not_allowed(visitor, no.status(), visitor.texts.get("problem-scope-missing")),
        No::RoleMissing(roles) => not_allowed(visitor, no.status(), roles_needed(visitor, roles)),
        No::SignedOut | No::Unknown | No::TokenNeeded => to_sign_in(visitor),
        No::Stale(answers) => stale(visitor, no.status(), answers),
        No::HeldBack => not_allowed(visitor, no.status(), visitor.texts.get("sign-in-held-back")),
        No::TooMany(seconds) => too_many(visitor, no.status(), *seconds),
        No::Unreadable(key) => not_allowed(visitor, no.status(), visitor.texts.get(key)),
    }
}

/// An objection for which there is no form to show it in.
fn objected(visitor: &Visitor, status: StatusCode, objection: &Objection) -> Response {
    let texts = visitor.texts;
    let title = texts.get("refusals-act");
    let page = CheckPage {
        shell: visitor.shell(title.clone()),
        eyebrow: String::new(),
        title,
        lead: String::new(),
        refusals: Some(objection.refusals(texts, |_| None)),
        notice: None,
        answers: Shown { texts, groups: Vec::new() },
        judged: None,
        form: None,
    };
    page_with_status(status, &page)
}

fn failed(app: &App, visitor: &Visitor, error: &ActError) -> Response {
    let texts = visitor.texts;
    let (status, title, text) = match error {
        ActError::Store(StoreFault::Full) => {
            (StatusCode::INSUFFICIENT_STORAGE, "fault-disk-full-title", "fault-disk-full")
        }
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "fault-title", "fault-text"),
    };
    let (title, text) = (texts.get(title), texts.get(text));
    let number = fault::log(app, error);
    page_with_status(status, &FaultPage { shell: visitor.shell(title.clone()), title, text, number })
}

fn not_found(visitor: &Visitor) -> Response {
    let shell = visitor.shell(visitor.texts.get("not-found-title"));
    page_with_status(StatusCode::NOT_FOUND, &NotFoundPage { shell, asked: visitor.path.clone() })
}

fn not_allowed(visitor: &Visitor, status: StatusCode, reason: String) -> Response {
    let shell = visitor.shell(visitor.texts.get("not-allowed-title"));
    page_with_status(status, &NotAllowedPage { shell, reason })
}

fn too_many(visitor: &Visitor, status: StatusCode, seconds: u64) -> Response {
    let texts = visitor.texts;
    let title = texts.get("too-many-title");
    let page = CheckPage {
        shell: visitor.shell(title.clone()),
        eyebrow: String::new(),
        title,
        lead: texts.t("too-many-text").count("seconds", seconds).to_string(),
        refusals: None,
        notice: None,
        answers: Shown { texts, groups: Vec::new() },
        judged: None,
        form: None,
    };
    page_with_status(status, &page)
}

fn roles_needed(visitor: &Visitor, roles: &[Role]) -> String {
    let texts = visitor.texts;
    let roles = roles.iter().map(|role| words::role(texts, *role)).collect::<Vec<_>>().join(", ");
    texts.t("not-allowed-roles").arg("roles", roles).to_string()
}

/// To the sign-in page, and from there back to what was asked for.
fn to_sign_in(visitor: &Visitor) -> Response {
    let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", &visitor.path).finish();
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/sign-in?{next}"))]).into_response()
}

/// The form of an earlier session, to be sent once more; files cannot be kept by a page and are asked for again there.
fn stale(visitor: &Visitor, status: StatusCode, answers: &Answers) -> Response {
    let texts = visitor.texts;
    let request = answers.all(crate::request::FIELD).map(|value| (crate::request::FIELD.to_owned(), value.to_owned()));
    let given = answers.pairs().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let signed_in = visitor.signed_in.is_some();
    let form = Form {
        texts,
        action: visitor.path.clone(),
        token: visitor.form_token().to_owned(),
        hidden: request.chain(given.filter(|(name, _)| name != "password" && name != "code")).collect(),
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button: texts.get("stale-button"),
        keep: None,
    };
    let (text, link) = if signed_in {
        ("stale-text", None)
    } else {
        ("stale-signed-out", Some(Link::new(texts.get("shell-sign-in"), "/sign-in")))
    };
    let notice = Notice { link, ..Notice::new(Tone::NeedsHand, texts.get("stale-kept"), texts.get(text)) };
    let page = FormPage {
        shell: visitor.shell(texts.get("stale-title")),
        eyebrow: String::new(),
        title: texts.get("stale-title"),
        lead: String::new(),
        refusals: None,
        notice: Some(notice),
        form,
        beside: None,
    };
    page_with_status(status, &page)
}
