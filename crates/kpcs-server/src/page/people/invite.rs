//! `/people/new`: inviting somebody; the link is shown once, with the words to send it.
//!
//! Invariant: nobody but who opens the link ever knows the password.
//! Source: issue 02, demand 3.

use axum::{extract::State, http::StatusCode, response::Response};
use kpcs_domain::{
    act::Role,
    field::InputFault,
    value::{Day, Name},
};
use kpcs_register::{AccountNo, INVITATION_DAYS, Invitation, ROLES_GIVEN, may_give};
use kpcs_store::work;
use kpcs_web::{
    page,
    page::person::PersonPage,
    page_with_status,
    part::{Fact, Facts, FieldKind, FieldView, Filled, Inline, Notice, Refusals, Tone},
    shell::Link,
};

use super::{form, refused};
use crate::{
    answers::Answers, app::App, mail::PUBLIC_ADDRESS, no::No, objection::Objection, officer::Officer, posted::Sent,
    words,
};

pub async fn show(officer: Officer) -> Result<Response, No> {
    Ok(page(&invite_page(&officer, &Filled::default(), None)))
}

pub async fn make(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let mut filled = answers.filled();
    let new = match asked(&officer, &answers) {
        Ok(new) => new,
        Err(faults) => {
            let (objection, name_of) = (Objection::of_faults(faults), |field: &str| Some(field.to_owned()));
            objection.mark(&mut filled, officer.texts(), name_of);
            let refusals = objection.refusals(officer.texts(), name_of);
            return Ok(again(&officer, &filled, refusals));
        }
    };
    let (by, login, name) = (officer.account().clone(), new.login.clone(), new.name.to_string());
    match app.run(move |register| register.invite(&by, new)).await? {
        Ok(token) => {
            let address = link_address(&app, &token).await?;
            let made = made(&officer, "people-invited", (&name, &login), &address);
            Ok(page(&PersonPage {
                forms: Vec::new(),
                made: Some(made),
                ..invite_page(&officer, &Filled::default(), None)
            }))
        }
        Err(no) => {
            let field = match no {
                AccountNo::LoginUnfit => "login",
                AccountNo::DaysReversed => "until",
                _ => "role",
            };
            let refusals = refused(officer.texts(), no, Some(field), &mut filled);
            Ok(again(&officer, &filled, refusals))
        }
    }
}

/// The address of a link; only its path where nobody has said under which address this register is reached.
pub(in crate::page) async fn link_address(app: &App, token: &str) -> Result<String, No> {
    let public = app.read(|sql| work::setting(sql, PUBLIC_ADDRESS)).await?.unwrap_or_default();
    Ok(format!("{}/welcome/{token}", public.trim_end_matches('/')))
}

/// The link, and the words with which it can be sent.
pub(in crate::page) fn made(
    officer: &Officer,
    key: &str,
    (name, login): (&str, &str),
    address: &str,
) -> (String, Facts) {
    let texts = officer.texts();
    let mail = texts.t("people-link-mail").arg("name", name).arg("office", officer.office()).arg("login", login);
    let mail = mail.to_string().lines().map(str::to_owned).chain([address.to_owned()]).collect();
    let facts = vec![
        Fact::new(texts.get("people-link"), Inline::Code(address.to_owned())).with_note(texts.get("people-link-note")),
        Fact::new(texts.get("people-link-words"), Inline::Lines(mail)),
    ];
    (texts.t(key).arg("name", name).to_string(), Facts { facts })
}

/// What was asked for, or every fault in it.
fn asked(officer: &Officer, answers: &Answers) -> Result<Invitation, Vec<InputFault>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, expected: &'static str| {
        faults.push(InputFault { field: field.to_owned(), found: answers.get(field).to_owned(), expected });
    };
    let name = Name::parse(answers.get("name")).map_err(|expected| fault("name", expected.0)).ok();
    let role = Role::parse(answers.get("role")).map_err(|_| fault("role", "expected-people-role")).ok();
    let from = Day::parse(answers.get("from")).map_err(|expected| fault("from", expected.0)).ok();
    let until = match answers.get("until") {
        "" => Some(None),
        given => Day::parse(given).map_err(|expected| fault("until", expected.0)).ok().map(Some),
    };
    let language = officer.texts().language().tag().to_owned();
    match (name, role, from, until) {
        (Some(name), Some(role), Some(from), Some(until)) => Ok(Invitation {
            login: answers.get("login").trim().to_owned(),
            name,
            role,
            from,
            until,
            place: answers.get("place").trim().chars().take(80).collect(),
            language,
        }),
        _ => Err(faults),
    }
}

fn again(officer: &Officer, filled: &Filled, refusals: Refusals) -> Response {
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &invite_page(officer, filled, Some(refusals)))
}

fn invite_page(officer: &Officer, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let texts = officer.texts();
    let title = texts.get("people-invite");
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("people-title"), "/people")];
    let mut fields = vec![
        FieldView::new("name", texts.get("field-name"), FieldKind::Text).filled(filled),
        FieldView::new("login", texts.get("sign-in-account"), FieldKind::Text)
            .hint(texts.get("people-login-hint"))
            .filled(filled),
        FieldView::new("place", texts.get("people-place"), FieldKind::Text)
            .hint(texts.get("people-place-hint"))
            .optional(texts)
            .filled(filled),
    ];
    fields.extend(role_fields(officer, filled));
    let text = texts.t("people-invite-text").count("days", INVITATION_DAYS).to_string();
    PersonPage {
        shell,
        title,
        lead: text,
        refusals,
        notice: Some(Notice::new(Tone::Plain, texts.get("people-recorded"), String::new())),
        made: None,
        facts: None,
        table: None,
        forms: vec![(
            texts.get("people-new"),
            String::new(),
            form(officer, ("/people/new", "invite"), fields, texts.get("people-invite-button")),
        )],
    }
}

/// The questions of a role: which, from which day, to which. Fields: `role`, `from`, `until`.
pub(super) fn role_fields(officer: &Officer, filled: &Filled) -> Vec<FieldView> {
    let texts = officer.texts();
    let held = &officer.account().roles;
    let roles = ROLES_GIVEN.iter().chain(&[Role::AuthorityHead]).filter(|role| may_give(held, **role));
    let roles = roles.map(|role| (role.word(), words::role(texts, *role)));
    vec![
        FieldView::new("role", texts.get("account-role"), FieldKind::Choice).choices(roles).filled(filled),
        FieldView::new("from", texts.get("people-from"), FieldKind::Day).filled(filled),
        FieldView::new("until", texts.get("people-until"), FieldKind::Day).optional(texts).filled(filled),
    ]
}
