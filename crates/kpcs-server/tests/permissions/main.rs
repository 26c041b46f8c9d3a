//! The permission matrix against the real router: every route, as every role, with own and foreign data, without a session
//! and with an expired one (reliability R-42); and no route of the source without a line.
//!
//! Invariant: what is allowed is read from `MATRIX` alone; the router must answer as it says, in every cell.
//! To add a line whose address names a record: give the record in `subjects.rs`.

#![allow(clippy::unwrap_used)]

mod source;
mod subjects;

use std::{collections::BTreeMap, sync::Mutex};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name},
};
use kpcs_register::{NewAccount, SignIn};
use kpcs_server::{
    App, AppOptions,
    permission::{Line, MATRIX, Who, Whose},
    router,
};
use kpcs_store::act::info_named;
use kpcs_testing::World;
use subjects::{Subject, Subjects};
use tower::ServiceExt;

const PASSWORD: &str = "a password of tests";
const KOIDU: &str = "Koidu Diamonds (simulated)";
const TONGO: &str = "Tongo Stones (simulated)";
/// Two offices that have records, and one that is a stranger to all of them.
const OFFICES: [&str; 3] = ["SL", "EU-ANT", "GH"];
const STRANGER: &str = "GH";

/// What a visitor is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Allowed,
    SignedOut,
    RoleMissing,
    NotThere,
}

struct Seen {
    told: Told,
    body: String,
}

struct Node {
    world: World,
    router: Router,
    /// The session's token by login.
    tokens: Mutex<BTreeMap<String, String>>,
}

fn login(office: &str, role: Role, company: &str) -> String {
    let company = company.split(' ').next().unwrap().to_lowercase();
    format!("{}.{}.{company}", office.to_lowercase(), role.word())
}

/// For whom a person of this role acts, beside the office.
fn is_of_company(role: Role) -> bool {
    matches!(role, Role::Exporter | Role::ExporterClerk | Role::CompanyAdministrator)
}

impl Node {
    fn new() -> (Self, Subjects) {
        let world = World::new(42);
        let subjects = Subjects::of(&world);
        let mut tokens = BTreeMap::new();
        for (office, role) in OFFICES.iter().flat_map(|office| Role::ALL.iter().map(move |role| (*office, *role))) {
            for company in [KOIDU, TONGO] {
                let login = login(office, role, company);
                let new = NewAccount {
                    login: login.clone(),
                    name: login.clone(),
                    authority: AuthorityId::parse(office).unwrap(),
                    roles: vec![role],
                    company: is_of_company(role).then(|| Name::parse(company).unwrap()),
                    language: "en".to_owned(),
                };
                if company == KOIDU || is_of_company(role) {
                    world.register.add_demo_accounts(vec![new], PASSWORD).unwrap();
                    tokens.insert(login, String::new());
                }
            }
        }
        let router = router(App::new(world.register.clone(), AppOptions::default()));
        let logins: Vec<_> = tokens.keys().cloned().collect();
        let node = Self { world, router, tokens: Mutex::new(tokens) };
        logins.iter().for_each(|login| node.keep_session(login));
        (node, subjects)
    }

    fn keep_session(&self, login: &str) {
        let token = self.sign_in(login);
        self.tokens.lock().unwrap().insert(login.to_owned(), token);
    }

    fn token(&self, login: &str) -> String {
        self.tokens.lock().unwrap()[login].clone()
    }

    fn sign_in(&self, login: &str) -> String {
        match self.world.register.sign_in(login, PASSWORD).unwrap() {
            SignIn::Welcome(token) => token,
            other => panic!("{login}: {other:?}"),
        }
    }

