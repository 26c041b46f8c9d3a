//! `/account/second-step`: turning the second step of one's own account on and off.
//!
//! Invariant: password and code are needed for either; the secret is shown until a first code was right, the recovery codes on
//! the page that answers it, and neither again.
//! Must not know: how codes are computed.
//! Source: issue 02, demand 3; decisions 11.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_qr::Symbol;
use kpcs_register::{SecondStepChange, SecondStepState};
use kpcs_web::{
    page,
    page::second_step::SecondStepPage,
    page_with_status,
    part::{Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline, Notice, Qr, Refusal, Refusals, Tone},
    shell::Link,
};

use crate::{app::App, cookie, no::No, officer::Officer, posted::Sent, words};

const ADDRESS: &str = "/account/second-step";
/// The button that asks for new recovery codes.
const RENEW: &str = "renew";

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/account/second-step", get(show).post(change))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let state = state(&app, &officer).await?;
    Ok(page(&step_page(&officer, &state, None)?))
}

async fn change(State(app): State<App>, headers: HeaderMap, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let state = state(&app, &officer).await?;
    let on = match state {
        SecondStepState::Off => {
            let handle = officer.handle();
            app.run(move |register| register.begin_second_step(handle)).await?;
            return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, ADDRESS)]).into_response());
        }
        SecondStepState::Begun { .. } => true,
        SecondStepState::On { .. } => false,
    };
    let token = cookie::read(&headers, cookie::SESSION).unwrap_or_default();
    let password = answers.all("password").next().unwrap_or_default().to_owned();
    let given = (password, answers.get("code").to_owned());
    let account = officer.account().clone();
    let changed = if answers.has(RENEW) && !on {
        app.renew_recovery_codes(account, given).await?
    } else {
        app.change_second_step((account, token), on, given).await?
    };
    let refused = match changed {
        SecondStepChange::Done(codes) => {
            let now = self::state(&app, &officer).await?;
            return Ok(page(&SecondStepPage { recovery_codes: codes, ..step_page(&officer, &now, None)? }));
        }
        SecondStepChange::WrongPassword => ("password", "password-current-wrong"),
        SecondStepChange::WrongCode => ("code", "approve-code-wrong"),
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &step_page(&officer, &state, Some(refused))?))
}

async fn state(app: &App, officer: &Officer) -> Result<SecondStepState, No> {
    let account = officer.account().clone();
    app.run(move |register| register.second_step(&account)).await
}

fn step_page(officer: &Officer, state: &SecondStepState, refused: Option<(&str, &str)>) -> Result<SecondStepPage, No> {
    let texts = officer.texts();
    let mut shell = officer.shell(texts.get("second-step-title"));
    shell.crumbs = vec![Link::new(texts.get("account-title"), "/account")];
    let (mut filled, mut refusals) = (Filled::default(), None);
    if let Some((field, reason)) = refused {
        let what = texts.get(reason);
        filled.errors.insert(field.to_owned(), what.clone());
        let refusal = Refusal { what, field: Some(field.to_owned()), ..Refusal::default() };
        let title = texts.get("second-step-not-changed");
        refusals = Some(Refusals { texts, title, refusals: vec![refusal] });
    }
    let key = match state {
        SecondStepState::Off => "begin",
        SecondStepState::Begun { .. } => "confirm",
        SecondStepState::On { .. } => "end",
    };
    Ok(SecondStepPage {
        shell,
        refusals,
        notice: notice(officer, state),
        setting_up: setting_up(officer, state)?,
        recovery_codes: Vec::new(),
        form_title: texts.get(&format!("second-step-{key}")),
        form: Some(form(officer, state, &texts.get(&format!("second-step-{key}")), &filled)),
    })
}

/// Since when it is on, and how many recovery codes are left.
fn notice(officer: &Officer, state: &SecondStepState) -> Option<Notice> {
    let SecondStepState::On { since, codes_left } = state else { return None };
    let texts = officer.texts();
    let title = texts.t("second-step-on").arg("since", words::instant(texts, *since)).to_string();
    let tone = if *codes_left < 3 { Tone::NeedsHand } else { Tone::Plain };
    Some(Notice::new(tone, title, texts.t("second-step-codes-left").count("count", *codes_left).to_string()))
}

fn setting_up(officer: &Officer, state: &SecondStepState) -> Result<Option<(Qr, Facts)>, No> {
    let SecondStepState::Begun { secret, address } = state else { return Ok(None) };
    let texts = officer.texts();
    let symbol = Symbol::encode_address(address).map_err(|_| No::fault("the address of a second step is not drawn"))?;
    let qr = Qr::draw(texts.get("second-step-qr"), symbol.width(), |x, y| symbol.is_dark(x, y));
    let groups: Vec<_> = secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    let typed = Fact::new(texts.get("second-step-secret"), Inline::Code(groups.join(" ")))
        .with_note(texts.get("second-step-secret-note"));
    Ok(Some((qr, Facts { facts: vec![typed] })))
}

fn form(officer: &Officer, state: &SecondStepState, button: &str, filled: &Filled) -> Form {
    let texts = officer.texts();
    let code = FieldView::new("code", texts.get("approve-code"), FieldKind::Code)
        .hint(texts.get("approve-code-hint"))
        .filled(filled);
    let password = FieldView::new("password", texts.get("password-current"), FieldKind::Password).filled(filled);
    let fields = if *state == SecondStepState::Off { Vec::new() } else { vec![code, password] };
    Form {
        texts,
        action: ADDRESS.to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: if fields.is_empty() { Vec::new() } else { vec![FieldGroup { fields, ..FieldGroup::default() }] },
        button: button.to_owned(),
        keep: matches!(state, SecondStepState::On { .. }).then(|| (RENEW.to_owned(), texts.get("second-step-renew"))),
    }
}
