//! A browser without script, and a program: cookies, forms, headers.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name},
};
use kpcs_register::NewAccount;
use kpcs_server::{App, AppOptions, router};
use kpcs_testing::World;
use tower::ServiceExt;

/// The password of everybody here.
pub const PASSWORD: &str = "a password of tests";

/// A founded node with accounts, and its router.
pub struct Node {
    pub world: World,
    pub router: Router,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
}

impl Node {
    pub fn new(seed: u64) -> Self {
        Self::with(
            seed,
            AppOptions { secure_cookies: false, demo_password: Some(PASSWORD.to_owned()), ..AppOptions::default() },
        )
    }

    pub fn with(seed: u64, options: AppOptions) -> Self {
        let world = World::new(seed);
        let accounts = [
            ("koidu", "SL", Role::Exporter, Some("Koidu Diamonds (simulated)")),
            ("tongo", "SL", Role::Exporter, Some("Tongo Stones (simulated)")),
            ("clerk", "SL", Role::Clerk, None),
            ("validating", "SL", Role::ValidatingOfficer, None),
            ("importing", "EU-ANT", Role::ImportingOfficer, None),
            ("head", "EU-ANT", Role::AuthorityHead, None),
        ];
        for (login, authority, role, company) in accounts {
            let account = NewAccount {
                login: login.to_owned(),
                name: format!("{login} (simulated)"),
                authority: AuthorityId::parse(authority).unwrap(),
                roles: vec![role],
                company: company.map(|company| Name::parse(company).unwrap()),
                language: "en".to_owned(),
            };
            world.register.add_account(account, PASSWORD).unwrap();
        }
        let router = router(App::new(world.register.clone(), options));
        Self { world, router }
    }

    pub fn visitor(&self) -> Client {
        Client { router: self.router.clone(), cookies: BTreeMap::new() }
    }

    /// Signs somebody in through the page.
    pub async fn signed_in(&self, login: &str) -> Client {
        let mut client = self.visitor();
        let page = client.post("/sign-in", &[("account", login), ("password", PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{login}: {}", page.body);
        client
    }

    /// What a program sends with HTTP Basic; the body is JSON, the key that of idempotency.
    pub async fn call(&self, login: &str, (method, path): (&str, &str), key: &str, body: &str) -> Page {
        let basic = STANDARD.encode(format!("{login}:{PASSWORD}"));
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Basic {basic}"))
            .header("idempotency-key", key);
        send(&self.router, request.body(Body::from(body.to_owned())).unwrap()).await
    }
}

impl Client {
    pub async fn get(&mut self, path: &str) -> Page {
        self.request(("GET", path), &[], Vec::new()).await
    }

    /// Sends a form as our own page would.
    pub async fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Page {
        self.post_with(path, pairs, &[("sec-fetch-site", "same-origin")]).await
    }

    pub async fn post_with(&mut self, path: &str, pairs: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let form = ("content-type", "application/x-www-form-urlencoded");
        let headers: Vec<_> = headers.iter().copied().chain([form]).collect();
        self.request(("POST", path), &headers, body.into_bytes()).await
    }

    /// Fills in the form of `page` that goes to `action` and sends it, hidden fields and all.
    pub async fn fill(&mut self, page: &Page, action: &str, pairs: &[(&str, &str)]) -> Page {
        let hidden = page.hidden(action);
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<_> = hidden.chain(pairs.iter().copied()).collect();
        self.post(action, &all).await
    }

    pub async fn request(&mut self, (method, path): (&str, &str), headers: &[(&str, &str)], body: Vec<u8>) -> Page {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().method(method).uri(path).header(header::COOKIE, cookies.join("; "));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let page = send(&self.router, request.body(Body::from(body)).unwrap()).await;
        for cookie in page.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        page
    }

    /// A cookie that somebody put there.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }
}

impl Page {
    /// The hidden fields of the form that goes to `action`.
    pub fn hidden(&self, action: &str) -> Vec<(String, String)> {
        let form = self.form(action);
        let inputs = form.split("<input type=\"hidden\" ").skip(1);
        inputs.map(|input| (attribute(input, "name"), attribute(input, "value"))).collect()
    }

    /// The value of an input, a chosen option or a text area.
    pub fn value(&self, name: &str) -> String {
        let tag = self.body.split('<').find(|tag| tag.contains(&format!(" name=\"{name}\"")));
        tag.map(|tag| attribute(tag, "value")).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    /// The text of the main heading.
    pub fn heading(&self) -> String {
        let inner = self.body.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap_or_default();
        let mut text = String::new();
        let mut inside = false;
        for c in inner.split_once('>').map_or("", |(_, text)| text).chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => text.push(c),
                _ => {}
            }
        }
        unescaped(&text)
    }

    fn form(&self, action: &str) -> &str {
        let escaped = action.replace('&', "&#38;");
        let mut forms = self.body.split("<form ").skip(1).filter_map(|form| form.split("</form>").next());
        forms
            .find(|form| form.contains(&format!("action=\"{escaped}\"")))
            .unwrap_or_else(|| panic!("no form to {action} on {}: {}", self.heading(), self.body))
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let start = format!("{name}=\"");
    let value = tag.split(&start).nth(1).and_then(|rest| rest.split('"').next());
    unescaped(value.unwrap_or_default())
}

fn unescaped(text: &str) -> String {
    let named = [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Sends a request to the router.
pub async fn send(router: &Router, request: Request<Body>) -> Page {
    let response = router.clone().oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Page { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}
