//! `/account`: who the person is to the register, what they may do, where they are signed in.
//!
//! Invariant: the handle is shown with what it is for; no secret is shown.
//! Source: decisions 12.

use axum::{Router, extract::State, http::HeaderMap, response::Response, routing::get};
use kpcs_domain::act::Role;
use kpcs_store::{act::infos, work::OpenSession};
use kpcs_web::{
    Texts, page,
    page::account::AccountPage,
    part::{Action, Actions, Column, Fact, Facts, Inline, Row, Table},
};

use crate::{app::App, cookie, no::No, officer::Officer, words};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/account", get(show))
}

async fn show(State(app): State<App>, headers: HeaderMap, officer: Officer) -> Result<Response, No> {
    let (texts, account) = (officer.texts(), officer.account().clone());
    let token = cookie::read(&headers, cookie::SESSION).unwrap_or_default();
    let sessions = app.run(move |register| register.open_sessions(&account, &token)).await?;
    let cover = Action::Allowed { label: texts.get("cover-title"), href: "/account/cover".to_owned() };
    let cover = officer.account().company.is_none().then_some(cover);
    Ok(page(&AccountPage {
        shell: officer.shell(texts.get("account-title")),
        facts: facts(texts, &officer),
        roles: roles(texts, &officer.account().roles),
        sessions: session_table(texts, &sessions),
        actions: Actions {
            actions: vec![
                Action::Main { label: texts.get("account-password"), href: "/account/password".to_owned() },
                Action::Allowed { label: texts.get("second-step-title"), href: "/account/second-step".to_owned() },
                Action::Allowed { label: texts.get("account-sessions-end"), href: "/account/sessions".to_owned() },
                Action::Allowed { label: texts.get("tokens-title"), href: "/account/tokens".to_owned() },
                Action::Allowed { label: texts.get("feeds-title"), href: "/account/feeds".to_owned() },
                Action::Allowed { label: texts.get("notices-title"), href: "/account/notices".to_owned() },
            ]
            .into_iter()
            .chain(cover)
            .collect(),
        },
    }))
}

fn facts(texts: Texts, officer: &Officer) -> Facts {
    let account = officer.account();
    let company = account.company.as_ref().map(|company| Inline::text(company.as_str()));
    let handle = Fact::new(texts.get("account-handle"), Inline::Code(account.handle.to_string()))
        .with_note(texts.get("account-handle-note"));
    let mut facts = vec![
        Fact::new(texts.get("field-name"), Inline::text(account.name.clone())),
        Fact::new(texts.get("sign-in-account"), Inline::Code(account.login.clone())),
        Fact::new(texts.get("account-office"), Inline::text(format!("{} ({})", officer.office(), account.authority))),
    ];
    facts.extend(company.map(|company| Fact::new(texts.get("account-company"), company)));
    facts.push(handle);
    Facts { facts }
}

/// Each role with the acts that it may ask for or approve.
fn roles(texts: Texts, roles: &[Role]) -> Table {
    let acts = |role: Role, of: fn(&kpcs_domain::act::ActInfo) -> &'static [Role]| {
        let acts: Vec<_> =
            infos().iter().filter(|info| of(info).contains(&role)).map(|info| words::act(texts, info)).collect();
        if acts.is_empty() { Inline::Nothing } else { Inline::Lines(acts) }
    };
    let row = |role: &Role| {
        Row::of(vec![
            Inline::text(words::role(texts, *role)),
            acts(*role, |info| info.by),
            acts(*role, |info| info.approved_by),
        ])
    };
    table(
        texts,
        "account-roles",
        &["account-role", "account-asks", "account-approves"],
        roles.iter().map(row).collect(),
    )
}

fn session_table(texts: Texts, sessions: &[(OpenSession, bool)]) -> Table {
    let row = |(session, own): &(OpenSession, bool)| {
        let device =
            if session.device.is_empty() { texts.get("account-device-unnamed") } else { session.device.clone() };
        let device = if *own { vec![texts.get("account-device-this"), device] } else { vec![device] };
        let at = |at| Inline::text(words::instant(texts, at));
        Row::of(vec![Inline::Lines(device), at(session.began_at), at(session.used_at), at(session.expires_at)])
    };
    let columns = ["account-device", "account-began", "account-used", "account-ends"];
    table(texts, "account-sessions", &columns, sessions.iter().map(row).collect())
}

fn table(texts: Texts, caption: &str, columns: &[&str], rows: Vec<Row>) -> Table {
    Table {
        caption: texts.get(caption),
        caption_unseen: true,
        columns: columns.iter().map(|key| Column::words(texts.get(key))).collect(),
        rows,
        stacked: true,
        ..Table::default()
    }
}
