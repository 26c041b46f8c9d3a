//! `/companies`, `/company`, `/colleagues`: the companies of an office, for the office and for their own people.
//!
//! Invariant: an office sees its own companies, a company's people their own company; what may be changed is the register's
//! to say. Must not know: how companies are kept.
//! Source: issue 02, demand 3; kpcs.md §5.6; docs/decisions/0006.

mod change;
mod colleague;
mod enter;
mod invite;
pub(in crate::page) mod licence;
mod list;
mod one;
mod own;
mod read;

pub(in crate::page) use list::found_links;

use axum::{Router, routing::get};
use kpcs_domain::{act::Role, value::Name};
use kpcs_register::CompanyNo;
use kpcs_store::{
    Sql, StoreFault, view,
    work::{self, Account, CompanyFile},
};
use kpcs_web::{
    Texts,
    part::{Filled, Refusal, Refusals},
};

use crate::{app::App, no::No, officer::Officer, places};

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/companies", get(list::show))
        .route("/companies/new", get(enter::show_new).post(enter::make))
        .route("/companies/{company}", get(one::show))
        .route("/companies/{company}/edit", get(enter::show_edit).post(enter::change))
        .route("/companies/{company}/change", get(change::show).post(change::change))
        .route("/companies/{company}/invite", get(invite::show_office).post(invite::make_office))
        .route("/company", get(own::show))
        .route("/company/invite", get(invite::show_own).post(invite::make_own))
        .route("/colleagues/{handle}", get(colleague::show).post(colleague::change))
}

/// Who of a company works with its applications.
pub(in crate::page) const OF_COMPANY: &[Role] = &[Role::Exporter, Role::ExporterClerk, Role::CompanyAdministrator];

/// Whether somebody of a company sees what is the company's: their own company's, of their branch if they are limited to one.
/// `application` is what it was applied for by.
pub(in crate::page) fn is_seen(
    sql: &Sql<'_>,
    account: &Account,
    company: &Name,
    application: &str,
) -> Result<bool, StoreFault> {
    if account.company.as_ref() != Some(company) {
        return Ok(false);
    }
    let Some(branch) = account.branch else { return Ok(true) };
    Ok(work::application_branch(sql, &account.authority, application)? == Some(branch))
}

/// The company of that number at the officer's own office.
async fn file_of(app: &App, officer: &Officer, number: &str) -> Result<CompanyFile, No> {
    let number = number.parse::<i64>().map_err(|_| No::NotFound)?;
    let authority = officer.authority().clone();
    let found = app
        .read(move |sql| {
            let Some(company) = work::company(sql, &authority, number)? else { return Ok(None) };
            work::company_file(sql, company).map(Some)
        })
        .await?;
    found.ok_or(No::NotFound)
}

/// The places of the office, as a choice.
fn own_places(sql: &Sql<'_>, officer: &Officer) -> Result<Vec<(String, String)>, StoreFault> {
    let own = view::authority(sql, officer.authority())?.map(|office| office.places).unwrap_or_default();
    Ok(places::named(officer.texts(), own.into_iter()))
}

/// Why nothing is changed, at the top; `field` is where it can be mended.
fn refused(texts: Texts, no: CompanyNo, field: Option<&str>, filled: &mut Filled) -> Refusals {
    let what = texts.get(&format!("company-no-{}", no.word()));
    if let Some(field) = field {
        filled.errors.insert(field.to_owned(), what.clone());
    }
    let refusal = Refusal { what, field: field.map(str::to_owned), ..Refusal::default() };
    Refusals { texts, title: texts.get("company-not-changed"), refusals: vec![refusal] }
}
