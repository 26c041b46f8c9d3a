//! `/account/cover`: an officer gives a role to a colleague for the days of their leave, and takes it back.
//!
//! Invariant: only own roles, only to officers of the same office, only from a day to a day.
//! Source: issue 02, demand 3.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    act::Role,
    value::{Day, OfficerHandle},
};
use kpcs_register::{AccountNo, Changed, Register};
use kpcs_store::{
    StoreFault,
    work::{self, Account},
};
use kpcs_web::{
    page,
    page::person::PersonPage,
    page_with_status,
    part::{FieldKind, FieldView, Filled, Inline, Refusals, Row, Table},
    shell::Link,
};

use super::{NamedRole, days, form, named_role, note_refused, refused, table};
use crate::{answers::Answers, app::App, no::No, officer::Officer, posted::Sent, words};

const ADDRESS: &str = "/account/cover";

/// What stands on the page.
struct Cover {
    officer: Officer,
    /// Given away for a time, and held for others.
    covers: Vec<NamedRole>,
    held: Vec<NamedRole>,
    /// Roles that the person holds other than for somebody.
    own: Vec<Role>,
    colleagues: Vec<Account>,
}

async fn open(app: &App, officer: Officer) -> Result<Cover, No> {
    app.read(move |sql| {
        let (handle, today) = (officer.handle(), officer.visitor.now.day());
        let covers = work::covers_of(sql, &handle)?.into_iter().map(|one| named_role(sql, one));
        let held = work::roles_given(sql, &handle)?.into_iter().filter(|one| one.cover_for.is_some());
        let held = held.map(|one| named_role(sql, one)).collect::<Result<_, StoreFault>>()?;
        let mut own = Vec::new();
        for role in &officer.account().roles {
            if work::holds_itself(sql, &handle, *role, today)? {
                own.push(*role);
            }
        }
        let all = work::officers_of(sql, officer.authority())?;
        let colleagues = all.into_iter().filter(|one| one.handle != handle && one.suspended_at.is_none()).collect();
        Ok(Cover { covers: covers.collect::<Result<_, StoreFault>>()?, held, own, colleagues, officer })
    })
    .await
}

pub async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    Ok(page(&cover_page(&open(&app, officer).await?, &Filled::default(), None)))
}

pub async fn change(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let giver = officer.account().clone();
    let cover = open(&app, officer).await?;
    let asked = match asked(&answers) {
        Ok(asked) => asked,
        Err((no, field)) => return Ok(again(&cover, &answers, no, Some(field))),
    };
    match app.run(move |register| do_it(register, &giver, asked)).await? {
        Ok(()) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, ADDRESS)]).into_response()),
        Err(no) => {
            note_refused(&app, &cover.officer, "cover", no).await?;
            Ok(again(&cover, &answers, no, None))
        }
    }
}

enum Asked {
    Give(Role, OfficerHandle, (Day, Day)),
    End(i64),
}

fn asked(answers: &Answers) -> Result<Asked, (AccountNo, &'static str)> {
    if answers.get("change") == "end" {
        return answers.get("ended").parse().map(Asked::End).map_err(|_| (AccountNo::RoleNotHeld, "ended"));
    }
    let role = Role::parse(answers.get("role")).map_err(|_| (AccountNo::RoleNotHeld, "role"))?;
    let to = OfficerHandle::parse(answers.get("to")).map_err(|_| (AccountNo::PersonUnknown, "to"))?;
    let day = |name: &'static str| Day::parse(answers.get(name)).map_err(|_| (AccountNo::DaysReversed, name));
    Ok(Asked::Give(role, to, (day("from")?, day("until")?)))
}

fn do_it(register: &Register, giver: &Account, asked: Asked) -> Changed<()> {
    match asked {
        Asked::Give(role, to, days) => register.cover(giver, role, to, days),
        Asked::End(id) => register.end_cover(giver, id),
    }
}

fn again(cover: &Cover, answers: &Answers, no: AccountNo, field: Option<&str>) -> Response {
    let mut filled = answers.filled();
    let refusals = refused(cover.officer.texts(), no, field, &mut filled);
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &cover_page(cover, &filled, Some(refusals)))
}

fn cover_page(cover: &Cover, filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let texts = cover.officer.texts();
    let title = texts.get("cover-title");
    let mut shell = cover.officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("account-title"), "/account")];
    let roles = cover.own.iter().map(|role| (role.word(), words::role(texts, *role)));
    let colleagues = cover.colleagues.iter().map(|one| (one.handle.to_string(), one.name.clone()));
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind);
    let fields = vec![
        field("role", "account-role", FieldKind::Choice).choices(roles).filled(filled),
        field("to", "cover-to", FieldKind::Choice).choices(colleagues).filled(filled),
        field("from", "people-from", FieldKind::Day).filled(filled),
        field("until", "people-until", FieldKind::Day).filled(filled),
    ];
    let give = form(&cover.officer, (ADDRESS, "give"), fields, texts.get("cover-give"));
    let mut forms = vec![(texts.get("cover-give"), String::new(), give)];
    if !cover.covers.is_empty() {
        let ends = cover.covers.iter().map(|one| {
            let role = words::role(texts, one.given.role);
            (one.given.id.to_string(), format!("{role}, {}, {}", one.holder, words::day(texts, one.given.from)))
        });
        let field = field("ended", "cover-which", FieldKind::Choice).choices(ends).filled(filled);
        let end = form(&cover.officer, (ADDRESS, "end"), vec![field], texts.get("cover-end"));
        forms.push((texts.get("cover-end"), String::new(), end));
    }
    PersonPage {
        shell,
        title,
        lead: texts.get("cover-lead"),
        refusals,
        notice: None,
        made: None,
        facts: None,
        table: cover_table(cover).map(|table| (texts.get("cover-now"), table)),
        forms,
    }
}

fn cover_table(cover: &Cover) -> Option<Table> {
    let texts = cover.officer.texts();
    let row = |role: &NamedRole, why: String| {
        let [from, until] = days(texts, &role.given);
        Row::of(vec![Inline::text(words::role(texts, role.given.role)), from, until, Inline::text(why)])
    };
    let given = cover.covers.iter().map(|one| row(one, texts.t("cover-by").arg("person", &one.holder).to_string()));
    let held = cover.held.iter().map(|one| {
        let other = one.cover_for.clone().unwrap_or_default();
        row(one, texts.t("cover-for").arg("person", other).to_string())
    });
    let rows: Vec<_> = given.chain(held).collect();
    let columns = ["account-role", "people-from", "people-until", "people-why"];
    (!rows.is_empty()).then(|| table(texts, "cover-now", &columns, rows))
}
