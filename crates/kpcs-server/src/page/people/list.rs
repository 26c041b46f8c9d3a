//! `/people`: everybody of the office, with their roles of today and whether they are suspended.
//!
//! Invariant: people of companies and of other offices are not among them.
//! Source: issue 02, demand 3.

use axum::{extract::State, response::Response};
use kpcs_domain::act::Role;
use kpcs_store::work::{self, Account};
use kpcs_web::{
    page::list::ListPage,
    part::{Inline, Row},
    shell::Link,
};

use super::table;
use crate::{app::App, listing::listed, no::No, officer::Officer, words};

/// Who works at a desk of the office.
const DESKS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let (authority, today) = (officer.authority().clone(), officer.visitor.now.day());
    let people = app
        .read(move |sql| {
            let officers = work::officers_of(sql, &authority)?;
            let of_today = |one: Account| Ok(work::account_on(sql, &one.handle, today)?.unwrap_or(one));
            officers.into_iter().map(of_today).collect::<Result<Vec<_>, kpcs_store::StoreFault>>()
        })
        .await?;
    let texts = officer.texts();
    let title = texts.get("people-title");
    let row = |person: &Account| {
        let roles = person.roles.iter().map(|role| words::role(texts, *role)).collect();
        let suspended = person.suspended_at.is_some();
        let row = Row::of(vec![
            Inline::Link(Link::new(person.name.clone(), format!("/people/{}", person.handle))),
            Inline::Code(person.login.clone()),
            Inline::Lines(roles),
            Inline::text(person.place.clone()),
            Inline::text(texts.get(if suspended { "people-suspended" } else { "people-active" })),
        ]);
        if suspended { row.marked() } else { row }
    };
    let columns = ["field-name", "sign-in-account", "account-roles", "people-place", "people-state"];
    listed(
        &officer.visitor,
        "people",
        ListPage {
            shell: officer.shell(title.clone()),
            title,
            lead: texts.get("people-lead"),
            main: Some(Link::new(texts.get("people-invite"), "/people/new")),
            filters: None,
            table: Some(table(texts, "people-title", &columns, people.iter().map(row).collect())),
            empty: None,
            pager: None,
            // Who keeps accounts and works at no desk has no book to hand over.
            links: officer
                .visitor
                .holds_one_of(DESKS)
                .then(|| Link::new(texts.get("handover-title"), "/office/handover"))
                .into_iter()
                .collect(),
        },
    )
}
