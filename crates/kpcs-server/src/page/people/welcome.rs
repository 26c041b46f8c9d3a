//! `/welcome/{token}`: whoever was invited, or gets back in, chooses a password.
//!
//! Invariant: a link that was used, has expired or never was is not there; opening the page uses nothing up.
//! Source: issue 02, demand 3.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_register::{AccountNo, PASSWORD_LEAST};
use kpcs_store::work::Account;
use kpcs_web::{
    page,
    page::form::FormPage,
    page_with_status,
    part::{FieldGroup, FieldKind, FieldView, Filled, Form, Refusal, Refusals},
};

use crate::{app::App, no::No, posted::Posted, visitor::Visitor};

pub async fn show(State(app): State<App>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, No> {
    let account = holder(&app, &token).await?;
    Ok(page(&welcome_page(&visitor, &token, &account, None)))
}

pub async fn take(State(app): State<App>, Path(token): Path<String>, posted: Posted) -> Result<Response, No> {
    let Posted { visitor, answers } = posted;
    let account = holder(&app, &token).await?;
    let given = |name: &str| answers.all(name).next().unwrap_or_default().to_owned();
    let (new, repeated) = (given("new"), given("repeated"));
    if new != repeated {
        return Ok(again(&visitor, &token, &account, ("repeated", "password-repeated-differs")));
    }
    match app.take_link(token.clone(), new).await? {
        Ok(()) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/sign-in")]).into_response()),
        Err(AccountNo::PasswordWeak) => Ok(again(&visitor, &token, &account, ("new", "password-weak"))),
        Err(_) => Err(No::NotFound),
    }
}

async fn holder(app: &App, token: &str) -> Result<Account, No> {
    let token = token.to_owned();
    app.run(move |register| register.link_holder(&token)).await?.ok_or(No::NotFound)
}

fn again(visitor: &Visitor, token: &str, account: &Account, refused: (&str, &str)) -> Response {
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &welcome_page(visitor, token, account, Some(refused)))
}

fn welcome_page(visitor: &Visitor, token: &str, account: &Account, refused: Option<(&str, &str)>) -> FormPage {
    let texts = visitor.texts;
    let mut filled = Filled::default();
    let refusals = refused.map(|(field, reason)| {
        let what = texts.t(reason).count("least", PASSWORD_LEAST).to_string();
        filled.errors.insert(field.to_owned(), what.clone());
        let refusal = Refusal { what, field: Some(field.to_owned()), ..Refusal::default() };
        Refusals { texts, title: texts.get("password-not-changed"), refusals: vec![refusal] }
    });
    let field = |name: &str, key: &str| FieldView::new(name, texts.get(key), FieldKind::Password).filled(&filled);
    let hint = texts.t("password-new-hint").count("least", PASSWORD_LEAST).to_string();
    let fields = vec![field("new", "password-new").hint(hint), field("repeated", "password-repeated")];
    let form = Form {
        texts,
        action: format!("/welcome/{token}"),
        token: visitor.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![FieldGroup { fields, ..FieldGroup::default() }],
        button: texts.get("welcome-button"),
        keep: None,
    };
    let title = texts.t("welcome-title").arg("name", &account.name).to_string();
    FormPage {
        shell: visitor.shell(title.clone()),
        eyebrow: String::new(),
        title,
        lead: texts.t("welcome-lead").arg("login", &account.login).to_string(),
        refusals,
        notice: None,
        form,
        beside: None,
    }
}
