//! `/people/new`: inviting somebody to the office.
//!
//! Invariant: only roles that the inviting person may give are asked.
//! Source: issue 02, demand 3.

use axum::{extract::State, response::Response};
use kpcs_domain::act::Role;
use kpcs_register::{ROLES_GIVEN, may_give};
use kpcs_web::{
    page,
    part::{FieldKind, FieldView, Filled},
    shell::Link,
};

use super::invitation::{InvitationForm, asked};
use crate::{app::App, no::No, officer::Officer, posted::Sent};

pub async fn show(officer: Officer) -> Result<Response, No> {
    Ok(page(&form_of(officer).page(&Filled::default(), None)))
}

pub async fn make(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let form = form_of(officer);
    let new = match asked(&form.officer, &answers) {
        Ok(new) => new,
        Err(faults) => return Ok(form.unread(&answers, faults)),
    };
    let by = form.officer.account().clone();
    let done = app.run(move |register| register.invite(&by, new)).await?;
    form.answer(&app, &answers, done).await
}

fn form_of(officer: Officer) -> InvitationForm {
    let texts = officer.texts();
    let place = FieldView::new("place", texts.get("people-place"), FieldKind::Text)
        .hint(texts.get("people-place-hint"))
        .optional(texts);
    InvitationForm {
        title: "people-invite",
        crumb: Link::new(texts.get("people-title"), "/people"),
        action: "/people/new".to_owned(),
        roles: roles_to_give(&officer),
        own: vec![place],
        officer,
    }
}

/// The roles that this person may give to people of the office.
pub(super) fn roles_to_give(officer: &Officer) -> Vec<Role> {
    let held = &officer.account().roles;
    ROLES_GIVEN.iter().chain(&[Role::AuthorityHead]).copied().filter(|role| may_give(held, *role)).collect()
}
