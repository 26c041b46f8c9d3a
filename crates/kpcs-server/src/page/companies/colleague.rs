//! `/colleagues/HANDLE`: one person of a company, for the company's administrator and for the office.
//!
//! Invariant: a person of another company, or of the office, is not there; one's own account is changed by nobody here.
//! Source: issue 02, demand 3.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    act::Role,
    value::{Day, OfficerHandle},
};
use kpcs_register::{AccountNo, Changed, ColleagueChange, PersonChange, Register};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, CompanyFile, Recovery, RoleGiven},
};
use kpcs_web::{
    page,
    page::person::PersonPage,
    page_with_status,
    part::{Fact, Facts, FieldKind, FieldView, Filled, Form, Inline, Notice, Refusals, Row, Table, Tone},
    shell::Link,
};

use super::invite::{branch_field, role_fields};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::people::{days, form, link_address, made, named, refused, table},
    posted::Sent,
    words,
};

/// A person of a company with what is known of the account.
struct Colleague {
    officer: Officer,
    account: Account,
    file: CompanyFile,
    given: Vec<RoleGiven>,
    /// What waits for the second person, and who asked.
    recovery: Option<(Recovery, String)>,
}

impl Colleague {
    async fn open(app: &App, officer: Officer, handle: &str) -> Result<Self, No> {
        let handle = OfficerHandle::parse(handle).map_err(|_| No::NotFound)?;
        app.read(move |sql| Self::read(sql, officer, handle)).await?.ok_or(No::NotFound)
    }

    fn read(sql: &Sql<'_>, officer: Officer, handle: OfficerHandle) -> Result<Option<Self>, StoreFault> {
        let by = officer.account();
        let seen = |one: &Account| {
            one.authority == by.authority
                && one.company.is_some()
                && (by.company.is_none() || by.company == one.company)
        };
        let Some(account) = work::account(sql, &handle)?.filter(seen) else { return Ok(None) };
        let company = match &account.company {
            Some(name) => work::company_named(sql, &account.authority, name)?,
            None => None,
        };
        let Some(company) = company else { return Ok(None) };
        let recovery = match work::recovery(sql, &handle)? {
            Some(asked) => Some((asked.clone(), named(sql, &asked.asked_by)?)),
            None => None,
        };
        Ok(Some(Self {
            file: work::company_file(sql, company)?,
            given: work::roles_given(sql, &handle)?,
            recovery,
            account,
            officer,
        }))
    }

    fn address(&self) -> String {
        format!("/colleagues/{}", self.account.handle)
    }
}

pub async fn show(State(app): State<App>, officer: Officer, Path(handle): Path<String>) -> Result<Response, No> {
    let colleague = Colleague::open(&app, officer, &handle).await?;
    Ok(page(&person_page(&colleague, &Filled::default(), None)))
}

pub async fn change(State(app): State<App>, Path(handle): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let colleague = Colleague::open(&app, officer, &handle).await?;
    let (by, handle) = (colleague.officer.account().clone(), colleague.account.handle);
    if answers.get("change") == "approve" {
        return approve(&app, &colleague, &answers).await;
    }
    let asked = match asked(&answers) {
        Ok(asked) => asked,
        Err((no, field)) => return Ok(again(&colleague, &answers, no, Some(field))),
    };
    match app.run(move |register| do_it(register, &by, handle, asked)).await? {
        Ok(()) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, colleague.address())]).into_response()),
        Err(no) => Ok(again(&colleague, &answers, no, None)),
    }
}

async fn approve(app: &App, colleague: &Colleague, answers: &Answers) -> Result<Response, No> {
    let (by, handle) = (colleague.officer.account().clone(), colleague.account.handle);
    match app.run(move |register| register.approve_recovery(&by, handle)).await? {
        Ok(token) => {
            let address = link_address(app, &token).await?;
            let (name, login) = (&colleague.account.name, &colleague.account.login);
            let made = made(&colleague.officer, "people-recovered", (name, login), &address);
            let page_of = person_page(colleague, &Filled::default(), None);
            Ok(page(&PersonPage { made: Some(made), forms: Vec::new(), ..page_of }))
        }
        Err(no) => Ok(again(colleague, answers, no, None)),
    }
}

/// What one form asks.
enum Asked {
    Change(ColleagueChange),
    Recover(String),
}

fn do_it(register: &Register, by: &Account, handle: OfficerHandle, asked: Asked) -> Changed<()> {
    match asked {
        Asked::Change(change) => register.change_colleague(by, handle, change),
        Asked::Recover(reason) => register.ask_recovery(by, handle, reason),
    }
}

