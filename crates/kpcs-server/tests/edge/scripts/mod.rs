//! Named scripts of attacks on accounts: each is refused, and stands in the record of the office where there is one.
//!
//! Invariant: every script goes through the real router with real accounts; a record grows by an entry of the named event
//! or, where nobody is known to whom it could belong, by none. All scripts of a table run before the test fails.
//! Source: reliability R-43; threat-model 14.

mod cross_site;
mod guessing;
mod help_desk;
mod lost_token;
mod promotion;
mod replay;
mod sessions;

use axum::http::{StatusCode, header};
use kpcs_domain::{act::Role, value::AuthorityId};
use kpcs_register::NewAccount;
use kpcs_store::work::{self, Account, OfficeEvent, office_record};

use crate::client::{Client, Node, PASSWORD, Page};

/// A script that was run: what it did, and what came of it.
pub struct Run<'a> {
    node: &'a Node,
    count: usize,
    failures: Vec<String>,
    seen: i64,
}

/// Where a refusal stands.
#[derive(Clone, Copy)]
pub enum Recorded {
    /// In the record of this office, as this event.
    In(&'static str, OfficeEvent),
    /// Nowhere: nobody is known to whom it belongs, or it is as if nothing had been asked.
    Nowhere,
}

use Recorded::{In, Nowhere};

impl<'a> Run<'a> {
    pub fn on(node: &'a Node) -> Self {
        let mut run = Self { node, count: 0, failures: Vec::new(), seen: 0 };
        run.seen = run.newest();
        run
    }

    /// What happened since, in any office, that belongs to no script.
    pub fn forget(&mut self) {
        self.seen = self.newest();
    }

    /// The page that a script came to must be this refusal, recorded there.
    pub fn refused(&mut self, script: &str, page: &Page, status: StatusCode, recorded: Recorded) {
        self.holds(
            script,
            page.status == status,
            &format!("{} instead of {status}: {}", page.status, page.heading()),
            recorded,
        );
    }

    /// Whatever a script came to must be a refusal.
    pub fn holds(&mut self, script: &str, refused: bool, came: &str, recorded: Recorded) {
        self.count += 1;
        if !refused {
            self.failures.push(format!("{script}: {came}"));
        }
        let since = self.since();
        let found = match recorded {
            In(office, event) => since.iter().any(|(of, is, _)| of == office && *is == event),
            Nowhere => since.is_empty(),
        };
        if !found {
            self.failures.push(format!("{script}: on record stands {since:?}"));
        }
        self.forget();
    }

    /// Nothing failed, and so many scripts were run.
    pub fn end(self, count: usize) {
        assert!(self.failures.is_empty(), "{} of {}:\n{}", self.failures.len(), self.count, self.failures.join("\n"));
        assert_eq!(self.count, count, "the scripts of this table");
    }

    fn since(&self) -> Vec<(String, OfficeEvent, String)> {
        let mut since = Vec::new();
        for office in ["SL", "EU-ANT"] {
            let rows = entries(self.node, office);
            since.extend(rows.into_iter().filter(|row| row.0 > self.seen).map(|row| (office.to_owned(), row.1, row.2)));
        }
        since
    }

    fn newest(&self) -> i64 {
        ["SL", "EU-ANT"]
            .iter()
            .filter_map(|office| entries(self.node, office).first().map(|row| row.0))
            .max()
            .unwrap_or(0)
    }
}

/// The entries of an office, the newest first, without those of people who only came and went.
fn entries(node: &Node, office: &str) -> Vec<(i64, OfficeEvent, String)> {
    let authority = AuthorityId::parse(office).unwrap();
    let rows = node.world.register.store().read(|sql| office_record(sql, &authority, None, i64::MAX, 10_000)).unwrap();
    let rows = rows.into_iter().map(|row| (row.entry.entry, row.entry.event, row.entry.subject));
    let everyday = [OfficeEvent::SignedIn, OfficeEvent::SignedOut, OfficeEvent::DeviceNew];
    rows.filter(|row| !everyday.contains(&row.1)).collect()
}

/// A node with two administrators, a head and a second validating officer in Freetown, an administrator in Antwerp.
pub fn node(seed: u64) -> Node {
    let node = Node::new(seed);
    for (login, office, role) in [
        ("admin1", "SL", Role::OfficeAdministrator),
        ("admin2", "SL", Role::OfficeAdministrator),
        ("slhead", "SL", Role::AuthorityHead),
        ("second", "SL", Role::ValidatingOfficer),
        ("antadmin", "EU-ANT", Role::OfficeAdministrator),
    ] {
        let account = NewAccount {
            login: login.to_owned(),
            name: format!("{login} (simulated)"),
            authority: AuthorityId::parse(office).unwrap(),
            roles: vec![role],
            company: None,
            language: "en".to_owned(),
        };
        node.world.register.add_account(account, PASSWORD).unwrap();
    }
    node
}

pub fn account(node: &Node, login: &str) -> Account {
    node.world.register.store().read(|sql| work::account_by_login(sql, login)).unwrap().unwrap()
}

/// The page of a person among the people of an office.
pub fn address(node: &Node, login: &str) -> String {
    format!("/people/{}", account(node, login).handle)
}

/// The token of the forms of a session.
pub async fn form_token(client: &mut Client) -> String {
    client.get("/account").await.value("form_token")
}

/// Posts with the session's own form token, as a page would that was made up by its own person.
pub async fn post(client: &mut Client, path: &str, pairs: &[(&str, &str)]) -> Page {
    let token = form_token(client).await;
    client.post(path, &[pairs, &[("form_token", token.as_str())]].concat()).await
}

/// A browser with somebody's session cookie.
pub fn with_session(node: &Node, token: &str) -> Client {
    let mut client = node.visitor();
    client.plant("kpcs_session", token);
    client
}

/// Whether a page sends its visitor to the door.
pub fn at_the_door(page: &Page) -> bool {
    page.status == StatusCode::SEE_OTHER
        && page.headers.get(header::LOCATION).is_some_and(|to| to.to_str().unwrap().starts_with("/sign-in"))
}

/// A void of a certificate, prepared by the clerk; the proposal's number.
pub fn proposal(node: &Node, key: &str) -> i64 {
    use kpcs_domain::{act::VoidCertificate, act::void_certificate, value::Text};
    let (number, _) = node.world.issue("1.11", key).unwrap();
    let request = void_certificate::Request { number, reason: Text::parse("Spoiled.").unwrap() };
    let clerk = &node.world.people.clerk;
    let who = kpcs_register::authorise::<VoidCertificate>(clerk, kpcs_register::Step::Ask).unwrap();
    let id = kpcs_register::request_id_of(key);
    node.world.register.prepare::<VoidCertificate>(who, request, id).unwrap().proposal
}
