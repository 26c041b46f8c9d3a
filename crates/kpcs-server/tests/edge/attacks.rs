//! Attacks on accounts, as scripts: refused, and on record (reliability R-43 and R-47).

use axum::http::StatusCode;
use kpcs_register::{Attempt, SignIn};
use kpcs_store::{
    bind,
    work::{OfficeEvent, office_record},
};

use crate::client::{Client, Node, PASSWORD};

/// The events of an office, the newest first.
fn events(node: &Node, office: &str) -> Vec<(OfficeEvent, String)> {
    let authority = kpcs_domain::value::AuthorityId::parse(office).unwrap();
    let rows = node.world.register.store().read(|sql| office_record(sql, &authority, None, i64::MAX, 1_000)).unwrap();
    rows.into_iter().map(|row| (row.entry.event, row.entry.subject)).collect()
}

fn attempt(login: &str, password: &str, source: &str, device: &str) -> Attempt {
    let text = str::to_owned;
    Attempt {
        login: text(login),
        password: text(password),
        source: text(source),
        device: text(device),
        ..Attempt::default()
    }
}

fn told(node: &Node, attempt: &Attempt) -> &'static str {
    match node.world.register.sign_in_from(attempt).unwrap() {
        SignIn::Welcome(_) => "welcome",
        SignIn::Wrong => "wrong",
        SignIn::HeldBack => "held back",
        SignIn::Suspended => "suspended",
        SignIn::CodeNeeded(_) | SignIn::CodeWrong | SignIn::TokenNeeded => "asked for a code",
    }
}

#[tokio::test]
async fn a_guesser_locks_out_nobody_who_comes_from_a_device_of_their_own() {
    let node = Node::new(11);
    let own = attempt("clerk", PASSWORD, "192.0.2.1", "the device of the clerk");
    assert_eq!(told(&node, &own), "welcome");
    // From everywhere, and also from the office's own address.
    for number in 0..60 {
        let source = if number % 2 == 0 { "192.0.2.1".to_owned() } else { format!("198.51.100.{number}") };
        told(&node, &attempt("clerk", "a guess", &source, ""));
    }
    assert_eq!(told(&node, &attempt("clerk", PASSWORD, "203.0.113.9", "")), "held back", "a stranger, even if right");
    assert_eq!(told(&node, &own), "welcome", "the clerk, from the office's address");
    let others = ["validating", "koidu", "importing", "head"];
    let seen = others.map(|login| told(&node, &attempt(login, PASSWORD, "192.0.2.1", "")));
    assert_eq!(seen, ["welcome"; 4], "everybody else behind that address");
    let approves = node.world.register.store().read(|sql| kpcs_store::work::account_by_login(sql, "clerk")).unwrap();
    assert!(node.world.register.prove_password(&approves.unwrap(), PASSWORD).unwrap().is_some(), "and signs");
    assert!(events(&node, "SL").iter().any(|(event, _)| *event == OfficeEvent::SignInHeldBack));
}

#[tokio::test]
async fn the_wait_of_a_stranger_grows_and_ends() {
    let node = Node::new(11);
    let guess = attempt("clerk", "a guess", "198.51.100.7", "");
    let right = attempt("clerk", PASSWORD, "198.51.100.7", "");
    for _ in 0..5 {
        assert_eq!(told(&node, &guess), "wrong");
    }
    assert_eq!(told(&node, &right), "held back");
    node.world.at("2026-11-23T10:00:15Z");
    assert_eq!(told(&node, &guess), "wrong");
    node.world.at("2026-11-23T10:00:30Z");
    assert_eq!(told(&node, &right), "held back", "thirty seconds after the sixth");
    node.world.at("2026-11-23T10:00:45Z");
    assert_eq!(told(&node, &right), "welcome");
    assert_eq!(told(&node, &guess), "wrong", "success begins the count anew");
}

#[tokio::test]
async fn one_address_that_tries_many_logins_is_held_back_and_the_others_are_not() {
    let node = Node::new(11);
    for number in 0..60 {
        told(&node, &attempt(&format!("nobody{number}"), "a guess", "198.51.100.7", ""));
    }
    assert_eq!(told(&node, &attempt("clerk", PASSWORD, "198.51.100.7", "")), "held back");
    assert_eq!(told(&node, &attempt("clerk", PASSWORD, "198.51.100.8", "")), "welcome");
}

#[tokio::test]
async fn a_session_that_somebody_planted_is_not_taken_and_an_earlier_one_ends() {
    let node = Node::new(11);
    let mut victim = node.visitor();
    victim.plant("kpcs_session", "0000000000000000");
    let login = [("account", "clerk"), ("password", PASSWORD)];
    assert_eq!(victim.post("/sign-in", &login).await.status, StatusCode::SEE_OTHER);
    let first = victim.cookie("kpcs_session").unwrap().to_owned();
    assert_ne!(first, "0000000000000000");
    let token = victim.get("/account").await.value("form_token");
    let again = [("account", "clerk"), ("password", PASSWORD), ("form_token", token.as_str())];
    assert_eq!(victim.post("/sign-in", &again).await.status, StatusCode::SEE_OTHER);
    assert_ne!(victim.cookie("kpcs_session").unwrap(), first);
    assert_eq!(with_session(&node, &first).get("/account").await.status, StatusCode::SEE_OTHER, "the earlier one");
}

