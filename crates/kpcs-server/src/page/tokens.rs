//! `/account/tokens`: what a person lets programs do in their name: made, shown once, taken back.
//!
//! Invariant: the token is shown on the page that answers the making and never again; making one needs the password, so a
//! stolen session is no way to a lasting key.
//! Source: issue 02, demand 5; threat-model 14.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kpcs_domain::{field::InputFault, value::Name};
use kpcs_register::{NewToken, TOKEN_DAYS_MOST};
use kpcs_store::{
    act::infos,
    work::{self, Token, TokenActs},
};
use kpcs_web::{
    Texts, page,
    page::tokens::TokensPage,
    page_with_status,
    part::{
        Column, Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline, Notice, Refusals, Row, Table, Tone,
    },
    shell::Link,
};

use crate::{answers::Answers, app::App, no::No, objection::Objection, officer::Officer, posted::Sent, words};

/// The days that a token lasts unless another number is typed.
const DAYS: i64 = 90;

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/account/tokens", get(show).post(make)).route("/account/tokens/{id}/end", post(end))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    Ok(page(&tokens_page(&app, &officer, &Filled::default(), None, None).await?))
}

async fn make(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let mut filled = answers.filled();
    filled.values.remove("password");
    let new = match asked(&officer, &answers) {
        Ok(new) => new,
        Err(faults) => return again(&app, &officer, filled, &Objection::of_faults(faults)).await,
    };
    let password = answers.get("password").to_owned();
    if app.prove_password(officer.account().clone(), password).await?.is_none() {
        return again(
            &app,
            &officer,
            filled,
            &Objection::of_faults(vec![fault("password", "", "approve-password-wrong")]),
        )
        .await;
    }
    let handle = officer.handle();
    let secret = app.run(move |register| register.make_token(handle, new)).await?;
    Ok(page(&tokens_page(&app, &officer, &Filled::default(), None, Some(&secret)).await?))
}

async fn end(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let (id, handle) = (id.parse().map_err(|_| No::NotFound)?, sent.officer.handle());
    if app.run(move |register| register.revoke_token(handle, id)).await? {
        Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/account/tokens")]).into_response())
    } else {
        Err(No::NotFound)
    }
}

async fn again(app: &App, officer: &Officer, mut filled: Filled, objection: &Objection) -> Result<Response, No> {
    let refusals = objection.in_form(&mut filled, officer.texts());
    let page = tokens_page(app, officer, &filled, Some(refusals), None).await?;
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

fn fault(field: &str, found: &str, expected: &'static str) -> InputFault {
    InputFault { field: field.to_owned(), found: found.to_owned(), expected }
}

/// What was asked for, or every fault in it.
fn asked(officer: &Officer, answers: &Answers) -> Result<NewToken, Vec<InputFault>> {
    let mut faults = Vec::new();
    let name = Name::parse(answers.get("name"));
    if let Err(expected) = &name {
        faults.push(fault("name", answers.get("name"), expected.0));
    }
    let days = answers.get("days").parse::<i64>().ok().filter(|days| (1..=TOKEN_DAYS_MOST).contains(days));
    if days.is_none() {
        faults.push(fault("days", answers.get("days"), "expected-token-days"));
    }
    let named: Vec<_> = answers.all("acts").filter(|act| own_acts(officer).any(|own| own == *act)).collect();
    let acts = if answers.has("all") {
        TokenActs::All
    } else {
        TokenActs::Named(named.into_iter().map(str::to_owned).collect())
    };
    let reads = answers.has("reads");
    if !reads && acts == TokenActs::Named(Vec::new()) {
        faults.push(fault("reads", "", "expected-token-scope"));
    }
    match (name, days) {
        (Ok(name), Some(days)) if faults.is_empty() => Ok(NewToken { name, reads, acts, days }),
        _ => Err(faults),
    }
}

/// The acts that the person may ask for or approve.
fn own_acts(officer: &Officer) -> impl Iterator<Item = &'static str> {
    let mine = infos()
        .iter()
        .filter(|info| officer.visitor.holds_one_of(info.by) || officer.visitor.holds_one_of(info.approved_by));
    mine.map(|info| info.name)
}

