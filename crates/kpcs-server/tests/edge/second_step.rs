//! The second step: set up in the browser, asked for at the door and at a signature; each code once.
//!
//! Invariant: the codes come from an authenticator app written here, apart from the register's.

use axum::http::StatusCode;
use hmac::{Hmac, KeyInit, Mac};
use kpcs_domain::act::{ApprovalMethod, VoidCertificate, void_certificate};
use kpcs_domain::value::Text;
use kpcs_register::{Step, authorise, request_id_of};
use kpcs_store::work;
use sha1::Sha1;

use crate::client::{Client, Node, PASSWORD, Page};

pub const STEP: &str = "/account/second-step";
/// The instant at which the clock of a world stands.
pub const START: u64 = 1_795_428_000;

/// An authenticator app.
pub struct App(Vec<u8>);

impl App {
    fn typed(secret: &str) -> Self {
        let bits: String = secret
            .bytes()
            .filter(|c| *c != b' ')
            .map(|c| if c.is_ascii_uppercase() { c - b'A' } else { c - b'2' + 26 })
            .map(|five| format!("{five:05b}"))
            .collect();
        Self((0..bits.len() / 8).map(|at| u8::from_str_radix(&bits[at * 8..at * 8 + 8], 2).unwrap()).collect())
    }

    pub fn shows(&self, seconds: u64) -> String {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).unwrap();
        mac.update(&(seconds / 30).to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 15);
        let number = u32::from_be_bytes(hash[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
        format!("{:06}", number % 1_000_000)
    }
}

/// Turns the second step on in the browser; the app, and the recovery codes that were shown.
pub async fn turned_on(client: &mut Client) -> (App, Vec<String>) {
    let page = client.get(STEP).await;
    let begun = client.fill(&page, STEP, &[]).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, STEP));
    let page = client.get(STEP).await;
    assert!(page.body.contains("<svg class=\"qr\""), "{}", page.body);
    let app = App::typed(&codes(&page)[0]);
    let code = app.shows(START);
    let wrong = client.fill(&page, STEP, &[("code", "000000"), ("password", PASSWORD)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stolen = client.fill(&page, STEP, &[("code", &code), ("password", "a guess")]).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY, "a stolen session sets up nothing");
    let on = client.fill(&page, STEP, &[("code", &code), ("password", PASSWORD)]).await;
    assert_eq!(on.status, StatusCode::OK, "{}", on.body);
    let recovery = codes(&on);
    assert_eq!(recovery.len(), 10);
    assert!(!client.get(STEP).await.body.contains(&recovery[0]), "shown once");
    (app, recovery)
}

