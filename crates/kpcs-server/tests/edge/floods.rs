//! Floods (reliability R-47): too many requests from one address, one person or one token are told to wait, and nobody else is.
//!
//! Invariant: the clock stands, so an allowance fills again only when the test says so.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use kpcs_domain::value::Name;
use kpcs_register::NewToken;
use kpcs_server::{AppOptions, Limits};
use kpcs_store::work::{TokenActs, account_by_login};

use crate::client::{Node, PASSWORD, Page, send};

fn node() -> Node {
    let limits = Limits { address_per_minute: 6, account_per_minute: 4, token_per_minute: 3, ..Limits::default() };
    Node::with(47, AppOptions { demo_password: Some(PASSWORD.to_owned()), limits, ..AppOptions::default() })
}

/// Asks from an address, as whoever `header` says.
async fn ask(node: &Node, address: &str, path: &str, header: Option<(header::HeaderName, &str)>) -> Page {
    let peer: SocketAddr = format!("{address}:4000").parse().unwrap();
    let mut request = Request::builder().uri(path);
    if let Some((name, value)) = header {
        request = request.header(name, value);
    }
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    send(&node.router, request).await
}

fn told_to_wait(page: &Page) -> bool {
    let after = page.headers.get(header::RETRY_AFTER).map(|value| value.to_str().unwrap().parse::<u64>().unwrap());
    page.status == StatusCode::TOO_MANY_REQUESTS && after.is_some_and(|after| (1..=60).contains(&after))
}

#[tokio::test]
async fn a_flood_from_one_address_leaves_everybody_else_their_answers() {
    let node = node();
    let register = &node.world.register;
    let kpcs_register::SignIn::Welcome(token) = register.sign_in("clerk", PASSWORD).unwrap() else { panic!() };
    let cookie = format!("kpcs_session={token}");
    let session = || Some((header::COOKIE, cookie.as_str()));
    // The first request of a session counts with its address; from then on with its person.
    assert_eq!(ask(&node, "203.0.113.7", "/desk", session()).await.status, StatusCode::OK);
    for _ in 0..5 {
        assert_eq!(ask(&node, "203.0.113.7", "/participants", None).await.status, StatusCode::OK);
    }
    let page = ask(&node, "203.0.113.7", "/participants", None).await;
    assert!(told_to_wait(&page), "{} {:?}", page.status, page.headers);
    assert!(page.body.contains("Too many requests") && page.body.contains("Try again in 10 seconds"), "{}", page.body);
    let problem = ask(&node, "203.0.113.7", "/api/v1/participants", None).await;
    assert!(told_to_wait(&problem));
    assert_eq!(problem.headers[header::CONTENT_TYPE], "application/problem+json");
    assert_eq!(problem.json()["type"], "urn:kpcs:problem:too_many");
    assert_eq!(problem.json()["status"], 429);
    // A cookie that is nobody's is a stranger's.
    let planted = ask(&node, "203.0.113.7", "/desk", Some((header::COOKIE, "kpcs_session=planted"))).await;
    assert!(told_to_wait(&planted));
    // Another address, a proxy that does not say for whom it asks, and the officer at the flooded address are served.
    assert_eq!(ask(&node, "203.0.113.8", "/participants", None).await.status, StatusCode::OK);
    for _ in 0..20 {
        assert_eq!(ask(&node, "127.0.0.1", "/participants", None).await.status, StatusCode::OK);
    }
    assert_eq!(ask(&node, "203.0.113.7", "/desk", session()).await.status, StatusCode::OK);
    node.world.at("2026-11-23T10:00:10Z");
    assert_eq!(ask(&node, "203.0.113.7", "/participants", None).await.status, StatusCode::OK, "after what was said");
}

#[tokio::test]
async fn a_person_or_a_program_that_floods_holds_back_nobody_else_of_the_office() {
    let node = node();
    let (mut clerk, mut colleague) = (node.signed_in("clerk").await, node.signed_in("validating").await);
    // The first makes the session known.
    for _ in 0..5 {
        assert_eq!(clerk.get("/desk").await.status, StatusCode::OK);
    }
    let held = clerk.get("/desk").await;
    assert!(told_to_wait(&held), "{}", held.status);
    assert_eq!(colleague.get("/desk").await.status, StatusCode::OK);

    let register = &node.world.register;
    let handle = register.store().read(|sql| account_by_login(sql, "validating")).unwrap().unwrap().handle;
    let new = NewToken { name: Name::parse("scale").unwrap(), reads: true, acts: TokenActs::All, days: 30 };
    let bearer = format!("Bearer {}", register.make_token(handle, new).unwrap());
    let call = || ask(&node, "127.0.0.1", "/api/v1/applications", Some((header::AUTHORIZATION, bearer.as_str())));
    for _ in 0..4 {
        assert_eq!(call().await.status, StatusCode::OK);
    }
    assert!(told_to_wait(&call().await));
    assert_eq!(colleague.get("/desk").await.status, StatusCode::OK, "the program's requests are not the person's");
}
