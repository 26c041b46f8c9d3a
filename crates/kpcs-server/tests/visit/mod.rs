//! A person with a browser, for tests of pages through the real router: keeps the cookie, sends back the form's token.
//!
//! Invariant: nothing is asked but what a page of the server offers; no network, no clock of the machine.
#![allow(dead_code)]

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name},
};
use kpcs_register::{NewAccount, Register};
use kpcs_server::{App, AppOptions, router};
use tower::ServiceExt as _;

pub const PASSWORD: &str = "a password for tests";
const BOUNDARY: &str = "kpcs-test-boundary";

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub kind: String,
    #[allow(dead_code, reason = "not every test asks what a page may load")]
    pub policy: String,
    pub bytes: Vec<u8>,
}

impl Seen {
    /// The page as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether the page holds `words`.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The value of the hidden field or input `name`.
    pub fn value(&self, name: &str) -> String {
        let text = self.text();
        let Some(at) = text.find(&format!("name=\"{name}\"")) else { return String::new() };
        let start = text[..at].rfind('<').unwrap_or(at);
        let tag = &text[start..start + text[start..].find('>').unwrap_or(0)];
        let value = tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
        value.unwrap_or_default().replace("&#34;", "\"").replace("&#38;", "&").replace("&#39;", "'")
    }
}

/// A person with a browser; a visitor until signed in.
pub struct Browser {
    router: Router,
    cookie: String,
}

/// A certificate's number as people read it: `SL 004211`.
#[allow(dead_code, reason = "not every test reads numbers")]
pub fn shown(number: impl ToString) -> String {
    let plain = number.to_string();
    let (issuer, digits) = plain.split_at(2);
    format!("{issuer} {digits}")
}

/// A file in a form: field, name and bytes.
pub type Upload<'a> = (&'a str, &'a str, &'a [u8]);

impl Browser {
    /// A visitor.
    pub fn visitor(register: &Register) -> Self {
        Self::visitor_with(register, AppOptions::default())
    }

    /// A visitor of a node with these options.
    pub fn visitor_with(register: &Register, options: AppOptions) -> Self {
        Self { router: router(App::new(register.clone(), options)), cookie: String::new() }
    }

    /// A person of an office, with an account made for the test.
    pub async fn of(register: &Register, authority: &str, login: &str, roles: &[Role]) -> Self {
        let of_company = |role| matches!(role, &Role::Exporter | &Role::ExporterClerk | &Role::CompanyAdministrator);
        let company = roles.iter().any(of_company).then_some("Koidu Diamonds (simulated)");
        Self::with(register, authority, login, roles, company).await
    }

    /// The same person at a node with these options.
    #[allow(dead_code, reason = "not every test needs options")]
    pub fn at(self, register: &Register, options: AppOptions) -> Self {
        Self { cookie: self.cookie, ..Self::visitor_with(register, options) }
    }

    /// An exporter of another company.
    pub async fn for_company(register: &Register, authority: &str, login: &str, company: &str) -> Self {
        Self::with(register, authority, login, &[Role::Exporter], Some(company)).await
    }

    async fn with(register: &Register, authority: &str, login: &str, roles: &[Role], company: Option<&str>) -> Self {
        let account = NewAccount {
            login: login.to_owned(),
            name: login.to_owned(),
            authority: AuthorityId::parse(authority).unwrap(),
            roles: roles.to_vec(),
            company: company.map(|name| Name::parse(name).unwrap()),
            language: "en".to_owned(),
        };
        register.add_account(account, PASSWORD).unwrap();
        let mut browser = Self::visitor(register);
        let form = format!("account={login}&password={}", PASSWORD.replace(' ', "+"));
        let request =
            browser.request("POST", "/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = browser.router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{login} signs in");
        let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
        browser.cookie = cookie.split(';').next().unwrap().to_owned();
        browser
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        if self.cookie.is_empty() { request } else { request.header(header::COOKIE, &self.cookie) }
    }

    async fn send(&self, request: Request<Body>) -> Seen {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let text = |name: header::HeaderName| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let (location, kind) = (text(header::LOCATION), text(header::CONTENT_TYPE));
        let policy = text(header::CONTENT_SECURITY_POLICY);
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        Seen { status, location, kind, policy, bytes }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Seen {
        self.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Fills the form on `page` and sends it to `action`; hidden token and request id go with it.
    pub async fn fill(&self, page: &Seen, action: &str, answers: &[(&str, &str)]) -> Seen {
        self.upload(page, action, answers, &[]).await
    }

    /// The same with files.
    pub async fn upload(&self, page: &Seen, action: &str, answers: &[(&str, &str)], files: &[Upload<'_>]) -> Seen {
        let hidden = ["form_token", "request"].map(|name| (name, page.value(name)));
        let mut body = Vec::new();
        let given = hidden.iter().map(|(name, value)| (*name, value.as_str())).chain(answers.iter().copied());
        for (name, value) in given {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, file, bytes) in files {
            let head = format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.request("POST", action).header(header::CONTENT_TYPE, kind);
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}
