//! `/company`: the own company of whoever works for one: what the office has of it, colleagues, applications, certificates.
//!
//! Invariant: the company of the account and no other; the office's remarks and reasons are not shown. Where the office has
//! entered nothing, that is said.
//! Source: issue 02, demand 3.

use axum::{extract::State, response::Response};
use kpcs_domain::value::Name;
use kpcs_register::is_administrator;
use kpcs_store::work::{self, CompanyFile};
use kpcs_web::{
    page,
    page::company::CompanyPage,
    page_with_status,
    part::{Action, Actions, Facts, Notice, Tone},
};

use super::{
    OF_COMPANY,
    one::{self, Beside},
};
use crate::{app::App, no::No, officer::Officer};

/// The file of the officer's own company; `None` where the office has entered none of that name.
pub(super) async fn own_file(app: &App, officer: &Officer) -> Result<(Name, Option<CompanyFile>), No> {
    officer.require(OF_COMPANY)?;
    let name = officer.account().company.clone().ok_or(No::RoleMissing(OF_COMPANY))?;
    let (authority, asked) = (officer.authority().clone(), name.clone());
    let file = app
        .read(move |sql| {
            let found = work::company_named(sql, &authority, &asked)?;
            found.map(|company| work::company_file(sql, company)).transpose()
        })
        .await?;
    Ok((name, file))
}

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let (name, file) = own_file(&app, &officer).await?;
    let Some(file) = file else { return Ok(not_entered(&officer, &name)) };
    let of = file.clone();
    let mut beside = app.read(move |sql| Beside::read(sql, &of, (true, true))).await?;
    // Whoever is limited to a branch finds theirs in the lists.
    if officer.account().branch.is_some() {
        (beside.applications, beside.certificates) = (None, None);
    }
    Ok(page(&own_page(&officer, &file, &beside)))
}

fn own_page(officer: &Officer, file: &CompanyFile, beside: &Beside) -> CompanyPage {
    let texts = officer.texts();
    let keeps = is_administrator(officer.account());
    let mut sections = vec![
        one::licences(officer, file),
        one::branches(texts, file),
        one::people(officer, file, &beside.people, keeps),
    ];
    sections.extend(beside.applications.as_ref().map(|rows| one::applications(texts, rows)));
    sections.extend(beside.certificates.as_ref().map(|rows| one::certificates(officer, rows)));
    if keeps {
        sections.push(one::history(texts, file, &beside.history, false));
    }
    let invite = Action::Main { label: texts.get("colleague-invite"), href: "/company/invite".to_owned() };
    CompanyPage {
        shell: officer.shell(texts.get("company-own")),
        eyebrow: texts.get("company-own"),
        title: file.company.name.to_string(),
        badge: None,
        notices: one::notices(officer, file),
        actions: Actions { actions: if keeps { vec![invite] } else { Vec::new() } },
        facts: Facts { facts: one::facts(texts, file) },
        sections,
    }
}

fn not_entered(officer: &Officer, name: &Name) -> Response {
    let texts = officer.texts();
    let notice = Notice::new(Tone::NeedsHand, texts.get("company-not-entered"), texts.get("company-not-entered-text"));
    page_with_status(
        axum::http::StatusCode::OK,
        &CompanyPage {
            shell: officer.shell(texts.get("company-own")),
            eyebrow: texts.get("company-own"),
            title: name.to_string(),
            badge: None,
            notices: vec![notice],
            actions: Actions::default(),
            facts: Facts::default(),
            sections: Vec::new(),
        },
    )
}
