//! Tokens: made with the password, shown once, reaching as far as their scope and their days.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use kpcs_domain::field::FieldType;
use kpcs_server::{page::help_api::EXAMPLES, wire::input_to_json};
use kpcs_testing::declaration;
use serde_json::json;

use crate::client::{Node, PASSWORD, Page, send};

pub async fn make(node: &Node, login: &str, scope: &[(&str, &str)]) -> Page {
    let mut client = node.signed_in(login).await;
    let page = client.get("/account/tokens").await;
    let rest = [("name", "Stock program"), ("days", "30"), ("password", PASSWORD)];
    client.fill(&page, "/account/tokens", &[scope, &rest[..]].concat()).await
}

pub fn secret(page: &Page) -> String {
    let at = page.body.find("kpcs_").unwrap_or_else(|| panic!("no token: {}", page.body));
    page.body[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

pub async fn call(node: &Node, token: &str, (method, path): (&str, &str), body: &str) -> Page {
    let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
    let request = request.header("idempotency-key", format!("key of {path}"));
    send(&node.router, request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn a_token_is_shown_once_and_reaches_as_far_as_its_scope() {
    let node = Node::new(5);
    let reads = secret(&make(&node, "koidu", &[("reads", "yes")]).await);
    let applies = secret(&make(&node, "koidu", &[("acts", "apply_for_certificate")]).await);
    let shown = node.signed_in("koidu").await.get("/account/tokens").await;
    assert!(shown.body.contains("Stock program") && !shown.body.contains("kpcs_"), "{}", shown.body);

    let apply = ("POST", "/api/v1/acts/apply_for_certificate");
    let withdraw = ("POST", "/api/v1/acts/withdraw_application");
    let list = ("GET", "/api/v1/applications");
    let body = json!({ "shipment": input_to_json(&declaration("12.34").to_input().unwrap()) }).to_string();
    assert_eq!(call(&node, &reads, list, "").await.status, StatusCode::OK);
    assert_eq!(call(&node, &reads, apply, &body).await.json()["type"], "urn:kpcs:problem:scope_missing");
    assert_eq!(call(&node, &applies, apply, &body).await.status, StatusCode::CREATED);
    assert_eq!(call(&node, &applies, withdraw, "{}").await.status, StatusCode::FORBIDDEN);
    assert_eq!(call(&node, &applies, list, "").await.status, StatusCode::FORBIDDEN);
    for wrong in ["kpcs_0", "", &reads[..20]] {
        let page = call(&node, wrong, list, "").await;
        assert_eq!((page.status, page.headers.contains_key("www-authenticate")), (StatusCode::UNAUTHORIZED, true));
    }
}

#[tokio::test]
async fn a_token_ends_by_its_day_or_by_the_person() {
    let node = Node::new(5);
    let list = ("GET", "/api/v1/applications");
    let [first, second] = [
        secret(&make(&node, "koidu", &[("reads", "yes")]).await),
        secret(&make(&node, "koidu", &[("all", "yes"), ("reads", "yes")]).await),
    ];
    let mut other = node.signed_in("tongo").await;
    let page = other.get("/account/tokens").await;
    let token = page.value("form_token");
    let foreign = other.post("/account/tokens/1/end", &[("form_token", token.as_str())]).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "another person's token is as good as none");
    let mut client = node.signed_in("koidu").await;
    let page = client.get("/account/tokens").await;
    assert_eq!(client.fill(&page, "/account/tokens/1/end", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(call(&node, &first, list, "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(call(&node, &second, list, "").await.status, StatusCode::OK);
    node.world.at("2026-12-24T10:00:00Z");
    assert_eq!(call(&node, &second, list, "").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_needs_the_password_a_scope_and_days() {
    let node = Node::new(5);
    let mut client = node.signed_in("koidu").await;
    let page = client.get("/account/tokens").await;
    for wrong in [
        [("name", "x"), ("days", "30"), ("reads", "yes"), ("password", "another")],
        [("name", "x"), ("days", "400"), ("reads", "yes"), ("password", PASSWORD)],
        [("name", ""), ("days", "30"), ("reads", "yes"), ("password", PASSWORD)],
        [("name", "x"), ("days", "30"), ("acts", "void_certificate"), ("password", PASSWORD)],
    ] {
        let page = client.fill(&page, "/account/tokens", &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert!(!page.body.contains("kpcs_"));
    }
}

#[tokio::test]
async fn the_second_officer_approves_with_token_and_password() {
    let node = Node::new(5);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    let prepares = secret(&make(&node, "clerk", &[("all", "yes")]).await);
    let approves = secret(&make(&node, "validating", &[("acts", "void_certificate")]).await);
    let body = json!({ "number": number.to_string(), "reason": "Spoiled." }).to_string();
    let prepared = call(&node, &prepares, ("POST", "/api/v1/acts/void_certificate"), &body).await;
    assert_eq!(prepared.status, StatusCode::ACCEPTED, "{}", prepared.body);
    let approve = format!("/api/v1/proposals/{}/approve", prepared.json()["proposal"]);
    assert_eq!(call(&node, &approves, ("POST", &approve), "{}").await.status, StatusCode::UNAUTHORIZED);
    let password = json!({ "password": PASSWORD }).to_string();
    let approved = call(&node, &approves, ("POST", &approve), &password).await;
    assert_eq!(approved.status, StatusCode::OK, "{}", approved.body);
}

#[tokio::test]
async fn every_example_of_the_api_page_works_as_it_stands() {
    let node = Node::new(5);
    let token = secret(&make(&node, "koidu", &[("reads", "yes"), ("all", "yes")]).await);
    let shown = node.visitor().get("/help/api").await;
    for example in EXAMPLES {
        let path = example.path.replace('&', "&#38;");
        assert!(shown.body.contains(&path), "{path} is not on the page");
        let page = if example.token {
            call(&node, &token, (example.method, example.path), example.body).await
        } else {
            node.visitor().get(example.path).await
        };
        assert!(page.status.is_success(), "{}: {} {}", example.path, page.status, page.body);
    }
}
