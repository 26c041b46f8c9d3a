//! A node with a log and its three witnesses, people of two offices with programs of their own, and what the server writes into its log.

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, CountryCode, Name, Text},
};
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_register::{Clock as _, NewAccount, NewToken, NewWebhook};
use kpcs_server::{App, AppOptions, Hub, Limits, router};
use kpcs_store::work::{
    self, CompanyParticulars, NoticePerson, OfficePrinter, TokenActs, WebhookEvent, WebhookOwner, account_by_login,
};
use kpcs_testing::World;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tower::ServiceExt as _;

use crate::canaries::Canaries;

const PASSWORD: &str = "a password of tests";

/// Who does something, for which office, as what.
const PEOPLE: [(&str, &str, Role); 11] = [
    ("exporter", "SL", Role::Exporter),
    ("examiner", "SL", Role::Clerk),
    ("clerk", "SL", Role::Clerk),
    ("validating", "SL", Role::ValidatingOfficer),
    ("stock", "SL", Role::StockKeeper),
    ("head", "SL", Role::AuthorityHead),
    ("second head", "SL", Role::AuthorityHead),
    ("administrator", "SL", Role::OfficeAdministrator),
    ("importing", "EU-ANT", Role::ImportingOfficer),
    ("second importing", "EU-ANT", Role::ImportingOfficer),
    ("importing head", "EU-ANT", Role::AuthorityHead),
];

pub struct Node {
    pub world: World,
    pub app: App,
    pub router: Router,
    /// The name of the exporter's company.
    pub company: Mutex<String>,
    tokens: Mutex<BTreeMap<&'static str, String>>,
    _folder: tempfile::TempDir,
}

impl Node {
    pub fn new() -> Self {
        let (world, folder) = (World::new(77), tempfile::tempdir().unwrap());
        let clock = Arc::clone(&world.clock);
        let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
        let log = open_hub(&world.register, folder.path(), HubOptions::demonstration(seconds)).unwrap();
        // The clock stands still, so no allowance would ever fill again.
        let limits = Limits { token_per_minute: 1 << 40, address_per_minute: 1 << 40, ..Limits::default() };
        let options = AppOptions { hub: Some(Hub(log)), limits, ..AppOptions::default() };
        let app = App::new(world.register.clone(), options);
        let router = router(app.clone());
        Self { world, app, router, company: Mutex::default(), tokens: Mutex::default(), _folder: folder }
    }

    /// Accounts, a company with its particulars, a printer, a webhook: what an office keeps beside its acts.
    pub fn accounts(&self, canaries: &mut Canaries) {
        let register = &self.world.register;
        let company = format!("{} (simulated)", canaries.word("company.name"));
        let name_of = |text: &str| Name::parse(text).unwrap();
        for (who, office, role) in PEOPLE {
            let login = canaries.word("account.login").to_lowercase();
            let new = NewAccount {
                login: login.clone(),
                name: canaries.word("account.name"),
                authority: AuthorityId::parse(office).unwrap(),
                roles: vec![role],
                company: (role == Role::Exporter).then(|| name_of(&company)),
                language: "en".to_owned(),
            };
            let handle = register.add_account(new, PASSWORD).unwrap();
            let token =
                NewToken { name: name_of(&canaries.word("token.name")), reads: true, acts: TokenActs::All, days: 300 };
            self.tokens.lock().unwrap().insert(who, register.make_token(handle, token).unwrap());
            let account = register.store().read(|sql| account_by_login(sql, &login)).unwrap().unwrap();
            let address = format!("{}@example.org", canaries.word("account.email"));
            let person = NoticePerson { handle, email: address, told: 0, digested: 0, digest_on: 0, confirmed: true };
            register.store().write(move |sql| work::put_notice_person(sql, &person)).unwrap();
            match who {
                "administrator" => {
                    let particulars = particulars(canaries);
                    register.enter_company(&account, name_of(&company), particulars).unwrap().unwrap();
                }
                "head" => self.beside(&account.authority, &account.handle, canaries),
                _ => {}
            }
        }
        *self.company.lock().unwrap() = company;
    }

