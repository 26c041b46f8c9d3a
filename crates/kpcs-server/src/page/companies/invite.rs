//! Inviting somebody to a company: by the office, or by the company's own administrator.
//!
//! Invariant: only roles that the inviting person may give are asked.
//! Source: issue 02, demand 3.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{act::Role, field::InputFault};
use kpcs_register::{Invitation, ROLES_OF_COMPANY, may_give_of_company};
use kpcs_store::work::CompanyFile;
use kpcs_web::{
    page,
    part::{FieldKind, FieldView, Filled},
    shell::Link,
};

use super::{file_of, own::own_file};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::people::invitation::{self, InvitationForm},
    posted::Sent,
};

pub async fn show_office(State(app): State<App>, officer: Officer, Path(number): Path<String>) -> Result<Response, No> {
    let file = file_of(&app, &officer, &number).await?;
    Ok(page(&form_of(officer, &file).page(&Filled::default(), None)))
}

pub async fn make_office(State(app): State<App>, Path(number): Path<String>, sent: Sent) -> Result<Response, No> {
    let file = file_of(&app, &sent.officer, &number).await?;
    make(&app, sent, file).await
}

pub async fn show_own(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    match own_file(&app, &officer).await? {
        (_, Some(file)) => Ok(page(&form_of(officer, &file).page(&Filled::default(), None))),
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
    let form = form_of(officer, &file);
    let (new, branch) = match asked(&form.officer, &answers) {
        Ok(asked) => asked,
        Err(faults) => return Ok(form.unread(&answers, faults)),
    };
    let (by, company) = (form.officer.account().clone(), file.company.company);
    let done = app.run(move |register| register.invite_colleague(&by, company, new, branch)).await?;
    form.answer(app, &answers, done).await
}

/// What was asked for and the branch to which it is limited, or every fault in it.
fn asked(officer: &Officer, answers: &Answers) -> Result<(Invitation, Option<i64>), Vec<InputFault>> {
    let fault =
        |found: &str| InputFault { field: "branch".to_owned(), found: found.to_owned(), expected: "expected-choice" };
    let branch = match answers.get("branch") {
        "" => Ok(None),
        given => given.parse::<i64>().map(Some).map_err(|_| fault(given)),
    };
    match (invitation::asked(officer, answers), branch) {
        (Ok(new), Ok(branch)) => Ok((new, branch)),
        (new, branch) => Err(new.err().into_iter().flatten().chain(branch.err()).collect()),
    }
}

fn form_of(officer: Officer, file: &CompanyFile) -> InvitationForm {
    let crumb = crumb(&officer, file);
    InvitationForm {
        title: "colleague-invite",
        action: format!("{}/invite", crumb.href),
        crumb,
        roles: roles_to_give(&officer),
        own: branch_field(&officer, file).into_iter().collect(),
        officer,
    }
}

/// The company: an office's people find it among the others, its own people find their own.
pub(super) fn crumb(officer: &Officer, file: &CompanyFile) -> Link {
    let address = match officer.account().company {
        Some(_) => "/company".to_owned(),
        None => format!("/companies/{}", file.company.company),
    };
    Link::new(file.company.name.to_string(), address)
}

/// The roles that this person may give to people of a company.
pub(super) fn roles_to_give(officer: &Officer) -> Vec<Role> {
    ROLES_OF_COMPANY.iter().copied().filter(|role| may_give_of_company(officer.account(), *role)).collect()
}

/// To which branch the person is limited; not asked where the company has none.
pub(super) fn branch_field(officer: &Officer, file: &CompanyFile) -> Option<FieldView> {
    let texts = officer.texts();
    let branches: Vec<_> =
        file.open_branches().map(|branch| (branch.branch.to_string(), branch.name.to_string())).collect();
    let field = FieldView::new("branch", texts.get("branch-limit"), FieldKind::Choice);
    let is_asked = !branches.is_empty();
    is_asked.then(|| field.choices(branches).hint(texts.get("branch-limit-hint")).optional(texts))
}
