//! `/companies/new` and `/companies/N/edit`: the particulars of a company.
//!
//! Invariant: the name is asked once; every fault is shown at its field, and nothing typed is lost.
//! Source: issue 02, demand 3; kpcs.md §5.6.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_register::{CompanyChange, CompanyNo};
use kpcs_store::work::{Company, CompanyParticulars};
use kpcs_web::{
    page,
    page::form::FormPage,
    page_with_status,
    part::{FieldGroup, FieldKind, FieldView, Filled, Form, Refusals},
    shell::Link,
};

use super::{file_of, own_places, read, refused};
use crate::{app::App, no::No, objection::Objection, officer::Officer, posted::Sent};

type Places = Vec<(String, String)>;

pub async fn show_new(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let places = places(&app, &officer).await?;
    Ok(page(&form_page(&officer, None, places, &Filled::default(), None)))
}

pub async fn make(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let mut filled = answers.filled();
    let refusals = match read::particulars(&answers, true) {
        Ok((Some(name), particulars)) => {
            let by = officer.account().clone();
            match app.run(move |register| register.enter_company(&by, name, particulars)).await? {
                Ok(company) => return Ok(to(company)),
                Err(no) => {
                    let field = (no == CompanyNo::NameTaken).then_some("name");
                    refused(officer.texts(), no, field, &mut filled)
                }
            }
        }
        Ok((None, _)) => return Err(No::Unreadable("unreadable-form")),
        Err(faults) => Objection::of_faults(faults).in_form(&mut filled, officer.texts()),
    };
    let places = places(&app, &officer).await?;
    let again = form_page(&officer, None, places, &filled, Some(refusals));
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

pub async fn show_edit(State(app): State<App>, officer: Officer, Path(number): Path<String>) -> Result<Response, No> {
    let file = file_of(&app, &officer, &number).await?;
    let places = places(&app, &officer).await?;
    let filled = filled_of(&file.company.particulars);
    Ok(page(&form_page(&officer, Some(&file.company), places, &filled, None)))
}

pub async fn change(State(app): State<App>, Path(number): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let company = file_of(&app, &officer, &number).await?.company;
    let mut filled = answers.filled();
    let refusals = match read::particulars(&answers, false) {
        Ok((_, particulars)) => {
            let (by, number) = (officer.account().clone(), company.company);
            let change = CompanyChange::Particulars(Box::new(particulars));
            match app.run(move |register| register.change_company(&by, number, change)).await? {
                Ok(()) => return Ok(to(number)),
                Err(no) => refused(officer.texts(), no, None, &mut filled),
            }
        }
        Err(faults) => Objection::of_faults(faults).in_form(&mut filled, officer.texts()),
    };
    let places = places(&app, &officer).await?;
    let again = form_page(&officer, Some(&company), places, &filled, Some(refusals));
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

/// To the company.
pub(super) fn to(company: i64) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/companies/{company}"))]).into_response()
}

async fn places(app: &App, officer: &Officer) -> Result<Places, No> {
    let officer = officer.clone();
    app.read(move |sql| own_places(sql, &officer)).await
}

fn filled_of(particulars: &CompanyParticulars) -> Filled {
    let pairs = [
        ("address", particulars.address.to_string()),
        ("country", particulars.country.to_string()),
        ("postal", particulars.postal.clone()),
        ("registration", particulars.registration.clone()),
        ("tax_number", particulars.tax_number.clone()),
        ("contact", particulars.contact.clone()),
        ("telephone", particulars.telephone.clone()),
        ("email", particulars.email.clone()),
        ("remarks", particulars.remarks.clone()),
    ];
    let values = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Filled { values, ..Filled::default() }
}

fn form_page(
    officer: &Officer,
    company: Option<&Company>,
    places: Places,
    filled: &Filled,
    refusals: Option<Refusals>,
) -> FormPage {
    let texts = officer.texts();
    let title = texts.get(if company.is_some() { "company-edit" } else { "company-enter" });
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("companies-title"), "/companies")];
    let action = match company {
        Some(company) => {
            let address = format!("/companies/{}", company.company);
            shell.crumbs.push(Link::new(company.name.to_string(), address.clone()));
            format!("{address}/edit")
        }
        None => "/companies/new".to_owned(),
    };
    let form = Form {
        texts,
        action,
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: groups(officer, company.is_none(), places, filled),
        button: texts.get(if company.is_some() { "company-edit-button" } else { "company-enter-button" }),
        keep: None,
    };
    FormPage {
        shell,
        eyebrow: company.map_or_else(String::new, |company| company.name.to_string()),
        title,
        lead: texts.get(if company.is_some() { "company-edit-lead" } else { "company-enter-lead" }),
        refusals,
        notice: None,
        form,
        beside: None,
    }
}

fn groups(officer: &Officer, named: bool, places: Places, filled: &Filled) -> Vec<FieldGroup> {
    let texts = officer.texts();
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let open = |name: &str, key: &str, kind| field(name, key, kind).optional(texts);
    let name = named.then(|| field("name", "field-name", FieldKind::Text).hint(texts.get("company-name-hint")));
    let who = name.into_iter().chain([
        field("address", "company-address", FieldKind::Long),
        field("country", "company-country", FieldKind::Choice).choices(places),
        open("postal", "company-postal", FieldKind::Long).hint(texts.get("company-postal-hint")),
    ]);
    let numbers = vec![
        open("registration", "company-registration", FieldKind::Text),
        open("tax_number", "company-tax-number", FieldKind::Text),
    ];
    let contact = vec![
        open("contact", "company-contact", FieldKind::Text),
        open("telephone", "company-telephone", FieldKind::Text),
        open("email", "company-email", FieldKind::Text),
        open("remarks", "company-remarks", FieldKind::Long).hint(texts.get("company-remarks-hint")),
    ];
    let group = |key: &str, fields| FieldGroup { legend: texts.get(key), fields, ..FieldGroup::default() };
    vec![group("company-who", who.collect()), group("company-numbers", numbers), group("company-reach", contact)]
}