    fn beside(&self, authority: &AuthorityId, handle: &kpcs_domain::value::OfficerHandle, canaries: &mut Canaries) {
        let register = &self.world.register;
        let name = Name::parse(&canaries.word("printer.name")).unwrap();
        let printer = OfficePrinter { name, offset_right: 3, offset_down: -4, in_use: true };
        let (by, now, office) = (*handle, register.clock().now(), authority.clone());
        register.store().write(move |sql| work::keep_printer(sql, &office, &printer, (&by, now))).unwrap();
        let webhook = NewWebhook {
            owner: WebhookOwner { authority: authority.clone(), company: String::new() },
            name: Name::parse(&canaries.word("webhook.name")).unwrap(),
            address: format!("https://{}.example.org/told", canaries.word("webhook.address").to_lowercase()),
            events: vec![WebhookEvent::CertificateIssued],
        };
        register.make_webhook(*handle, webhook).unwrap();
    }

    /// Asks for an act as a program does, and has it approved where it needs a second person; the answer of what was done.
    ///
    /// # Panics
    /// When it is not done.
    pub async fn act(&self, who: &str, second: &str, act: &str, body: &Value) -> Value {
        let asked = self.post(who, &format!("/api/v1/acts/{act}"), body).await;
        let told = if asked["outcome"] == "prepared" {
            let path = format!("/api/v1/proposals/{}/approve", asked["proposal"]);
            self.post(second, &path, &json!({ "password": PASSWORD })).await
        } else {
            asked
        };
        assert_eq!(told["outcome"], "done", "{act}: {body:#} {told:#}");
        self.world.register.deliver().unwrap();
        told
    }

    pub async fn post(&self, who: &str, path: &str, body: &Value) -> Value {
        self.sent(who, path, "application/json", body.to_string().into_bytes()).await
    }

    pub async fn post_file(&self, who: &str, path: &str, bytes: Vec<u8>) -> Value {
        self.sent(who, path, "application/octet-stream", bytes).await
    }

    async fn sent(&self, who: &str, path: &str, kind: &str, body: Vec<u8>) -> Value {
        let token = self.tokens.lock().unwrap()[who].clone();
        let key: String =
            Sha256::digest([path.as_bytes(), &body].concat()).iter().map(|byte| format!("{byte:02x}")).collect();
        let request = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, kind)
            .header("idempotency-key", key);
        let (status, bytes) = self.ask(request.body(Body::from(body)).unwrap()).await;
        let told = serde_json::from_slice(&bytes).unwrap_or_default();
        assert!(!(500..600).contains(&status), "{path}: {told}");
        told
    }

    /// Asks as whoever the request says; the status and the bytes, with the headers of a file.
    pub async fn ask(&self, request: Request<Body>) -> (u16, Vec<u8>) {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status().as_u16(), format!("{:?}", answer.headers()));
        let mut bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec();
        if headers.contains("text/html") || headers.contains("json") {
            return (status, bytes);
        }
        bytes.extend_from_slice(headers.as_bytes());
        (status, bytes)
    }
}

fn particulars(canaries: &mut Canaries) -> CompanyParticulars {
    let mut word = |field: &str| canaries.word(&format!("company.{field}"));
    CompanyParticulars {
        address: Text::parse(&word("address")).unwrap(),
        country: CountryCode::parse("SL").unwrap(),
        postal: word("postal"),
        registration: word("registration"),
        tax_number: word("tax_number"),
        contact: word("contact"),
        telephone: word("telephone"),
        email: format!("{}@example.org", word("email")),
        remarks: word("remarks"),
    }
}

/// Everything that the process writes into its log from now on, at every weight, as text and as JSON.
pub fn log_lines() -> Arc<Mutex<Vec<u8>>> {
    #[derive(Clone)]
    struct Kept(Arc<Mutex<Vec<u8>>>);
    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let lines = Arc::new(Mutex::new(Vec::new()));
    let kept = Kept(Arc::clone(&lines));
    let level = tracing_subscriber::filter::LevelFilter::TRACE;
    tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_writer(move || kept.clone()).init();
    lines
}
