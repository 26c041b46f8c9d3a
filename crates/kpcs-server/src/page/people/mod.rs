//! `/people`: the accounts of an office, for those who keep them.
//!
//! Invariant: an office sees its own people only; who may change what is the register's to say.
//! Must not know: how links and passwords are kept.
//! Source: issue 02, demand 3.

use axum::{Router, routing::get};
use kpcs_domain::value::{Day, OfficerHandle};
use kpcs_register::AccountNo;
use kpcs_store::{
    Sql, StoreFault,
    work::{self, OfficeEvent, RoleGiven},
};
use kpcs_web::{
    Texts,
    part::{Column, FieldGroup, FieldView, Filled, Form, Inline, Refusal, Refusals, Row, Table},
};

use crate::{app::App, no::No, officer::Officer, words};

pub mod cover;
pub(in crate::page) mod invitation;
mod invite;
pub(in crate::page) mod kept;
mod list;
mod one;
pub mod welcome;

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people", get(list::show))
        .route("/people/new", get(invite::show).post(invite::make))
        .route("/people/{handle}", get(one::show).post(one::change))
        .route("/account/cover", get(cover::show).post(cover::change))
        .route("/welcome/{token}", get(welcome::show).post(welcome::take))
}

/// Name and handle of a person.
pub(in crate::page) fn named(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<String, StoreFault> {
    let account = work::account(sql, handle)?;
    Ok(account.map_or_else(|| handle.to_string(), |account| format!("{} ({handle})", account.name)))
}

/// A role for a time with the names of those concerned.
struct NamedRole {
    given: RoleGiven,
    holder: String,
    given_by: String,
    cover_for: Option<String>,
}

fn named_role(sql: &Sql<'_>, given: RoleGiven) -> Result<NamedRole, StoreFault> {
    Ok(NamedRole {
        holder: named(sql, &given.handle)?,
        given_by: named(sql, &given.given_by)?,
        cover_for: given.cover_for.as_ref().map(|other| named(sql, other)).transpose()?,
        given,
    })
}

/// The words of a role's days.
pub(in crate::page) fn days(texts: Texts, given: &RoleGiven) -> [Inline; 2] {
    let day = |day: Day| Inline::text(words::day(texts, day));
    [day(given.from), given.until.map_or_else(|| Inline::text(texts.get("people-no-end")), day)]
}

pub(in crate::page) fn table(texts: Texts, caption: &str, columns: &[&str], rows: Vec<Row>) -> Table {
    Table {
        caption: texts.get(caption),
        caption_unseen: true,
        columns: columns.iter().map(|key| Column::words(texts.get(key))).collect(),
        rows,
        stacked: true,
        ..Table::default()
    }
}

/// A form that changes an account; `change` says which.
pub(in crate::page) fn form(
    officer: &Officer,
    (action, change): (&str, &str),
    fields: Vec<FieldView>,
    button: String,
) -> Form {
    Form {
        texts: officer.texts(),
        action: action.to_owned(),
        token: officer.form_token().to_owned(),
        hidden: vec![("change".to_owned(), change.to_owned())],
        multipart: false,
        compact: false,
        groups: if fields.is_empty() { Vec::new() } else { vec![FieldGroup { fields, ..FieldGroup::default() }] },
        button,
        keep: None,
    }
}

fn words_of(texts: Texts, no: AccountNo) -> String {
    texts.get(&format!("people-no-{}", no.word()))
}

/// Keeps in the record of the office that a change was refused, of whom and why.
async fn note_refused(app: &App, officer: &Officer, of: &str, no: AccountNo) -> Result<(), No> {
    app.note(officer.actor(), OfficeEvent::AccountRefused, format!("{of} {}", no.word())).await
}

/// Why nothing is changed, at the top; `field` is where it can be mended.
pub(in crate::page) fn refused(texts: Texts, no: AccountNo, field: Option<&str>, filled: &mut Filled) -> Refusals {
    let what = words_of(texts, no);
    if let Some(field) = field {
        filled.errors.insert(field.to_owned(), what.clone());
    }
    let refusal = Refusal { what, field: field.map(str::to_owned), ..Refusal::default() };
    Refusals { texts, title: texts.get("people-not-changed"), refusals: vec![refusal] }
}
