//! Guessing: many passwords for one account, one password for many, and ways around the count.

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::STANDARD};
use kpcs_store::work::OfficeEvent::{SignInFailed, SignInHeldBack};

use super::{In, Nowhere, Run, at_the_door, node};
use crate::client::{Client, Node, PASSWORD, Page};

async fn try_password(client: &mut Client, login: &str, password: &str) -> Page {
    client.post("/sign-in", &[("account", login), ("password", password)]).await
}

const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const HELD: StatusCode = StatusCode::TOO_MANY_REQUESTS;

#[tokio::test]
async fn guessing_opens_no_door() {
    let node = node(72);
    let mut run = Run::on(&node);
    let mut stranger = node.visitor();
    let long = "p".repeat(100_000);
    for (script, login, password, recorded) in [
        ("a guess", "clerk", "a guess", In("SL", SignInFailed)),
        ("an empty password", "clerk", "", In("SL", SignInFailed)),
        ("a password of 100,000 characters", "clerk", long.as_str(), In("SL", SignInFailed)),
        ("a password and a zero byte", "validating", "a password of tests\0", In("SL", SignInFailed)),
        ("a password with other case", "validating", "A Password Of Tests", In("SL", SignInFailed)),
        ("the account's name as password", "validating", "validating", In("SL", SignInFailed)),
        ("an account that nobody has", "nobody", PASSWORD, Nowhere),
        ("no account", "", PASSWORD, Nowhere),
        ("a piece of SQL as account", "clerk' or '1'='1", PASSWORD, Nowhere),
        ("a pattern as account", "cler%", PASSWORD, Nowhere),
    ] {
        let page = try_password(&mut stranger, login, password).await;
        run.refused(script, &page, WRONG, recorded);
    }
    let (known, unknown) = (
        try_password(&mut node.visitor(), "tongo", "a guess").await,
        try_password(&mut node.visitor(), "tonga", "a guess").await,
    );
    // The list of a demonstration's accounts names the one that exists, on both pages.
    let without = |page: &Page| page.body.replace("\"tongo\"", "").replace("\"tonga\"", "");
    let same = without(&known) == without(&unknown);
    run.holds("the answer tells whether an account exists", same, "two answers", In("SL", SignInFailed));
    stranger.get(&format!("/sign-in?account=clerk&password={}", PASSWORD.replace(' ', "+"))).await;
    let outside = stranger.cookie("kpcs_session").is_none();
    run.holds("login and password in an address", outside, "signed in", Nowhere);
    let basic = format!("Basic {}", STANDARD.encode(format!("clerk:{PASSWORD}")));
    let page = stranger.request(("GET", "/desk"), &[("authorization", &basic)], Vec::new()).await;
    run.holds("a program's login on a page", at_the_door(&page), "a page was given", Nowhere);
    run.end(13);
}

#[tokio::test]
async fn who_guesses_is_held_back_whatever_they_change() {
    let node = node(73);
    for _ in 0..12 {
        try_password(&mut node.visitor(), "clerk", "a guess").await;
    }
    let mut run = Run::on(&node);
    run.refused(
        "the right password after twelve guesses",
        &try_password(&mut node.visitor(), "clerk", PASSWORD).await,
        HELD,
        Nowhere,
    );
    let mut forged = node.visitor();
    forged.plant("kpcs_device", "0123456789abcdef0123456789abcdef");
    run.refused("a forged device", &try_password(&mut forged, "clerk", PASSWORD).await, HELD, Nowhere);
    let page = forwarded(&node, "clerk", PASSWORD, "203.0.113.77").await;
    run.refused("another address that the browser claims", &page, HELD, Nowhere);
    let page = node.call("clerk", ("GET", "/api/v1/certificates"), "", "").await;
    run.refused("the same as a program", &page, HELD, Nowhere);
    let mut others = node.signed_in("validating").await;
    let stolen = others.cookie("kpcs_device").unwrap().to_owned();
    assert_eq!(others.get("/account").await.status, StatusCode::OK);
    let mut with_other = node.visitor();
    with_other.plant("kpcs_device", &stolen);
    run.forget();
    run.refused("the device of a colleague", &try_password(&mut with_other, "clerk", PASSWORD).await, HELD, Nowhere);

    let by_program = StandardGuess { node: &node, login: "second" };
    for _ in 0..12 {
        by_program.ask().await;
    }
    run.holds("twelve guesses by a program", true, "", In("SL", SignInHeldBack));
    run.refused("a thirteenth", &by_program.ask().await, HELD, Nowhere);
    let page = try_password(&mut node.visitor(), "second", PASSWORD).await;
    run.refused("and then at the door", &page, HELD, Nowhere);
    run.end(8);
}

#[tokio::test]
async fn one_password_is_not_tried_on_everybody() {
    let node = node(74);
    let mut stranger = node.visitor();
    for number in 0..60 {
        try_password(&mut stranger, &format!("officer{number}"), "Kimberley2026").await;
    }
    let mut run = Run::on(&node);
    for (script, login) in
        [("a known account after sixty unknown ones", "head"), ("and another", "importing"), ("and one more", "slhead")]
    {
        let page = try_password(&mut stranger, login, "Kimberley2026").await;
        let refused = matches!(page.status, WRONG | HELD);
        let recorded = if page.status == HELD {
            Nowhere
        } else {
            In(if login == "slhead" { "SL" } else { "EU-ANT" }, SignInFailed)
        };
        run.holds(script, refused, "let in", recorded);
    }
    run.end(3);
}

async fn forwarded(node: &Node, login: &str, password: &str, from: &str) -> Page {
    let pairs = [("account", login), ("password", password)];
    node.visitor().post_with("/sign-in", &pairs, &[("sec-fetch-site", "same-origin"), ("x-forwarded-for", from)]).await
}

/// A program that guesses.
struct StandardGuess<'a> {
    node: &'a Node,
    login: &'a str,
}

impl StandardGuess<'_> {
    async fn ask(&self) -> Page {
        let basic = format!("Basic {}", STANDARD.encode(format!("{}:a guess", self.login)));
        let path = ("GET", "/api/v1/certificates");
        self.node.visitor().request(path, &[("authorization", &basic)], Vec::new()).await
    }
}