async fn tokens_page(
    app: &App,
    officer: &Officer,
    filled: &Filled,
    refusals: Option<Refusals>,
    secret: Option<&str>,
) -> Result<TokensPage, No> {
    let (texts, handle, now) = (officer.texts(), officer.handle(), officer.visitor.now);
    let tokens = app.read(move |sql| work::tokens_of(sql, &handle)).await?;
    let mut shell = officer.shell(texts.get("tokens-title"));
    shell.crumbs = vec![Link::new(texts.get("account-title"), "/account")];
    let ended = tokens.iter().filter(|token| token.is_open(now)).map(|token| end_form(officer, token));
    Ok(TokensPage {
        shell,
        refusals,
        made: secret.map(|_| Notice::new(Tone::NeedsHand, texts.get("tokens-made"), texts.get("tokens-made-text"))),
        secret: secret
            .map(|secret| Facts { facts: vec![Fact::new(texts.get("tokens-token"), Inline::Code(secret.to_owned()))] }),
        tokens: table(texts, &tokens, |token| token.is_open(now)),
        ends: ended.collect(),
        form: form(officer, filled),
    })
}

fn table(texts: Texts, tokens: &[Token], is_open: impl Fn(&Token) -> bool) -> Table {
    let row = |token: &Token| {
        let state = if is_open(token) { "tokens-open" } else { "tokens-ended" };
        let used = token.used_at.map_or(Inline::Nothing, |at| Inline::text(words::instant(texts, at)));
        Row::of(vec![
            Inline::text(token.name.clone()),
            Inline::Lines(scope(texts, token)),
            used,
            Inline::text(words::instant(texts, token.revoked_at.unwrap_or(token.expires_at))),
            Inline::text(texts.get(state)),
        ])
    };
    let columns = ["field-name", "tokens-scope", "tokens-used", "tokens-ends", "tokens-state"];
    Table {
        caption: texts.get("tokens-yours"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: tokens.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn scope(texts: Texts, token: &Token) -> Vec<String> {
    let reads = token.reads.then(|| texts.get("tokens-reads"));
    let acts = match &token.acts {
        TokenActs::All => vec![texts.get("tokens-all")],
        TokenActs::Named(names) => {
            let known = infos().iter().filter(|info| names.iter().any(|name| name == info.name));
            known.map(|info| words::act(texts, info)).collect()
        }
    };
    reads.into_iter().chain(acts).collect()
}

fn end_form(officer: &Officer, token: &Token) -> Form {
    let texts = officer.texts();
    Form {
        texts,
        action: format!("/account/tokens/{}/end", token.id),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button: texts.t("tokens-end").arg("name", &token.name).to_string(),
        keep: None,
    }
}

fn form(officer: &Officer, filled: &Filled) -> Form {
    let texts = officer.texts();
    let mut days =
        FieldView::new("days", texts.get("tokens-days"), FieldKind::Figure { unit: texts.get("tokens-days-unit") });
    days.value = DAYS.to_string();
    let acts = own_acts(officer).filter_map(|name| infos().iter().find(|info| info.name == name));
    let acts: Vec<_> = acts.map(|info| (info.name.to_owned(), words::act(texts, info))).collect();
    let fields = vec![
        FieldView::new("name", texts.get("tokens-name"), FieldKind::Text).hint(texts.get("tokens-name-hint")),
        days,
        FieldView::new("reads", texts.get("tokens-reads"), FieldKind::Declaration).optional(texts),
        FieldView::new("acts", texts.get("tokens-acts"), FieldKind::Checks).choices(acts).optional(texts),
        FieldView::new("all", texts.get("tokens-all"), FieldKind::Declaration).optional(texts),
        FieldView::new("password", texts.get("approve-password"), FieldKind::Password),
    ];
    Form {
        texts,
        action: "/account/tokens".to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![FieldGroup {
            legend: texts.get("tokens-new"),
            hint: texts.get("tokens-new-hint"),
            fields: fields.into_iter().map(|field| field.filled(filled)).collect(),
            rows: None,
        }],
        button: texts.get("tokens-make"),
        keep: None,
    }
}
