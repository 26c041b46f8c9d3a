//! Tokens of programs that were lost: they reach no further than they did, and end when they should.

use axum::http::StatusCode;
use kpcs_register::PersonChange;
use kpcs_store::work::OfficeEvent::ProgramRefused;
use serde_json::json;

use super::{In, Nowhere, Run, account, at_the_door, node, post, proposal};
use crate::{
    client::PASSWORD,
    tokens::{call, make, secret},
};

const UNKNOWN: StatusCode = StatusCode::UNAUTHORIZED;
const NO: StatusCode = StatusCode::FORBIDDEN;
const LIST: (&str, &str) = ("GET", "/api/v1/certificates");

#[tokio::test]
async fn a_lost_token_reaches_no_further_than_its_scope() {
    let node = node(85);
    let reads = secret(&make(&node, "clerk", &[("reads", "yes")]).await);
    let voids = secret(&make(&node, "clerk", &[("acts", "void_certificate")]).await);
    let signs = secret(&make(&node, "validating", &[("all", "yes")]).await);
    let of_exporter = secret(&make(&node, "koidu", &[("reads", "yes"), ("all", "yes")]).await);
    let waits = format!("/api/v1/proposals/{}/approve", proposal(&node, "lost"));
    let mut run = Run::on(&node);
    for (script, token, what, status, recorded) in [
        (
            "one that reads asks for an act",
            &reads,
            ("POST", "/api/v1/acts/void_certificate"),
            NO,
            In("SL", ProgramRefused),
        ),
        ("one that voids reads", &voids, LIST, NO, In("SL", ProgramRefused)),
        (
            "one that voids asks for another act",
            &voids,
            ("POST", "/api/v1/acts/prepare_nothing"),
            StatusCode::NOT_FOUND,
            Nowhere,
        ),
        ("one that voids dispatches", &voids, ("POST", "/api/v1/acts/record_dispatch"), NO, In("SL", ProgramRefused)),
        ("one of a clerk approves", &voids, ("POST", waits.as_str()), UNKNOWN, Nowhere),
        ("one of an officer signs without the password", &signs, ("POST", waits.as_str()), UNKNOWN, Nowhere),
        (
            "one of an exporter reads the border's shipments",
            &of_exporter,
            ("GET", "/api/v1/shipments"),
            NO,
            In("SL", ProgramRefused),
        ),
        (
            "one of an exporter reads what the office did",
            &of_exporter,
            ("GET", "/api/v1/acts-done"),
            NO,
            In("SL", ProgramRefused),
        ),
    ] {
        let page = call(&node, token, what, "{}").await;
        run.refused(script, &page, status, recorded);
    }
    let guess = json!({ "password": "a guess" }).to_string();
    let page = call(&node, &signs, ("POST", &waits), &guess).await;
    run.refused(
        "one of an officer signs with a guess",
        &page,
        UNKNOWN,
        In("SL", kpcs_store::work::OfficeEvent::ProofFailed),
    );
    let bearer = format!("Bearer {signs}");
    let page = node.visitor().request(("GET", "/desk"), &[("authorization", &bearer)], Vec::new()).await;
    run.holds("on a page", at_the_door(&page), "a page was given", Nowhere);
    let mut as_cookie = super::with_session(&node, &signs);
    run.holds("as a session", at_the_door(&as_cookie.get("/desk").await), "let in", Nowhere);
    let page = node.visitor().request(("POST", "/account/tokens"), &[("authorization", &bearer)], Vec::new()).await;
    run.holds("to make another", page.status != StatusCode::OK, "made", Nowhere);
    let in_address = node.visitor().get(&format!("/api/v1/certificates?token={reads}&access_token={reads}")).await;
    run.refused("in an address", &in_address, UNKNOWN, Nowhere);
    for (script, token) in [
        ("cut short", reads[..reads.len() - 1].to_owned()),
        ("with a letter more", format!("{reads}a")),
        ("in capitals", reads.to_uppercase()),
    ] {
        run.refused(&format!("a token {script}"), &call(&node, &token, LIST, "").await, UNKNOWN, Nowhere);
    }
    run.end(16);
}

#[tokio::test]
async fn a_lost_token_ends() {
    let node = node(86);
    let token = secret(&make(&node, "clerk", &[("reads", "yes"), ("all", "yes")]).await);
    let of_another = secret(&make(&node, "validating", &[("reads", "yes")]).await);
    let mut run = Run::on(&node);
    let mut other = node.signed_in("second").await;
    let page = post(&mut other, "/account/tokens/1/end", &[]).await;
    run.refused("ended by somebody else", &page, StatusCode::NOT_FOUND, Nowhere);
    assert_eq!(call(&node, &token, LIST, "").await.status, StatusCode::OK);

    let mut clerk = node.signed_in("clerk").await;
    post(&mut clerk, "/account/tokens/1/end", &[]).await;
    run.forget();
    run.refused("used after its person ended it", &call(&node, &token, LIST, "").await, UNKNOWN, Nowhere);

    let (register, admin) = (&node.world.register, account(&node, "slhead"));
    let officer = account(&node, "validating").handle;
    register.change_person(&admin, officer, PersonChange::Suspend).unwrap().unwrap();
    run.forget();
    run.refused("used while its person is suspended", &call(&node, &of_another, LIST, "").await, UNKNOWN, Nowhere);
    register.change_person(&admin, officer, PersonChange::Resume).unwrap().unwrap();
    let role = kpcs_domain::act::Role::ValidatingOfficer;
    register.change_person(&admin, officer, PersonChange::EndLasting(role)).unwrap().unwrap();
    run.forget();
    let page = call(&node, &of_another, LIST, "").await;
    run.refused("used after its person lost the role", &page, NO, In("SL", ProgramRefused));

    let lasting = secret(&make(&node, "second", &[("reads", "yes")]).await);
    run.forget();
    node.world.at("2026-12-24T10:00:00Z");
    run.refused("used after its days", &call(&node, &lasting, LIST, "").await, UNKNOWN, Nowhere);
    for (script, pairs) in [
        ("made with a wrong password", [("name", "x"), ("days", "30"), ("reads", "yes"), ("password", "a guess")]),
        ("made for ten years", [("name", "x"), ("days", "3650"), ("reads", "yes"), ("password", PASSWORD)]),
        (
            "made for acts of others",
            [("name", "x"), ("days", "30"), ("acts", "admit_participant"), ("password", PASSWORD)],
        ),
    ] {
        let mut client = node.signed_in("second").await;
        run.forget();
        let page = post(&mut client, "/account/tokens", &pairs).await;
        let recorded =
            if pairs[3].1 == PASSWORD { Nowhere } else { In("SL", kpcs_store::work::OfficeEvent::ProofFailed) };
        run.refused(script, &page, StatusCode::UNPROCESSABLE_ENTITY, recorded);
    }
    run.end(8);
}
