//! `/sign-in`, its second step `/sign-in/code`, and `/sign-out`; a demonstration lists its accounts.
//!
//! Invariant: an unknown account and a wrong password get the same answer; after signing in people go on only to a path of
//! this server.
//! Must not know: how passwords are kept.
//! Source: threat-model 14.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kpcs_domain::act::Role;
use kpcs_register::{Attempt, SignIn};
use kpcs_store::{
    view,
    work::{self, Account},
};
use kpcs_web::{
    page,
    page::{
        form::FormPage,
        sign_in::{DemonstrationAccount, SignInPage, form},
    },
    page_with_status,
    part::{FieldGroup, FieldKind, FieldView, Filled, Form, Refusal, Refusals},
    shell::Person,
};

use crate::{
    app::App,
    cookie,
    no::No,
    posted::{Posted, Sent},
    visitor::Visitor,
    words,
};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(show).post(enter))
        .route("/sign-in/code", get(begin_again).post(enter_code))
        .route("/sign-out", post(leave))
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let next = visitor.query.get("next");
    Ok(page(&sign_in_page(&app, &visitor, next, &Filled::default(), None).await?))
}

async fn enter(State(app): State<App>, headers: HeaderMap, posted: Posted) -> Result<Response, No> {
    let Posted { visitor, answers } = posted;
    let device = cookie::read(&headers, cookie::DEVICE).filter(|token| token.len() == 64);
    let device = device.unwrap_or_else(|| app.register().device_token());
    let browser = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let attempt = Attempt {
        login: answers.get("account").to_owned(),
        password: answers.get("password").to_owned(),
        source: visitor.source.to_string(),
        device: device.clone(),
        browser: browser.to_owned(),
        program: false,
    };
    let (status, reason) = match app.sign_in(attempt).await? {
        SignIn::Welcome(token) => {
            end_earlier(&app, &headers).await?;
            return Ok(welcome(&app, &token, &device, answers.get("next")));
        }
        SignIn::CodeNeeded(half) => {
            let mut response = page(&code_page(&visitor, (&half, answers.get("next")), None));
            cookie::keep(&mut response, &cookie::device(&device, app.options().secure_cookies));
            return Ok(response);
        }
        SignIn::Wrong | SignIn::CodeWrong | SignIn::TokenNeeded => (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong"),
        SignIn::Suspended => (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-suspended"),
        SignIn::HeldBack => (StatusCode::TOO_MANY_REQUESTS, "sign-in-held-back"),
    };
    let refusal = Refusal { what: visitor.texts.get(reason), field: Some("account".to_owned()), ..Refusal::default() };
    let mut filled = answers.filled();
    filled.values.remove("password");
    let page = sign_in_page(&app, &visitor, answers.get("next"), &filled, Some(refusal)).await?;
    Ok(page_with_status(status, &page))
}

/// Another language was chosen, or the page was reloaded: without a password there is no second step.
async fn begin_again() -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, "/sign-in")]).into_response()
}

async fn enter_code(State(app): State<App>, headers: HeaderMap, posted: Posted) -> Result<Response, No> {
    let Posted { visitor, answers } = posted;
    let (half, code) = (answers.get("half").to_owned(), answers.get("code").to_owned());
    let again = (half.clone(), answers.get("next").to_owned());
    let (status, reason) = match app.run(move |register| register.sign_in_with_code(&half, &code)).await? {
        SignIn::Welcome(token) => {
            end_earlier(&app, &headers).await?;
            let session = cookie::session(&token, app.options().secure_cookies);
            return Ok(go_on(local(answers.get("next")), &session));
        }
        SignIn::CodeWrong => (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-code-wrong"),
        SignIn::HeldBack => (StatusCode::TOO_MANY_REQUESTS, "sign-in-code-held-back"),
        SignIn::Wrong | SignIn::CodeNeeded(_) | SignIn::Suspended | SignIn::TokenNeeded => {
            let what = visitor.texts.get("sign-in-code-late");
            let refusal = Refusal { what, ..Refusal::default() };
            let page = sign_in_page(&app, &visitor, answers.get("next"), &Filled::default(), Some(refusal)).await?;
            return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    Ok(page_with_status(status, &code_page(&visitor, (&again.0, &again.1), Some(reason))))
}

/// The second step: the code of the app, or a recovery code.
fn code_page(visitor: &Visitor, (half, next): (&str, &str), reason: Option<&str>) -> FormPage {
    let texts = visitor.texts;
    let title = texts.get("sign-in-code-title");
    let mut field =
        FieldView::new("code", texts.get("sign-in-code"), FieldKind::Code).hint(texts.get("sign-in-code-hint"));
    field.error = reason.map(|reason| texts.get(reason));
    let refusal = |what| Refusal { what, field: Some("code".to_owned()), ..Refusal::default() };
    let refusals = field.error.clone().map(|what| Refusals {
        texts,
        title: texts.get("sign-in-refused"),
        refusals: vec![refusal(what)],
    });
    let form = Form {
        texts,
        action: "/sign-in/code".to_owned(),
        token: visitor.form_token().to_owned(),
        hidden: vec![("half".to_owned(), half.to_owned()), ("next".to_owned(), local(next).to_owned())],
        multipart: false,
        compact: false,
        groups: vec![FieldGroup { fields: vec![field], ..FieldGroup::default() }],
        button: texts.get("sign-in-button"),
        keep: None,
    };
    FormPage {
        shell: visitor.shell(title.clone()),
        eyebrow: String::new(),
        title,
        lead: texts.get("sign-in-code-lead"),
        refusals,
        notice: None,
        form,
        beside: None,
    }
}

async fn leave(State(app): State<App>, headers: HeaderMap, _sent: Sent) -> Result<Response, No> {
    end_earlier(&app, &headers).await?;
    Ok(go_on("/", &cookie::no_session(app.options().secure_cookies)))
}

/// Ends the session that the browser had before, whosever it was.
async fn end_earlier(app: &App, headers: &HeaderMap) -> Result<(), No> {
    match cookie::read(headers, cookie::SESSION) {
        Some(token) => app.run(move |register| register.sign_out(&token)).await,
        None => Ok(()),
    }
}

fn welcome(app: &App, token: &str, device: &str, next: &str) -> Response {
    let secure = app.options().secure_cookies;
    let mut response = go_on(local(next), &cookie::session(token, secure));
    cookie::keep(&mut response, &cookie::device(device, secure));
    response
}

fn go_on(path: &str, cookie: &str) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, path.to_owned())]).into_response();
    cookie::keep(&mut response, cookie);
    response
}

