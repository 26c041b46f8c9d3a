//! `/account/password` and `/account/sessions`: changing one's own password, ending one's other sessions.
//!
//! Invariant: the current password is entered again; after the change the browser holds a new session and every other one has
//! ended. A password is never shown again.
//! Must not know: how passwords are kept.
//! Source: reliability R-43; decisions 11.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_register::{PASSWORD_LEAST, PasswordChange};
use kpcs_web::{
    page,
    page::form::FormPage,
    page_with_status,
    part::{FieldGroup, FieldKind, FieldView, Filled, Form, Refusal, Refusals},
    shell::Link,
};

use crate::{app::App, cookie, no::No, officer::Officer, posted::Sent};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/account/password", get(show_password).post(change_password))
        .route("/account/sessions", get(show_sessions).post(end_sessions))
}

async fn show_password(officer: Officer) -> Result<Response, No> {
    Ok(page(&password_page(&officer, None)))
}

async fn change_password(State(app): State<App>, headers: HeaderMap, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let token = cookie::read(&headers, cookie::SESSION).unwrap_or_default();
    // A password is what was typed, spaces at its ends included.
    let given = |name: &str| answers.all(name).next().unwrap_or_default().to_owned();
    let (current, new) = (given("current"), given("new"));
    if new != given("repeated") {
        return Ok(refused(&officer, ("password-repeated-differs", "repeated")));
    }
    match app.change_password((officer.account().clone(), token), current, new).await? {
        PasswordChange::Changed(token) => {
            let mut response = to_account();
            cookie::keep(&mut response, &cookie::session(&token, app.options().secure_cookies));
            Ok(response)
        }
        PasswordChange::Wrong => Ok(refused(&officer, ("password-current-wrong", "current"))),
        PasswordChange::Weak => Ok(refused(&officer, ("password-weak", "new"))),
    }
}

async fn show_sessions(officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let form = form(&officer, "/account/sessions", Vec::new(), "account-sessions-end");
    Ok(page(&form_page(&officer, ("account-sessions-end", texts.get("account-sessions-lead")), None, form)))
}

async fn end_sessions(State(app): State<App>, headers: HeaderMap, sent: Sent) -> Result<Response, No> {
    let token = cookie::read(&headers, cookie::SESSION).unwrap_or_default();
    let account = sent.officer.account().clone();
    app.run(move |register| register.end_other_sessions(&account, &token)).await?;
    Ok(to_account())
}

fn to_account() -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, "/account")]).into_response()
}

fn refused(officer: &Officer, (reason, field): (&str, &str)) -> Response {
    let what = officer.texts().t(reason).count("least", PASSWORD_LEAST).to_string();
    let refusal = Refusal { what, field: Some(field.to_owned()), ..Refusal::default() };
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &password_page(officer, Some(refusal)))
}

fn password_page(officer: &Officer, refusal: Option<Refusal>) -> FormPage {
    let texts = officer.texts();
    let mut filled = Filled::default();
    if let Some(Refusal { what, field: Some(field), .. }) = &refusal {
        filled.errors.insert(field.clone(), what.clone());
    }
    let field = |name: &str, key: &str| FieldView::new(name, texts.get(key), FieldKind::Password).filled(&filled);
    let hint = texts.t("password-new-hint").count("least", PASSWORD_LEAST).to_string();
    let fields = vec![
        field("current", "password-current"),
        field("new", "password-new").hint(hint),
        field("repeated", "password-repeated"),
    ];
    let form = form(officer, "/account/password", fields, "account-password");
    form_page(officer, ("account-password", texts.get("password-lead")), refusal, form)
}

fn form(officer: &Officer, action: &str, fields: Vec<FieldView>, button: &str) -> Form {
    let texts = officer.texts();
    let groups = if fields.is_empty() { Vec::new() } else { vec![FieldGroup { fields, ..FieldGroup::default() }] };
    Form {
        texts,
        action: action.to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups,
        button: texts.get(button),
        keep: None,
    }
}

fn form_page(officer: &Officer, (title, lead): (&str, String), refusal: Option<Refusal>, form: Form) -> FormPage {
    let texts = officer.texts();
    let mut shell = officer.shell(texts.get(title));
    shell.crumbs = vec![Link::new(texts.get("account-title"), "/account")];
    let refusals =
        refusal.map(|refusal| Refusals { texts, title: texts.get("password-not-changed"), refusals: vec![refusal] });
    FormPage {
        shell,
        eyebrow: String::new(),
        title: texts.get(title),
        lead,
        refusals,
        notice: None,
        form,
        beside: None,
    }
}
