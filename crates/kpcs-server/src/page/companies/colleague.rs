//! `/colleagues/HANDLE`: one person of a company, for the company's administrator and for the office.
//!
//! Invariant: a person of another company, or of the office, is not there; one's own account is changed by nobody here.
//! Source: issue 02, demand 3.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::value::OfficerHandle;
use kpcs_register::{AccountNo, ColleagueChange, Register};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, CompanyFile, RoleGiven},
};
use kpcs_web::{
    page,
    page::person::PersonPage,
    part::{Fact, Facts, Filled, Inline, Refusals, Row, Table},
};

use super::invite::{branch_field, crumb, roles_to_give};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::people::{
        days,
        invitation::role_fields,
        kept::{Asked, Kept, Questions, Unread},
        table,
    },
    posted::Sent,
    words,
};

/// A person of a company with what is known of the account.
struct Colleague {
    kept: Kept,
    file: CompanyFile,
    given: Vec<RoleGiven>,
}

impl Colleague {
    async fn open(app: &App, officer: Officer, handle: &str) -> Result<Self, No> {
        let handle = OfficerHandle::parse(handle).map_err(|_| No::NotFound)?;
        app.read(move |sql| Self::read(sql, officer, handle)).await?.ok_or(No::NotFound)
    }

    fn read(sql: &Sql<'_>, officer: Officer, handle: OfficerHandle) -> Result<Option<Self>, StoreFault> {
        let by = officer.account();
        let is_seen =
            |one: &Account| one.authority == by.authority && (by.company.is_none() || by.company == one.company);
        let Some(account) = work::account(sql, &handle)?.filter(is_seen) else { return Ok(None) };
        let Some(name) = &account.company else { return Ok(None) };
        let Some(company) = work::company_named(sql, &account.authority, name)? else { return Ok(None) };
        Ok(Some(Self {
            file: work::company_file(sql, company)?,
            given: work::roles_given(sql, &handle)?,
            kept: Kept::read(sql, officer, account, format!("/colleagues/{handle}"))?,
        }))
    }
}

pub async fn show(State(app): State<App>, officer: Officer, Path(handle): Path<String>) -> Result<Response, No> {
    let colleague = Colleague::open(&app, officer, &handle).await?;
    Ok(page(&person_page(&colleague, &Filled::default(), None)))
}

pub async fn change(State(app): State<App>, Path(handle): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let colleague = Colleague::open(&app, officer, &handle).await?;
    let kept = &colleague.kept;
    let again = |no| kept.again(&answers, no, |filled, refusals| person_page(&colleague, filled, refusals));
    let asked = match asked(&answers) {
        Ok(asked) => asked,
        Err(unread) => return Ok(again(unread)),
    };
    let (by, handle) = (kept.officer.account().clone(), kept.account.handle);
    let done = move |register: &Register| {
        asked.done(register, &by, handle, |change| register.change_colleague(&by, handle, change))
    };
    match app.run(done).await? {
        Ok(token) => kept.answer(&app, token, person_page(&colleague, &Filled::default(), None)).await,
        Err(no) => {
            kept.note_refused(&app, no).await?;
            Ok(again((no, "")))
        }
    }
}

fn asked(answers: &Answers) -> Result<Asked<ColleagueChange>, Unread> {
    match (answers.get("change"), answers.get("branch")) {
        ("branch", "") => Ok(Asked::Change(ColleagueChange::Branch(None))),
        ("branch", given) => {
            let branch = given.parse().map_err(|_| (AccountNo::BranchUnfit, "branch"))?;
            Ok(Asked::Change(ColleagueChange::Branch(Some(branch))))
        }
        _ => Asked::read(answers).map(|asked| asked.of(ColleagueChange::Person)),
    }
}

fn person_page(colleague: &Colleague, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let Kept { officer, account, .. } = &colleague.kept;
    let texts = officer.texts();
    let mut shell = officer.shell(account.name.clone());
    shell.crumbs = vec![crumb(officer, &colleague.file)];
    PersonPage {
        shell,
        title: account.name.clone(),
        lead: String::new(),
        refusals,
        notice: colleague.kept.notice(),
        made: None,
        facts: Some((texts.get("account-who"), facts(colleague))),
        table: Some((texts.get("account-roles"), roles(colleague))),
        forms: colleague.kept.forms(filled, questions(colleague, filled)),
    }
}

fn questions(colleague: &Colleague, filled: &Filled) -> Questions {
    let Kept { officer, account, .. } = &colleague.kept;
    let branch = branch_field(officer, &colleague.file).map(|field| {
        let mut field = field.filled(filled);
        if field.value.is_empty() {
            field.value = account.branch.map_or_else(String::new, |branch| branch.to_string());
        }
        field
    });
    Questions {
        role: role_fields(officer, &roles_to_give(officer), filled),
        ended: held(colleague),
        own: branch.map(|field| ("branch", "branch-limit-change", field)),
    }
}

fn facts(colleague: &Colleague) -> Facts {
    let (texts, account) = (colleague.kept.officer.texts(), &colleague.kept.account);
    let branch = colleague.file.branches.iter().find(|branch| Some(branch.branch) == account.branch);
    let branch = branch.map_or_else(|| texts.get("branch-all"), |branch| branch.name.to_string());
    Facts {
        facts: vec![
            Fact::new(texts.get("sign-in-account"), Inline::Code(account.login.clone())),
            Fact::new(texts.get("account-handle"), Inline::Code(account.handle.to_string())),
            Fact::new(texts.get("branch-limit"), Inline::text(branch)),
        ],
    }
}

fn roles(colleague: &Colleague) -> Table {
    let texts = colleague.kept.officer.texts();
    let lasting = colleague.kept.account.roles.iter().map(|role| {
        let no_end = Inline::text(texts.get("people-no-end"));
        Row::of(vec![Inline::text(words::role(texts, *role)), Inline::Nothing, no_end])
    });
    let given = colleague.given.iter().map(|role| {
        let [from, until] = days(texts, role);
        Row::of(vec![Inline::text(words::role(texts, role.role)), from, until])
    });
    let columns = ["account-role", "people-from", "people-until"];
    table(texts, "account-roles", &columns, lasting.chain(given).collect())
}

/// The roles that the person has, as value and words.
fn held(colleague: &Colleague) -> Vec<(String, String)> {
    let texts = colleague.kept.officer.texts();
    let lasting = colleague.kept.account.roles.iter().map(|role| (role.word().to_owned(), words::role(texts, *role)));
    let given = colleague.given.iter().map(|role| {
        let from = words::day(texts, role.from);
        (role.id.to_string(), format!("{}, {from}", words::role(texts, role.role)))
    });
    lasting.chain(given).collect()
}
