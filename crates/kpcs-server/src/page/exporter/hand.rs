//! `POST /applications/new/hand`: an exporter's clerk hands what was filled in to a colleague who submits.
//!
//! Invariant: nothing is applied for by it; a second click finds no draft and hands over nothing.
//! Source: issue 02, demand 3.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Handed},
};
use kpcs_web::{Texts, shell::Link};

use super::{company, draft::Draft, target::Target};
use crate::{app::App, no::No, officer::Officer, posted::Sent, words};

pub async fn hand_over(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let officer = sent.officer;
    let (company, by, now) = (company(&officer)?, officer.account().clone(), officer.visitor.now);
    app.run(move |register| {
        register.store().write(move |sql| {
            let draft = Draft::load(sql, &by.handle, &Target::New)?;
            if !draft.is_empty() {
                work::hand_over(sql, &by, &company, &draft.whole().encoded(), now)?;
                Draft::delete(sql, &by.handle, &Target::New)?;
            }
            Ok::<_, StoreFault>(())
        })
    })
    .await?;
    Ok(Redirect::to("/applications").into_response())
}

/// What waits for somebody who submits; nothing for anybody else.
pub(super) fn waiting(sql: &Sql<'_>, officer: &Officer) -> Result<Vec<Handed>, StoreFault> {
    let account = officer.account();
    match &account.company {
        Some(name) if officer.visitor.holds_one_of(super::EXPORTER) => {
            work::handed_waiting(sql, (&account.authority, name), account.branch)
        }
        _ => Ok(Vec::new()),
    }
}

/// Where each goes on.
pub(super) fn links(texts: Texts, handed: &[Handed]) -> Vec<Link> {
    let link = |one: &Handed| {
        let at = words::instant(texts, one.handed_at);
        let label = texts.t("handed-link").arg("name", &one.name).arg("at", at).to_string();
        Link::new(label, format!("/applications/new?part=goods&handed={}", one.handed))
    };
    handed.iter().map(link).collect()
}