    /// Asks for `path` as the holder of `token`, with the form's token, or as a program with login and password.
    async fn ask(&self, line: &Line, path: &str, who: Option<&str>) -> Seen {
        let proves = line.method == "POST" && path.starts_with("/api/v1/proposals/");
        // What ends sessions is asked with one of its own, and the kept one is opened again.
        let ends = line.method == "POST" && line.whose == Whose::Own;
        let token = who.map(|login| if ends { self.sign_in(login) } else { self.token(login) });
        let mut request = Request::builder().method(line.method).uri(path).header("sec-fetch-site", "same-origin");
        let mut form_token = String::new();
        if let Some(token) = &token {
            if let Some(signed_in) = self.world.register.signed_in(token).unwrap() {
                form_token = signed_in.form_token;
            }
            request = request.header(header::COOKIE, format!("kpcs_session={token}"));
        }
        if proves && let Some(login) = who {
            let basic = STANDARD.encode(format!("{login}:{PASSWORD}"));
            request = request.header(header::AUTHORIZATION, format!("Basic {basic}"));
        }
        let api = path.starts_with("/api/");
        let (kind, body) = if api {
            let reason = if path.ends_with("/refuse") { r#"{"reason":"Spoiled."}"# } else { "{}" };
            ("application/json", reason.to_owned())
        } else {
            ("application/x-www-form-urlencoded", format!("form_token={form_token}"))
        };
        request = request.header(header::CONTENT_TYPE, kind).header("x-form-token", form_token);
        request = request.header("idempotency-key", format!("key of {path}"));
        let body = if line.method == "POST" { Body::from(body) } else { Body::empty() };
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        if let Some(login) = who.filter(|_| ends) {
            self.keep_session(login);
        }
        let (status, location) = (response.status(), response.headers().get(header::LOCATION).cloned());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let to_sign_in = location.is_some_and(|to| to.to_str().unwrap().starts_with("/sign-in?next="));
        let told = match status {
            StatusCode::SEE_OTHER if to_sign_in => Told::SignedOut,
            StatusCode::UNAUTHORIZED => Told::SignedOut,
            StatusCode::FORBIDDEN => Told::RoleMissing,
            StatusCode::NOT_FOUND => Told::NotThere,
            StatusCode::CONFLICT if body.contains("proposal_unknown") => Told::NotThere,
            status => {
                assert!(!status.is_server_error(), "{} {path} as {who:?}: {status} {body}", line.method);
                Told::Allowed
            }
        };
        Seen { told, body }
    }
}

/// Whether the matrix admits `role` to the line.
fn admits(line: &Line, role: Role, subject: &Subject) -> bool {
    let info = subject.act.and_then(info_named);
    let act = || info.unwrap_or_else(|| panic!("{}: which act? Say so in subjects.rs", line.route));
    match line.who {
        Who::Anybody | Who::SignedIn => true,
        Who::Roles(roles) => roles.contains(&role),
        Who::Asks => act().by.contains(&role),
        Who::Approves => act().approved_by.contains(&role),
    }
}

#[tokio::test]
async fn every_cell_of_the_matrix_is_as_it_says() {
    let (node, subjects) = Node::new();
    let (mut wrong, mut cells) = (Vec::new(), 0);
    for line in MATRIX.iter().filter(|line| subjects::is_behind_the_door(line.route)) {
        let subject = subjects.of_line(line);
        let allowed = if subject.is_there { Told::Allowed } else { Told::NotThere };
        let to_nobody = if line.who == Who::Anybody { allowed } else { Told::SignedOut };
        let seen = node.ask(line, &subject.path, None).await;
        check(&mut wrong, line, "nobody signed in", (seen.told, to_nobody));
        cells += 1;
        for role in Role::ALL {
            let admitted = admits(line, *role, &subject);
            let own = if admitted { allowed } else { Told::RoleMissing };
            let seen = node.ask(line, &subject.path, Some(&login(subject.office, *role, KOIDU))).await;
            check(&mut wrong, line, &format!("{role}, own"), (seen.told, own));
            let mut strangers = vec![login(STRANGER, *role, KOIDU)];
            if line.whose == Whose::Company && is_of_company(*role) {
                strangers.push(login(subject.office, *role, TONGO));
            }
            for stranger in strangers {
                let is_hidden = subject.is_one && line.whose != Whose::Public;
                let foreign = if admitted && is_hidden { Told::NotThere } else { own };
                let mut seen = node.ask(line, &subject.path, Some(&stranger)).await;
                // Who may not ask may be told either: that the role is missing, or that nothing is there.
                if !admitted && is_hidden && seen.told == Told::NotThere {
                    seen.told = Told::RoleMissing;
                }
                check(&mut wrong, line, &format!("{role}, foreign ({stranger})"), (seen.told, foreign));
                let shown = matches!(line.whose, Whose::Office | Whose::Company)
                    && subjects.secrets.iter().any(|secret| seen.body.contains(secret.as_str()));
                let echoed = subjects.secrets.iter().any(|secret| subject.path.contains(secret.as_str()));
                if shown && !echoed {
                    wrong.push(format!("{} {}: {stranger} reads what belongs to another", line.method, line.route));
                }
                cells += 1;
            }
            cells += 1;
        }
    }
    // Thirteen hours later every session has ended.
    node.world.at("2026-11-25T22:00:00Z");
    for line in MATRIX.iter().filter(|line| subjects::is_behind_the_door(line.route)) {
        let subject = subjects.of_line(line);
        let proves = subject.path.starts_with("/api/v1/proposals/");
        for role in Role::ALL.iter().filter(|_| !(proves || line.method == "POST" && line.whose == Whose::Own)) {
            let seen = node.ask(line, &subject.path, Some(&login(subject.office, *role, KOIDU))).await;
            let allowed = if subject.is_there { Told::Allowed } else { Told::NotThere };
            let expected = if line.who == Who::Anybody { allowed } else { Told::SignedOut };
            check(&mut wrong, line, &format!("{role}, session expired"), (seen.told, expected));
            cells += 1;
        }
    }
    println!("{cells} cells, {} lines", MATRIX.len());
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
}

fn check(wrong: &mut Vec<String>, line: &Line, who: &str, (told, expected): (Told, Told)) {
    if told != expected {
        wrong.push(format!("{} {}: {who}: {told:?}, but the matrix says {expected:?}", line.method, line.route));
    }
}

#[test]
fn every_route_of_the_source_has_its_line_and_every_line_its_route() {
    let routes = source::routes();
    let lines: Vec<_> = MATRIX.iter().map(|line| (line.method.to_owned(), line.route.to_owned())).collect();
    let missing = routes.iter().filter(|route| !lines.contains(route)).map(|(method, route)| {
        let helper = method.to_lowercase();
        format!("    {helper}(\"{route}\", Who::Roles(...), Whose::Office),")
    });
    let missing: Vec<_> = missing.collect();
    assert!(
        missing.is_empty(),
        "routes without a line. Nobody gets them. Add to MATRIX in crates/kpcs-server/src/permission.rs, with who may ask \
         and whose data it is:\n{}",
        missing.join("\n")
    );
    let idle: Vec<_> = lines.iter().filter(|line| !routes.contains(line)).collect();
    assert!(idle.is_empty(), "lines without a route: take them out of MATRIX: {idle:?}");
    let mut once = lines.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), lines.len(), "a line stands twice in MATRIX");
}

#[tokio::test]
async fn a_route_without_a_line_is_given_to_nobody() {
    let (node, _) = Node::new();
    let app = App::new(node.world.register.clone(), AppOptions::default());
    let forgotten = Router::new()
        .route("/forgotten", axum::routing::get(|| async { "secret" }))
        .layer(axum::middleware::from_fn_with_state(app.clone(), kpcs_server::visitor::meet))
        .with_state(app);
    let token = node.token(&login("SL", Role::AuthorityHead, KOIDU));
    let request = Request::builder().uri("/forgotten").header(header::COOKIE, format!("kpcs_session={token}"));
    let response = forgotten.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert!(!String::from_utf8_lossy(&body).contains("secret"));
}