/// The path if it is one of this server, else the first page.
fn local(path: &str) -> &str {
    let one_slash = path.starts_with('/') && !path[1..].starts_with(['/', '\\']);
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic());
    if one_slash && plain { path } else { "/" }
}

async fn sign_in_page(
    app: &App,
    visitor: &Visitor,
    next: &str,
    filled: &Filled,
    refusal: Option<Refusal>,
) -> Result<SignInPage, No> {
    let texts = visitor.texts;
    let mut form = form(texts, visitor.form_token(), filled);
    form.hidden.push(("next".to_owned(), local(next).to_owned()));
    let refusals =
        refusal.map(|refusal| Refusals { texts, title: texts.get("sign-in-refused"), refusals: vec![refusal] });
    let shell = visitor.shell(texts.get("sign-in-title"));
    Ok(SignInPage { shell, refusals, form, accounts: demonstration_accounts(app, visitor).await? })
}

/// The offices of the story that a demonstration is first tried with; their people are listed first.
const STORY: [&str; 2] = ["SL", "EU-ANT"];

async fn demonstration_accounts(app: &App, visitor: &Visitor) -> Result<Vec<DemonstrationAccount>, No> {
    let Some(password) = app.options().demo_password.clone().filter(|_| app.register().is_demo()) else {
        return Ok(Vec::new());
    };
    let (mut accounts, offices) = app.read(|sql| Ok((work::accounts(sql)?, view::authorities(sql, None)?))).await?;
    accounts.sort_by_key(|account| !STORY.contains(&account.authority.as_str()));
    let listed = accounts.into_iter().filter(|account| account.demo).map(|account| {
        let office = offices.iter().find(|office| office.authority == account.authority);
        let office = office.map_or_else(|| account.authority.to_string(), |office| office.name.to_string());
        demonstration_account(visitor, account, office, &password)
    });
    Ok(listed.collect())
}

fn demonstration_account(visitor: &Visitor, account: Account, office: String, password: &str) -> DemonstrationAccount {
    let texts = visitor.texts;
    let role = account.roles.iter().map(|role| words::role(texts, *role)).collect::<Vec<_>>().join(", ");
    let task = account.roles.first().map_or_else(String::new, |role| texts.get(task_key(*role)));
    let office = account.company.map_or(office, |company| company.to_string());
    DemonstrationAccount {
        person: Person { name: account.name, role, office },
        account: account.login,
        password: password.to_owned(),
        task,
    }
}

/// The key of what a person of this role does in the demonstration.
const fn task_key(role: Role) -> &'static str {
    match role {
        Role::Exporter => "task-exporter",
        Role::Clerk => "task-clerk",
        Role::ValidatingOfficer => "task-validating-officer",
        Role::ImportingOfficer => "task-importing-officer",
        Role::AuthorityHead => "task-authority-head",
        Role::Secretariat => "task-secretariat",
        Role::Chair => "task-chair",
        Role::StockKeeper => "task-stock-keeper",
        Role::OfficeAdministrator => "task-office-administrator",
        Role::CompanyAdministrator => "task-company-administrator",
        Role::ExporterClerk => "task-exporter-clerk",
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn goes_on_only_to_a_path_of_this_server() {
        for path in ["/desk", "/applications/SL-A1?x=1"] {
            assert_eq!(local(path), path);
        }
        for path in ["", "desk", "//elsewhere", "/\\elsewhere", "https://elsewhere", "/a\r\nSet-Cookie: b", "/a b"] {
            assert_eq!(local(path), "/", "{path}");
        }
    }
}
