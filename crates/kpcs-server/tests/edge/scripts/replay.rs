//! What was good once, presented again: codes, proofs, keys, forms, papers.

use axum::http::StatusCode;
use kpcs_domain::field::FieldType;
use kpcs_server::wire::input_to_json;
use kpcs_store::work::OfficeEvent::{ActRefused, CodeFailed, FormRefused, ProofFailed};
use kpcs_testing::{arrival, declaration};
use serde_json::json;

use super::{In, Nowhere, Run, account, form_token, node, post, proposal};
use crate::{
    client::{Node, PASSWORD, Page},
    second_step::{START, STEP, turned_on},
};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const CONFLICT: StatusCode = StatusCode::CONFLICT;

async fn half(node: &Node) -> Page {
    node.visitor().post("/sign-in", &[("account", "validating"), ("password", PASSWORD)]).await
}

#[tokio::test]
async fn codes_of_the_second_step_count_once() {
    let node = node(82);
    let mut officer = node.signed_in("validating").await;
    let (app, recovery) = turned_on(&mut officer).await;
    let mut other = node.signed_in("second").await;
    let (app_of_other, _) = turned_on(&mut other).await;
    let mut run = Run::on(&node);
    let entered = app.shows(START + 30);
    let first = half(&node).await;
    let page = node.visitor().fill(&first, "/sign-in/code", &[("code", &entered)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    run.forget();
    let page = node.visitor().fill(&first, "/sign-in/code", &[("code", &entered)]).await;
    run.refused("half a sign-in and its code again", &page, UNPROCESSABLE, Nowhere);
    let second = half(&node).await;
    for (script, code) in [
        ("the code again at another door", entered.clone()),
        ("the code that set it up", app.shows(START)),
        ("the code of an hour ago", app.shows(START - 3_600)),
        ("the code of five minutes later", app.shows(START + 300)),
        ("the code of a colleague", app_of_other.shows(START + 30)),
        ("no code", String::new()),
    ] {
        let page = node.visitor().fill(&second, "/sign-in/code", &[("code", &code)]).await;
        run.refused(script, &page, UNPROCESSABLE, In("SL", CodeFailed));
    }
    let third = half(&node).await;
    let page = node.visitor().fill(&third, "/sign-in/code", &[("code", &recovery[0])]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let fourth = half(&node).await;
    run.forget();
    let page = node.visitor().fill(&fourth, "/sign-in/code", &[("code", &recovery[0])]).await;
    run.refused("a recovery code again", &page, UNPROCESSABLE, In("SL", CodeFailed));
    let forged = [("half", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), ("code", "123456")];
    let page = node.visitor().post("/sign-in/code", &forged).await;
    run.refused("half a sign-in that nobody began", &page, UNPROCESSABLE, Nowhere);
    let page = post(&mut officer, STEP, &[("code", &entered), ("password", PASSWORD)]).await;
    run.refused("the step turned off with a code that is used", &page, UNPROCESSABLE, In("SL", CodeFailed));
    run.end(10);
}

#[tokio::test]
async fn a_signature_counts_for_one_act_and_one_person() {
    let node = node(83);
    let (first, second) = (proposal(&node, "first"), proposal(&node, "second"));
    let approve = |id: i64| format!("/api/v1/proposals/{id}/approve");
    let done = node.call("validating", ("POST", &approve(first)), "", "").await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let mut run = Run::on(&node);
    let position = &done.json()["position"];
    for (script, login) in [("an approval sent again", "validating"), ("an approval by another afterwards", "second")] {
        let again = node.call(login, ("POST", &approve(first)), "", "").await;
        let same = again.json()["position"] == *position && again.json()["repeated"] == json!(true);
        run.holds(script, same, "a second act", Nowhere);
    }
    let refuse = format!("/api/v1/proposals/{first}/refuse");
    let body = json!({ "reason": "Too late." }).to_string();
    let page = node.call("validating", ("POST", &refuse), "", &body).await;
    run.refused("a refusal of what is approved", &page, CONFLICT, In("SL", ActRefused));
    let mut officer = node.signed_in("validating").await;
    let token = form_token(&mut officer).await;
    run.forget();
    let headers = [("x-form-token", token.as_str())];
    let colleague = json!({ "password": "the password of a colleague" }).to_string().into_bytes();
    let page = officer.request(("POST", &approve(second)), &headers, colleague).await;
    run.refused("the password of somebody else", &page, StatusCode::UNAUTHORIZED, In("SL", ProofFailed));
    let page = officer.request(("POST", &approve(second)), &headers, b"{}".to_vec()).await;
    run.refused("no password at all", &page, StatusCode::UNAUTHORIZED, Nowhere);
    post(&mut officer, "/sign-out", &[]).await;
    run.forget();
    let right = json!({ "password": PASSWORD }).to_string().into_bytes();
    let page = officer.request(("POST", &approve(second)), &headers, right).await;
    run.refused("a form of a session that has ended", &page, StatusCode::UNAUTHORIZED, Nowhere);
    let mut later = node.signed_in("validating").await;
    let path = format!("/desk/proposals/{second}");
    run.forget();
    let page = later.post(&path, &[("form_token", token.as_str()), ("password", PASSWORD)]).await;
    run.refused("its form token in a later session", &page, StatusCode::FORBIDDEN, In("SL", FormRefused));
    assert!(account(&node, "second").suspended_at.is_none());
    run.end(7);
}

#[tokio::test]
async fn keys_and_papers_count_once() {
    let node = node(84);
    let apply = ("POST", "/api/v1/acts/apply_for_certificate");
    let application =
        |carats: &str| json!({ "shipment": input_to_json(&declaration(carats).to_input().unwrap()) }).to_string();
    let first = node.call("koidu", apply, "replay-0001", &application("12.34")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    let mut run = Run::on(&node);
    let page = node.call("koidu", apply, "replay-0001", &application("99.00")).await;
    run.refused("another application under the same key", &page, CONFLICT, In("SL", ActRefused));
    let again = node.call("koidu", apply, "replay-0001", &application("12.34")).await.json();
    let same = again["repeated"] == json!(true) && again["position"] == first.json()["position"];
    run.holds("the same application again", same, "a second act", Nowhere);
    let tongo = node.call("tongo", apply, "replay-0001", &application("12.34")).await;
    let own = tongo.status == StatusCode::CREATED || tongo.status == CONFLICT;
    let differs = tongo.json()["position"] != first.json()["position"];
    run.forget();
    run.holds("another company's key", own && differs, "the other's act was given", Nowhere);

    let (number, _) = node.world.issue("12.34", "paper").unwrap();
    node.world.register.deliver().unwrap();
    node.world.at("2026-11-25T09:00:00Z");
    let register = ("POST", "/api/v1/acts/register_arrival");
    let found = input_to_json(&arrival(&number, "2026-11-25", "12.34").to_input().unwrap()).to_string();
    let arrived = node.call("importing", register, "arrives-0001", &found).await;
    assert_eq!(arrived.status, StatusCode::CREATED, "{}", arrived.body);
    run.forget();
    node.world.receive(&number, "2026-11-25", "12.34").ok();
    run.forget();
    let confirm = ("POST", "/api/v1/acts/confirm_receipt");
    let body = json!({ "number": number.to_string(), "received_on": "2026-11-25" }).to_string();
    let page = node.call("importing", confirm, "confirms-0002", &body).await;
    run.refused("goods confirmed again", &page, CONFLICT, In("EU-ANT", ActRefused));
    run.end(4);
}
