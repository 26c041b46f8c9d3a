//! `/people/HANDLE`: one person, their roles over time, and what those who keep accounts can change.
//!
//! Invariant: one's own account and those of other offices are changed by nobody here; a recovery needs two.
//! Source: issue 02, demand 3.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{act::Role, value::OfficerHandle};
use kpcs_register::{PersonChange, Register, may_give};
use kpcs_store::{Sql, StoreFault, work};
use kpcs_web::{
    page,
    page::person::PersonPage,
    part::{Fact, Facts, FieldKind, FieldView, Filled, Inline, Refusals, Row, Table},
    shell::Link,
};

use super::{
    NamedRole, days,
    invitation::role_fields,
    invite::roles_to_give,
    kept::{Asked, Kept, Questions, Unread},
    named_role, table,
};
use crate::{answers::Answers, app::App, no::No, officer::Officer, posted::Sent, words};

/// A person of the office with what is known of the account.
struct Person {
    kept: Kept,
    /// Roles for a time, those that cover for others included; then those of theirs that others cover.
    given: Vec<NamedRole>,
    covers: Vec<NamedRole>,
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
        Ok(Some(Self {
            given: given.collect::<Result<_, _>>()?,
            covers: covers.collect::<Result<_, _>>()?,
            second_step: work::second_step(sql, &handle)?.is_some_and(|step| step.confirmed_at.is_some()),
            kept: Kept::read(sql, officer, account, format!("/people/{handle}"))?,
        }))
    }
}

pub async fn show(State(app): State<App>, officer: Officer, Path(handle): Path<String>) -> Result<Response, No> {
    let person = Person::open(&app, officer, &handle).await?;
    Ok(page(&person_page(&person, &Filled::default(), None)))
}

pub async fn change(State(app): State<App>, Path(handle): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let person = Person::open(&app, officer, &handle).await?;
    let again = |no| person.kept.again(&answers, no, |filled, refusals| person_page(&person, filled, refusals));
    let asked = match asked(&answers) {
        Ok(asked) => asked,
        Err(unread) => return Ok(again(unread)),
    };
    let (by, handle) = (person.kept.officer.account().clone(), person.kept.account.handle);
    let done = move |register: &Register| {
        asked.done(register, &by, handle, |change| register.change_person(&by, handle, change))
    };
    match app.run(done).await? {
        Ok(token) => person.kept.answer(&app, token, person_page(&person, &Filled::default(), None)).await,
        Err(no) => {
            person.kept.note_refused(&app, no).await?;
            Ok(again((no, "")))
        }
    }
}

fn asked(answers: &Answers) -> Result<Asked<PersonChange>, Unread> {
    match answers.get("change") {
        "place" => Ok(Asked::Change(PersonChange::Place(answers.get("place").trim().chars().take(80).collect()))),
        _ => Asked::read(answers),
    }
}

fn person_page(person: &Person, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let Kept { officer, account, .. } = &person.kept;
    let texts = officer.texts();
    let mut shell = officer.shell(account.name.clone());
    shell.crumbs = vec![Link::new(texts.get("people-title"), "/people")];
    PersonPage {
        shell,
        title: account.name.clone(),
        lead: String::new(),
        refusals,
        notice: person.kept.notice(),
        made: None,
        facts: Some((texts.get("account-who"), facts(person))),
        table: Some((texts.get("account-roles"), roles(person))),
        forms: person.kept.forms(filled, questions(person, filled)),
    }
}

fn questions(person: &Person, filled: &Filled) -> Questions {
    let Kept { officer, account, .. } = &person.kept;
    let texts = officer.texts();
    let mut place = FieldView::new("place", texts.get("people-place"), FieldKind::Text)
        .hint(texts.get("people-place-hint"))
        .optional(texts);
    place.value.clone_from(&account.place);
    Questions {
        role: role_fields(officer, &roles_to_give(officer), filled),
        ended: endable(person),
        own: Some(("place", "people-place-change", place)),
    }
}

fn facts(person: &Person) -> Facts {
    let texts = person.kept.officer.texts();
    let account = &person.kept.account;
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
    let texts = person.kept.officer.texts();
    let lasting = person.kept.account.roles.iter().map(|role| {
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

/// The roles that this person may take, as value and words.
fn endable(person: &Person) -> Vec<(String, String)> {
    let texts = person.kept.officer.texts();
    let may = |role: &Role| may_give(&person.kept.officer.account().roles, *role);
    let lasting = person.kept.account.roles.iter().filter(|role| may(role));
    let lasting = lasting.map(|role| (role.word().to_owned(), words::role(texts, *role)));
    let given = person.given.iter().filter(|role| may(&role.given.role)).map(|role| {
        let from = words::day(texts, role.given.from);
        (role.given.id.to_string(), format!("{}, {from}", words::role(texts, role.given.role)))
    });
    lasting.chain(given).collect()
}
