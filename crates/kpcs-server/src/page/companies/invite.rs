//! Inviting somebody to a company: by the office, or by the company's own administrator.
//!
//! Invariant: the link is shown once; only roles that the inviting person may give are asked.
//! Source: issue 02, demand 3.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{
    act::Role,
    field::InputFault,
    value::{Day, Name},
};
use kpcs_register::{AccountNo, INVITATION_DAYS, Invitation, ROLES_OF_COMPANY, may_give_of_company};
use kpcs_store::work::CompanyFile;
use kpcs_web::{
    page,
    page::person::PersonPage,
    page_with_status,
    part::{FieldKind, FieldView, Filled, Notice, Refusals, Tone},
    shell::Link,
};

use super::{enter::marked, file_of, own::own_file};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::people::{form, link_address, made, refused},
    posted::Sent,
    words,
};

pub async fn show_office(State(app): State<App>, officer: Officer, Path(number): Path<String>) -> Result<Response, No> {
    let file = file_of(&app, &officer, &number).await?;
    Ok(page(&invite_page(&officer, &file, &Filled::default(), None)))
}

pub async fn make_office(State(app): State<App>, Path(number): Path<String>, sent: Sent) -> Result<Response, No> {
    let file = file_of(&app, &sent.officer, &number).await?;
    make(&app, sent, file).await
}

pub async fn show_own(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    match own_file(&app, &officer).await? {
        (_, Some(file)) => Ok(page(&invite_page(&officer, &file, &Filled::default(), None))),
        (_, None) => super::own::show(State(app), officer).await,
    }
}

pub async fn make_own(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    match own_file(&app, &sent.officer).await? {
        (_, Some(file)) => make(&app, sent, file).await,
        (_, None) => super::own::show(State(app), sent.officer).await,
    }
}

async fn make(app: &App, sent: Sent, file: CompanyFile) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let mut filled = answers.filled();
    let (new, branch) = match asked(&officer, &answers) {
        Ok(asked) => asked,
        Err(faults) => {
            let refusals = marked(&officer, faults, &mut filled);
            return Ok(again(&officer, &file, &filled, refusals));
        }
    };
    let (by, login, name) = (officer.account().clone(), new.login.clone(), new.name.to_string());
    let company = file.company.company;
    match app.run(move |register| register.invite_colleague(&by, company, new, branch)).await? {
        Ok(token) => {
            let address = link_address(app, &token).await?;
            let made = made(&officer, "people-invited", (&name, &login), &address);
            let page_of = invite_page(&officer, &file, &Filled::default(), None);
            Ok(page(&PersonPage { forms: Vec::new(), made: Some(made), ..page_of }))
        }
        Err(no) => {
            let field = match no {
                AccountNo::LoginUnfit => "login",
                AccountNo::DaysReversed => "until",
                AccountNo::BranchUnfit => "branch",
                _ => "role",
            };
            let refusals = refused(officer.texts(), no, Some(field), &mut filled);
            Ok(again(&officer, &file, &filled, refusals))
        }
    }
}

/// What was asked for, or every fault in it.
fn asked(officer: &Officer, answers: &Answers) -> Result<(Invitation, Option<i64>), Vec<InputFault>> {
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
    let branch = match answers.get("branch") {
        "" => Some(None),
        given => given.parse::<i64>().map_err(|_| fault("branch", "expected-choice")).ok().map(Some),
    };
    match (name, role, from, until, branch) {
        (Some(name), Some(role), Some(from), Some(until), Some(branch)) => {
            let login = answers.get("login").trim().to_owned();
            let language = officer.texts().language().tag().to_owned();
            Ok((Invitation { login, name, role, from, until, place: String::new(), language }, branch))
        }
        _ => Err(faults),
    }
}

fn again(officer: &Officer, file: &CompanyFile, filled: &Filled, refusals: Refusals) -> Response {
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &invite_page(officer, file, filled, Some(refusals)))
}

fn invite_page(officer: &Officer, file: &CompanyFile, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let texts = officer.texts();
    let title = texts.get("colleague-invite");
    let mut shell = officer.shell(title.clone());
    let own = officer.account().company.is_some();
    let address = if own { "/company".to_owned() } else { format!("/companies/{}", file.company.company) };
    shell.crumbs = vec![Link::new(file.company.name.to_string(), address.clone())];
    let mut fields = vec![
        FieldView::new("name", texts.get("field-name"), FieldKind::Text).filled(filled),
        FieldView::new("login", texts.get("sign-in-account"), FieldKind::Text)
            .hint(texts.get("people-login-hint"))
            .filled(filled),
    ];
    fields.extend(role_fields(officer, filled));
    fields.extend(branch_field(officer, file, filled));
    let form = form(officer, (&format!("{address}/invite"), "invite"), fields, texts.get("people-invite-button"));
    PersonPage {
        shell,
        title,
        lead: texts.t("people-invite-text").count("days", INVITATION_DAYS).to_string(),
        refusals,
        notice: Some(Notice::new(Tone::Plain, texts.get("people-recorded"), String::new())),
        made: None,
        facts: None,
        table: None,
        forms: vec![(texts.get("people-new"), String::new(), form)],
    }
}

/// The questions of a role that the person may give: which, from which day, to which.
pub(super) fn role_fields(officer: &Officer, filled: &Filled) -> Vec<FieldView> {
    let texts = officer.texts();
    let roles = ROLES_OF_COMPANY.iter().filter(|role| may_give_of_company(officer.account(), **role));
    let roles = roles.map(|role| (role.word(), words::role(texts, *role)));
    vec![
        FieldView::new("role", texts.get("account-role"), FieldKind::Choice).choices(roles).filled(filled),
        FieldView::new("from", texts.get("people-from"), FieldKind::Day).filled(filled),
        FieldView::new("until", texts.get("people-until"), FieldKind::Day).optional(texts).filled(filled),
    ]
}

/// To which branch the person is limited; not asked where the company has none.
pub(super) fn branch_field(officer: &Officer, file: &CompanyFile, filled: &Filled) -> Option<FieldView> {
    let texts = officer.texts();
    let branches: Vec<_> =
        file.open_branches().map(|branch| (branch.branch.to_string(), branch.name.to_string())).collect();
    let field = || {
        FieldView::new("branch", texts.get("branch-limit"), FieldKind::Choice)
            .choices(branches.clone())
            .hint(texts.get("branch-limit-hint"))
            .optional(texts)
            .filled(filled)
    };
    (!branches.is_empty()).then(field)
}