#[tokio::test]
async fn a_stolen_cookie_is_worth_nothing_after_sign_out_after_two_idle_hours_or_a_new_password() {
    let node = Node::new(11);
    let mut clerk = node.signed_in("clerk").await;
    let mut thief = with_session(&node, clerk.cookie("kpcs_session").unwrap());
    let account = clerk.get("/account").await;
    clerk.fill(&account, "/sign-out", &[]).await;
    assert_eq!(thief.get("/account").await.status, StatusCode::SEE_OTHER, "after sign-out");

    let mut idle = node.signed_in("clerk").await;
    node.world.at("2026-11-23T11:59:00Z");
    assert_eq!(idle.get("/account").await.status, StatusCode::OK, "in use");
    node.world.at("2026-11-23T13:58:00Z");
    assert_eq!(idle.get("/account").await.status, StatusCode::OK, "used again within two hours");
    node.world.at("2026-11-23T15:58:00Z");
    assert_eq!(idle.get("/account").await.status, StatusCode::SEE_OTHER, "idle for two hours");

    let mut clerk = node.signed_in("clerk").await;
    let mut elsewhere = node.signed_in("clerk").await;
    let mut thief = with_session(&node, clerk.cookie("kpcs_session").unwrap());
    let page = clerk.get("/account/password").await;
    let new = "four words in a row";
    let wrong = [("current", "not it"), ("new", new), ("repeated", new)];
    assert_eq!(clerk.fill(&page, "/account/password", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let short = [("current", PASSWORD), ("new", "short"), ("repeated", "short")];
    assert_eq!(clerk.fill(&page, "/account/password", &short).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = [("current", PASSWORD), ("new", new), ("repeated", new)];
    let changed = clerk.fill(&page, "/account/password", &right).await;
    assert_eq!((changed.status, changed.location()), (StatusCode::SEE_OTHER, "/account"), "{}", changed.body);
    assert_eq!(clerk.get("/account").await.status, StatusCode::OK);
    for (who, client) in [("elsewhere", &mut elsewhere), ("the thief", &mut thief)] {
        assert_eq!(client.get("/account").await.status, StatusCode::SEE_OTHER, "{who}");
    }
    assert_eq!(told(&node, &attempt("clerk", PASSWORD, "", "")), "wrong");
    assert_eq!(told(&node, &attempt("clerk", new, "", "")), "welcome");
    assert!(events(&node, "SL").iter().any(|(event, _)| *event == OfficeEvent::PasswordChanged));
}

#[tokio::test]
async fn other_sessions_are_listed_and_ended() {
    let node = Node::new(11);
    let mut here = node.signed_in("clerk").await;
    let mut elsewhere = node.signed_in("clerk").await;
    assert!(here.get("/account").await.body.contains("This one"));
    let page = here.get("/account/sessions").await;
    assert_eq!(here.fill(&page, "/account/sessions", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn forms_of_another_site_of_an_earlier_session_or_without_token_change_nothing() {
    let node = Node::new(11);
    let mut clerk = node.signed_in("clerk").await;
    let token = clerk.get("/account").await.value("form_token");
    let own = [("form_token", token.as_str())];
    let foreign = [("sec-fetch-site", "cross-site")];
    assert_eq!(clerk.post_with("/account/sessions", &own, &foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.post("/account/sessions", &[]).await.status, StatusCode::FORBIDDEN, "no token");
    let mut later = node.signed_in("clerk").await;
    assert_eq!(later.post("/account/sessions", &own).await.status, StatusCode::FORBIDDEN, "a token of another session");
    assert_eq!(clerk.get("/account").await.status, StatusCode::OK, "nothing was ended");
}

#[tokio::test]
async fn nobody_gives_themselves_a_role_or_reads_another_offices_record() {
    let node = Node::new(11);
    let mut clerk = node.signed_in("clerk").await;
    let page = clerk.get("/account/password").await;
    let promoted = [("current", "x"), ("new", "y"), ("repeated", "y"), ("roles", "authority_head")];
    clerk.fill(&page, "/account/password", &promoted).await;
    assert_eq!(clerk.get("/record").await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.get("/record.csv").await.status, StatusCode::FORBIDDEN);
    let refused = (OfficeEvent::PageRefused, "GET /record".to_owned());
    assert!(events(&node, "SL").contains(&refused), "{:?}", events(&node, "SL"));

    let mut head = node.signed_in("head").await;
    let record = head.get("/record").await;
    assert_eq!(record.status, StatusCode::OK);
    assert!(record.body.contains("head (simulated)") && !record.body.contains("clerk (simulated)"), "{}", record.body);
    let file = head.get("/record.csv").await.body;
    assert!(file.starts_with("entry,at,handle") && file.contains("signed_in") && !file.contains("clerk"), "{file}");
    assert_eq!(events(&node, "EU-ANT")[0].0, OfficeEvent::RecordExported);
    assert!(!head.get("/record?event=signed_out").await.body.contains("<table"));
}

#[tokio::test]
async fn a_refused_act_is_on_record_and_the_record_cannot_be_changed() {
    let node = Node::new(11);
    let body = r#"{"number":"SL 000999","reason":"Spoiled."}"#;
    let asked = node.call("clerk", ("POST", "/api/v1/acts/void_certificate"), "key-0001", body).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.body);
    let found = events(&node, "SL");
    let refused = |(event, subject): &(OfficeEvent, String)| {
        *event == OfficeEvent::ActRefused && subject.starts_with("void_certificate ")
    };
    assert!(found.iter().any(refused), "{found:?}");
    let store = node.world.register.store();
    for statement in ["delete from work_office_record", "update work_office_record set event = 'signed_in'"] {
        assert!(store.write(move |sql| sql.execute(statement, bind![])).is_err(), "{statement}");
    }
}

fn with_session(node: &Node, token: &str) -> Client {
    let mut client = node.visitor();
    client.plant("kpcs_session", token);
    client
}
