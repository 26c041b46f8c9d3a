//! `/people/HANDLE`: one person, their roles over time, and what those who keep accounts can change.
//!
//! Invariant: one's own account and those of other offices are changed by nobody here; a recovery needs two.
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
use kpcs_register::{AccountNo, Changed, PersonChange, Register, may_give};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, Recovery},
};
use kpcs_web::{
    page,
    page::person::PersonPage,
    page_with_status,
    part::{Fact, Facts, FieldKind, FieldView, Filled, Inline, Notice, Refusals, Row, Table, Tone},
    shell::Link,
};

use super::{
    NamedRole, days, form,
    invite::{link_address, made, role_fields},
    named, named_role, note_refused, refused, table, words_of,
};
use crate::{answers::Answers, app::App, no::No, officer::Officer, posted::Sent, words};

/// A person with what is known of the account.
struct Person {
    officer: Officer,
    account: Account,
    /// Roles for a time, those that cover for others included; then those of theirs that others cover.
    given: Vec<NamedRole>,
    covers: Vec<NamedRole>,
    recovery: Option<(Recovery, String)>,
    second_step: bool,
}

impl Person {
    async fn open(app: &App, officer: Officer, handle: &str) -> Result<Self, No> {
        let handle = OfficerHandle::parse(handle).map_err(|_| No::NotFound)?;
        app.read(move |sql| Self::read(sql, officer, handle)).await?.ok_or(No::NotFound)
    }

    fn read(sql: &Sql<'_>, officer: Officer, handle: OfficerHandle) -> Result<Option<Self>, StoreFault> {
        let found = work::account(sql, &handle)?;
        let own = found.filter(|one| one.authority == *officer.authority() && one.company.is_none());
        let Some(account) = own else { return Ok(None) };
        let given = work::roles_given(sql, &handle)?.into_iter().map(|one| named_role(sql, one));
        let covers = work::covers_of(sql, &handle)?.into_iter().map(|one| named_role(sql, one));
        let recovery = match work::recovery(sql, &handle)? {
            Some(asked) => Some((asked.clone(), named(sql, &asked.asked_by)?)),
            None => None,
        };
        Ok(Some(Self {
            given: given.collect::<Result<_, _>>()?,
            covers: covers.collect::<Result<_, _>>()?,
            recovery,
            second_step: work::second_step(sql, &handle)?.is_some_and(|step| step.confirmed_at.is_some()),
            account,
            officer,
        }))
    }

    fn address(&self) -> String {
        format!("/people/{}", self.account.handle)
    }
}

pub async fn show(State(app): State<App>, officer: Officer, Path(handle): Path<String>) -> Result<Response, No> {
    let person = Person::open(&app, officer, &handle).await?;
    Ok(page(&person_page(&person, &Filled::default(), None)))
}

pub async fn change(State(app): State<App>, Path(handle): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let person = Person::open(&app, officer, &handle).await?;
    let (by, handle) = (person.officer.account().clone(), person.account.handle);
    if answers.get("change") == "approve" {
        return match app.run(move |register| register.approve_recovery(&by, handle)).await? {
            Ok(token) => {
                let address = link_address(&app, &token).await?;
                let (name, login) = (&person.account.name, &person.account.login);
                let made = made(&person.officer, "people-recovered", (name, login), &address);
                Ok(page(&PersonPage {
                    made: Some(made),
                    forms: Vec::new(),
                    ..person_page(&person, &Filled::default(), None)
                }))
            }
            Err(no) => refuse(&app, &person, &answers, no).await,
        };
    }
    let asked = match asked(&answers) {
        Ok(asked) => asked,
        Err((no, field)) => return Ok(again(&person, &answers, no, Some(field))),
    };
    match app.run(move |register| do_it(register, &by, handle, asked)).await? {
        Ok(()) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, person.address())]).into_response()),
        Err(no) => refuse(&app, &person, &answers, no).await,
    }
}

/// What one form asks.
enum Asked {
    Change(PersonChange),
    Recover(String),
}

fn do_it(register: &Register, by: &Account, handle: OfficerHandle, asked: Asked) -> Changed<()> {
    match asked {
        Asked::Change(change) => register.change_person(by, handle, change),
        Asked::Recover(reason) => register.ask_recovery(by, handle, reason),
    }
}

fn asked(answers: &Answers) -> Result<Asked, (AccountNo, &'static str)> {
    Ok(Asked::Change(match answers.get("change") {
        "suspend" => PersonChange::Suspend,
        "resume" => PersonChange::Resume,
        "place" => PersonChange::Place(answers.get("place").trim().chars().take(80).collect()),
        "give" => {
            let role = Role::parse(answers.get("role")).map_err(|_| (AccountNo::RoleNotYours, "role"))?;
            let day = |name: &'static str| Day::parse(answers.get(name)).map_err(|_| (AccountNo::DaysReversed, name));
            let until = if answers.get("until").is_empty() { None } else { Some(day("until")?) };
            PersonChange::Give(role, day("from")?, until)
        }
        "end" => match answers.get("ended").parse() {
            Ok(id) => PersonChange::End(id),
            Err(_) => {
                let role = Role::parse(answers.get("ended")).map_err(|_| (AccountNo::RoleNotHeld, "ended"))?;
                PersonChange::EndLasting(role)
            }
        },
        "recover" => {
            let reason: String = answers.get("reason").trim().chars().take(300).collect();
            if reason.is_empty() {
                return Err((AccountNo::ReasonMissing, "reason"));
            }
            return Ok(Asked::Recover(reason));
        }
        _ => return Err((AccountNo::PersonUnknown, "")),
    }))
}