fn asked(answers: &Answers) -> Result<Asked, (AccountNo, &'static str)> {
    let person = |change| Ok(Asked::Change(ColleagueChange::Person(change)));
    match answers.get("change") {
        "suspend" => person(PersonChange::Suspend),
        "resume" => person(PersonChange::Resume),
        "give" => {
            let role = Role::parse(answers.get("role")).map_err(|_| (AccountNo::RoleNotYours, "role"))?;
            let day = |name: &'static str| Day::parse(answers.get(name)).map_err(|_| (AccountNo::DaysReversed, name));
            let until = if answers.get("until").is_empty() { None } else { Some(day("until")?) };
            person(PersonChange::Give(role, day("from")?, until))
        }
        "end" => match answers.get("ended").parse() {
            Ok(id) => person(PersonChange::End(id)),
            Err(_) => {
                let role = Role::parse(answers.get("ended")).map_err(|_| (AccountNo::RoleNotHeld, "ended"))?;
                person(PersonChange::EndLasting(role))
            }
        },
        "branch" => {
            let branch = match answers.get("branch") {
                "" => None,
                given => Some(given.parse().map_err(|_| (AccountNo::BranchUnfit, "branch"))?),
            };
            Ok(Asked::Change(ColleagueChange::Branch(branch)))
        }
        "recover" => {
            let reason: String = answers.get("reason").trim().chars().take(300).collect();
            if reason.is_empty() { Err((AccountNo::ReasonMissing, "reason")) } else { Ok(Asked::Recover(reason)) }
        }
        _ => Err((AccountNo::PersonUnknown, "")),
    }
}

fn again(colleague: &Colleague, answers: &Answers, no: AccountNo, field: Option<&str>) -> Response {
    let mut filled = answers.filled();
    let field = field.filter(|field| !field.is_empty());
    let refusals = refused(colleague.officer.texts(), no, field, &mut filled);
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &person_page(colleague, &filled, Some(refusals)))
}

fn person_page(colleague: &Colleague, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let (officer, account) = (&colleague.officer, &colleague.account);
    let texts = officer.texts();
    let mut shell = officer.shell(account.name.clone());
    let company = &colleague.file.company;
    let address = match officer.account().company {
        Some(_) => "/company".to_owned(),
        None => format!("/companies/{}", company.company),
    };
    shell.crumbs = vec![Link::new(company.name.to_string(), address)];
    let own = officer.handle() == account.handle;
    PersonPage {
        shell,
        title: account.name.clone(),
        lead: String::new(),
        refusals,
        notice: notice(colleague, own),
        made: None,
        facts: Some((texts.get("account-who"), facts(colleague))),
        table: Some((texts.get("account-roles"), roles(colleague))),
        forms: if own { Vec::new() } else { forms(colleague, filled) },
    }
}

fn notice(colleague: &Colleague, own: bool) -> Option<Notice> {
    let texts = colleague.officer.texts();
    if own {
        return Some(Notice::new(Tone::Plain, texts.get("people-no-own-account"), String::new()));
    }
    if let Some((asked, by)) = &colleague.recovery {
        let title = texts.t("people-recovery-waits").arg("by", by).arg("at", words::instant(texts, asked.asked_at));
        return Some(Notice::new(Tone::NeedsHand, title.to_string(), asked.reason.clone()));
    }
    let since = colleague.account.suspended_at?;
    let title = texts.t("people-suspended-since").arg("at", words::instant(texts, since)).to_string();
    Some(Notice::new(Tone::NeedsHand, title, String::new()))
}

fn facts(colleague: &Colleague) -> Facts {
    let (texts, account) = (colleague.officer.texts(), &colleague.account);
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
    let texts = colleague.officer.texts();
    let lasting = colleague.account.roles.iter().map(|role| {
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

fn forms(colleague: &Colleague, filled: &Filled) -> Vec<(String, String, Form)> {
    let officer = &colleague.officer;
    let texts = officer.texts();
    let address = colleague.address();
    let one = |change: &str, heading: &str, text: &str, fields: Vec<FieldView>| {
        let text = if text.is_empty() { String::new() } else { texts.get(text) };
        (texts.get(heading), text, form(officer, (&address, change), fields, texts.get(heading)))
    };
    let mut forms = Vec::new();
    if colleague.recovery.is_some() {
        forms.push(one("approve", "people-recover-approve", "people-recover-approve-text", Vec::new()));
    }
    forms.push(one("give", "people-give", "", role_fields(officer, filled)));
    let ended = held(colleague);
    if !ended.is_empty() {
        let field = FieldView::new("ended", texts.get("account-role"), FieldKind::Choice).choices(ended).filled(filled);
        forms.push(one("end", "people-end", "", vec![field]));
    }
    if let Some(mut field) = branch_field(officer, &colleague.file, filled) {
        if field.value.is_empty() {
            field.value = colleague.account.branch.map_or_else(String::new, |branch| branch.to_string());
        }
        forms.push(one("branch", "branch-limit-change", "", vec![field]));
    }
    if colleague.account.suspended_at.is_some() {
        forms.push(one("resume", "people-resume", "", Vec::new()));
    } else {
        forms.push(one("suspend", "people-suspend", "people-suspend-text", Vec::new()));
    }
    let reason = FieldView::new("reason", texts.get("people-recover-reason"), FieldKind::Long)
        .hint(texts.get("people-recover-reason-hint"))
        .filled(filled);
    forms.push(one("recover", "people-recover", "people-recover-text", vec![reason]));
    forms
}

/// The roles that the person has, as value and words.
fn held(colleague: &Colleague) -> Vec<(String, String)> {
    let texts = colleague.officer.texts();
    let lasting = colleague.account.roles.iter().map(|role| (role.word().to_owned(), words::role(texts, *role)));
    let given = colleague.given.iter().map(|role| {
        let from = words::day(texts, role.from);
        (role.id.to_string(), format!("{}, {from}", words::role(texts, role.role)))
    });
    lasting.chain(given).collect()
}