/// What the page shows in the monospaced face, but for the shell.
fn codes(page: &Page) -> Vec<String> {
    let main = page.body.split("<h1").nth(1).unwrap();
    let parts = main.split("class=\"code").skip(1);
    parts.map(|part| part.split_once('>').unwrap().1.split('<').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_door_asks_for_the_code_and_takes_each_once() {
    let node = Node::new(21);
    assert_eq!(node.world.register.clock().now().seconds().cast_unsigned(), START);
    let mut officer = node.signed_in("validating").await;
    let mut elsewhere = node.signed_in("validating").await;
    let (app, recovery) = turned_on(&mut officer).await;
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER, "other sessions have ended");

    let mut client = node.visitor();
    let half = client.post("/sign-in", &[("account", "validating"), ("password", PASSWORD), ("next", "/desk")]).await;
    assert_eq!(half.status, StatusCode::OK);
    assert_eq!(client.get("/desk").await.status, StatusCode::SEE_OTHER, "half is not signed in");
    let used = client.fill(&half, "/sign-in/code", &[("code", &app.shows(START))]).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "the code that turned it on is used");
    let next = app.shows(START + 30);
    let entered = client.fill(&half, "/sign-in/code", &[("code", &next)]).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/desk"));
    assert_eq!(client.get("/desk").await.status, StatusCode::OK);
    let replayed = node.visitor().fill(&half, "/sign-in/code", &[("code", &next)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "neither half nor code counts twice");

    for (code, status) in [
        (recovery[3].to_lowercase(), StatusCode::SEE_OTHER),
        (recovery[3].clone(), StatusCode::UNPROCESSABLE_ENTITY),
        ("AAAA-AAAA-AAAA-AAAA".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let mut client = node.visitor();
        let half = client.post("/sign-in", &[("account", "validating"), ("password", PASSWORD)]).await;
        assert_eq!(client.fill(&half, "/sign-in/code", &[("code", &code)]).await.status, status, "{code}");
    }
    // The telephone is lost: a recovery code turns the step off, with the password, and the password opens again.
    let page = officer.get(STEP).await;
    let off = officer.fill(&page, STEP, &[("code", &recovery[5]), ("password", PASSWORD)]).await;
    assert!(off.status == StatusCode::OK && off.body.contains("Set up the second step"), "{}", off.body);
    node.signed_in("validating").await;
}

#[tokio::test]
async fn guessing_codes_is_held_back_and_the_password_alone_opens_nothing() {
    let node = Node::new(21);
    let (app, _) = turned_on(&mut node.signed_in("validating").await).await;
    let by_password = node.call("validating", ("GET", "/api/v1/proposals"), "", "").await;
    assert_eq!(by_password.status, StatusCode::UNAUTHORIZED);
    assert_eq!(by_password.json()["type"], "urn:kpcs:problem:token_needed");
    let mut client = node.visitor();
    let half = client.post("/sign-in", &[("account", "validating"), ("password", PASSWORD)]).await;
    for _ in 0..10 {
        client.fill(&half, "/sign-in/code", &[("code", "000000")]).await;
    }
    let held = client.fill(&half, "/sign-in/code", &[("code", &app.shows(START + 30))]).await;
    assert_eq!(held.status, StatusCode::TOO_MANY_REQUESTS);
    node.world.at("2026-11-23T10:16:00Z");
    let late = client.fill(&half, "/sign-in/code", &[("code", &app.shows(START + 960))]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "half a sign-in lasts five minutes");
}

#[tokio::test]
async fn a_signature_takes_the_code_in_place_of_the_password() {
    let node = Node::new(21);
    let (app, _) = turned_on(&mut node.signed_in("validating").await).await;
    let world = &node.world;
    let account = world.register.store().read(|sql| work::account_by_login(sql, "validating")).unwrap().unwrap();
    let proposal = |key: &str| {
        let (number, _) = world.issue("1.11", key).unwrap();
        let request = void_certificate::Request { number, reason: Text::parse("Spoiled.").unwrap() };
        let who = authorise::<VoidCertificate>(&world.people.clerk, Step::Ask).unwrap();
        let id = world.register.prepare::<VoidCertificate>(who, request, request_id_of(key)).unwrap().proposal;
        format!("/desk/proposals/{id}")
    };
    let (first, second) = (proposal("one"), proposal("two"));
    world.at("2026-11-23T10:01:00Z");
    let mut client = node.visitor();
    let half = client.post("/sign-in", &[("account", "validating"), ("password", PASSWORD)]).await;
    client.fill(&half, "/sign-in/code", &[("code", &app.shows(START + 60))]).await;

    let page = client.get(&first).await;
    assert!(page.body.contains("name=\"code\"") && !page.body.contains("name=\"password\""), "{}", page.body);
    for wrong in [("password", PASSWORD), ("code", PASSWORD), ("code", app.shows(START + 60).as_str())] {
        let refused = client.fill(&page, &first, &[wrong]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    let code = app.shows(START + 90);
    let signed = client.fill(&page, &first, &[("code", &code)]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
    let page = client.get(&second).await;
    let again = client.fill(&page, &second, &[("code", &code)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "one code signs one act");
    world.at("2026-11-23T10:05:00Z");
    let proof = world.register.prove(&account, &app.shows(START + 300)).unwrap().unwrap();
    assert_eq!(proof.method, ApprovalMethod::Totp);
}

#[tokio::test]
async fn new_recovery_codes_take_the_place_of_the_old_ones_and_the_step_stays_on() {
    let node = Node::new(22);
    let mut client = node.signed_in("validating").await;
    let (app, old) = turned_on(&mut client).await;
    node.world.at("2026-11-23T10:01:00Z");
    let address = "/account/second-step";
    let page = client.get(address).await;
    let renew = |code: String| [("renew", "yes".to_owned()), ("password", PASSWORD.to_owned()), ("code", code)];
    let asked = renew(old[0].clone());
    let asked: Vec<_> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = client.fill(&page, address, &asked).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a recovery code makes no others");
    let asked = renew(app.shows(START + 60));
    let asked: Vec<_> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = client.fill(&page, address, &asked).await;
    assert!(done.status == StatusCode::OK && done.body.contains("10 recovery codes left"), "{}", done.body);
    assert!(!done.body.contains(&old[0]));
    let mut stranger = node.visitor();
    let half = stranger.post("/sign-in", &[("account", "validating"), ("password", PASSWORD)]).await;
    let gone = stranger.fill(&half, "/sign-in/code", &[("code", &old[0])]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY, "the old ones open nothing");
}