/// The page again; what the register refused stands in the record of the office.
async fn refuse(app: &App, person: &Person, answers: &Answers, no: AccountNo) -> Result<Response, No> {
    note_refused(app, &person.officer, &person.account.handle.to_string(), no).await?;
    Ok(again(person, answers, no, None))
}

fn again(person: &Person, answers: &Answers, no: AccountNo, field: Option<&str>) -> Response {
    let mut filled = answers.filled();
    let field = field.filter(|field| !field.is_empty());
    let refusals = refused(person.officer.texts(), no, field, &mut filled);
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &person_page(person, &filled, Some(refusals)))
}

fn person_page(person: &Person, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let texts = person.officer.texts();
    let mut shell = person.officer.shell(person.account.name.clone());
    shell.crumbs = vec![Link::new(texts.get("people-title"), "/people")];
    let own = person.officer.handle() == person.account.handle;
    PersonPage {
        shell,
        title: person.account.name.clone(),
        lead: String::new(),
        refusals,
        notice: notice(person, own),
        made: None,
        facts: Some((texts.get("account-who"), facts(person))),
        table: Some((texts.get("account-roles"), roles(person))),
        forms: if own { Vec::new() } else { forms(person, filled) },
    }
}

fn notice(person: &Person, own: bool) -> Option<Notice> {
    let texts = person.officer.texts();
    if own {
        return Some(Notice::new(Tone::Plain, words_of(texts, AccountNo::OwnAccount), String::new()));
    }
    if let Some((asked, by)) = &person.recovery {
        let title = texts.t("people-recovery-waits").arg("by", by).arg("at", words::instant(texts, asked.asked_at));
        return Some(Notice::new(Tone::NeedsHand, title.to_string(), asked.reason.clone()));
    }
    let since = person.account.suspended_at?;
    let title = texts.t("people-suspended-since").arg("at", words::instant(texts, since)).to_string();
    Some(Notice::new(Tone::NeedsHand, title, String::new()))
}

fn facts(person: &Person) -> Facts {
    let texts = person.officer.texts();
    let account = &person.account;
    let place = if account.place.is_empty() { Inline::Nothing } else { Inline::text(account.place.clone()) };
    let second = texts.get(if person.second_step { "people-second-step-on" } else { "people-second-step-off" });
    Facts {
        facts: vec![
            Fact::new(texts.get("sign-in-account"), Inline::Code(account.login.clone())),
            Fact::new(texts.get("account-handle"), Inline::Code(account.handle.to_string())),
            Fact::new(texts.get("people-place"), place),
            Fact::new(texts.get("second-step-title"), Inline::text(second)),
        ],
    }
}

/// Every role: those without end, those for a time, and those that others hold for this person.
fn roles(person: &Person) -> Table {
    let texts = person.officer.texts();
    let lasting = person.account.roles.iter().map(|role| {
        let no_end = || Inline::text(texts.get("people-no-end"));
        Row::of(vec![Inline::text(words::role(texts, *role)), Inline::Nothing, no_end(), Inline::Nothing])
    });
    let given = person.given.iter().map(|role| {
        let [from, until] = days(texts, &role.given);
        let why = match &role.cover_for {
            Some(other) => texts.t("cover-for").arg("person", other),
            None => texts.t("people-given-by").arg("person", &role.given_by),
        };
        Row::of(vec![Inline::text(words::role(texts, role.given.role)), from, until, Inline::text(why.to_string())])
    });
    let covers = person.covers.iter().map(|role| {
        let [from, until] = days(texts, &role.given);
        let by = texts.t("cover-by").arg("person", &role.holder).to_string();
        Row::of(vec![Inline::text(words::role(texts, role.given.role)), from, until, Inline::text(by)])
    });
    let columns = ["account-role", "people-from", "people-until", "people-why"];
    table(texts, "account-roles", &columns, lasting.chain(given).chain(covers).collect())
}

fn forms(person: &Person, filled: &Filled) -> Vec<(String, String, kpcs_web::part::Form)> {
    let officer = &person.officer;
    let texts = officer.texts();
    let address = person.address();
    let one = |change: &str, heading: &str, text: &str, fields: Vec<FieldView>| {
        let text = if text.is_empty() { String::new() } else { texts.get(text) };
        (texts.get(heading), text, form(officer, (&address, change), fields, texts.get(heading)))
    };
    let mut forms = Vec::new();
    if person.recovery.is_some() {
        forms.push(one("approve", "people-recover-approve", "people-recover-approve-text", Vec::new()));
    }
    forms.push(one("give", "people-give", "", role_fields(officer, filled)));
    let ended = endable(person);
    if !ended.is_empty() {
        let field = FieldView::new("ended", texts.get("account-role"), FieldKind::Choice).choices(ended).filled(filled);
        forms.push(one("end", "people-end", "", vec![field]));
    }
    let mut place = FieldView::new("place", texts.get("people-place"), FieldKind::Text)
        .hint(texts.get("people-place-hint"))
        .optional(texts);
    place.value.clone_from(&person.account.place);
    forms.push(one("place", "people-place-change", "", vec![place]));
    if person.account.suspended_at.is_some() {
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

/// The roles that this person may take, as value and words.
fn endable(person: &Person) -> Vec<(String, String)> {
    let texts = person.officer.texts();
    let may = |role: &Role| may_give(&person.officer.account().roles, *role);
    let lasting = person.account.roles.iter().filter(|role| may(role));
    let lasting = lasting.map(|role| (role.word().to_owned(), words::role(texts, *role)));
    let given = person.given.iter().filter(|role| may(&role.given.role)).map(|role| {
        let from = words::day(texts, role.given.from);
        (role.given.id.to_string(), format!("{}, {from}", words::role(texts, role.given.role)))
    });
    lasting.chain(given).collect()
}
