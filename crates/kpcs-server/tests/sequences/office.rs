//! Two offices and their programs: each person has a token, and every answer is looked at.
//!
//! Invariant: whatever is asked, the answer is no fault of ours, a problem is one as in RFC 9457, and nothing in it shows the
//! inside of the program.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name},
};
use kpcs_register::{NewAccount, NewToken};
use kpcs_server::{App, AppOptions, Limits, router};
use kpcs_store::work::{TokenActs, account_by_login};
use kpcs_testing::World;
use serde_json::Value;
use tower::ServiceExt;

pub const PASSWORD: &str = "a password of tests";

/// Who calls.
pub const PEOPLE: [(&str, &str, Role); 7] = [
    ("koidu", "SL", Role::Exporter),
    ("examiner", "SL", Role::Clerk),
    ("clerk", "SL", Role::Clerk),
    ("validating", "SL", Role::ValidatingOfficer),
    ("importing", "EU-ANT", Role::ImportingOfficer),
    ("head", "EU-ANT", Role::AuthorityHead),
    ("nobody", "", Role::Clerk),
];

/// What no answer shows.
const INSIDE: [&str; 8] =
    ["panicked", "sqlite", "SQLite", "rusqlite", "src/", "unwrap", "constraint", "stack backtrace"];

/// Who asks what of which route.
pub struct Call {
    pub login: &'static str,
    pub method: String,
    pub path: String,
    pub key: String,
    pub body: String,
}

impl Call {
    /// An act, asked by a program.
    pub fn act(login: &'static str, act: &str, key: &str, body: &Value) -> Self {
        let path = format!("/api/v1/acts/{act}");
        Self { login, method: "POST".to_owned(), path, key: key.to_owned(), body: body.to_string() }
    }

    /// A list or one row.
    pub fn get(login: &'static str, path: &str) -> Self {
        let (method, path) = ("GET".to_owned(), path.to_owned());
        Self { login, method, path, key: String::new(), body: String::new() }
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
}

impl Answer {
    pub fn is_done(&self) -> bool {
        self.status.is_success()
    }
}

/// A node with both offices.
pub struct Office {
    pub world: World,
    router: Router,
    tokens: BTreeMap<&'static str, String>,
}

impl Office {
    pub fn new(seed: u64) -> Self {
        let world = World::new(seed);
        let tokens = PEOPLE.iter().map(|&(login, office, role)| (login, token(&world, login, office, role)));
        let tokens = tokens.collect();
        // The clock stands still, so no allowance would ever fill again.
        let limits = Limits { token_per_minute: 1 << 40, address_per_minute: 1 << 40, ..Limits::default() };
        let router = router(App::new(world.register.clone(), AppOptions { limits, ..AppOptions::default() }));
        Self { world, router, tokens }
    }

    /// Makes a call.
    ///
    /// # Panics
    /// When the answer is one that no call may get.
    pub async fn call(&self, call: &Call) -> Answer {
        let mut request = Request::builder().method(call.method.as_str()).uri(call.path.as_str());
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.tokens[call.login]));
        if !call.key.is_empty() {
            request = request.header("idempotency-key", call.key.as_str());
        }
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let response = self.router.clone().oneshot(request.body(Body::from(call.body.clone())).unwrap()).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let what = || format!("{} {} {} {}: {status}: {text}", call.login, call.method, call.path, call.body);
        assert!(!status.is_server_error(), "a fault of ours: {}", what());
        let kind = headers.get(header::CONTENT_TYPE).map_or("", |kind| kind.to_str().unwrap());
        let body: Value = serde_json::from_str(&text).unwrap_or_default();
        if status.is_client_error() {
            assert_eq!(kind, "application/problem+json", "{}", what());
            assert!(body["type"].as_str().is_some_and(|kind| kind.starts_with("urn:kpcs:problem:")), "{}", what());
            assert_eq!(body["status"], status.as_u16(), "{}", what());
            assert!(body["title"].as_str().is_some_and(|title| !title.is_empty()), "{}", what());
            // What the caller sent comes back as what was found; the rest is ours.
            let shown = INSIDE.iter().find(|word| text.contains(**word) && !call.body.contains(**word));
            assert!(shown.is_none(), "{shown:?} is shown: {}", what());
        }
        Answer { status, body }
    }
}

/// A token that does all that the person may; one that is nobody's for the person of no office.
fn token(world: &World, login: &str, office: &str, role: Role) -> String {
    if office.is_empty() {
        return "kpcs_of_nobody".to_owned();
    }
    let account = NewAccount {
        login: login.to_owned(),
        name: format!("{login} (simulated)"),
        authority: AuthorityId::parse(office).unwrap(),
        roles: vec![role],
        company: (role == Role::Exporter).then(|| Name::parse("Koidu Diamonds (simulated)").unwrap()),
        language: "en".to_owned(),
    };
    world.register.add_account(account, PASSWORD).unwrap();
    let handle = world.register.store().read(|sql| account_by_login(sql, login)).unwrap().unwrap().handle;
    let new = NewToken { name: Name::parse("program").unwrap(), reads: true, acts: TokenActs::All, days: 300 };
    world.register.make_token(handle, new).unwrap()
}
