//! Sessions: planted before the door, stolen behind it, kept after their end.

use axum::http::StatusCode;
use kpcs_register::PersonChange;

use super::{Nowhere, Run, account, at_the_door, form_token, node, post, with_session};
use crate::client::PASSWORD;

#[tokio::test]
async fn a_planted_session_is_not_taken() {
    let node = node(75);
    let mut run = Run::on(&node);
    let mut thief = node.signed_in("koidu").await;
    let of_thief = thief.cookie("kpcs_session").unwrap().to_owned();
    for (script, planted) in [
        ("a session of zeros", "0000000000000000".to_owned()),
        ("the attacker's own session", of_thief.clone()),
        ("a session of 4,000 characters", "a".repeat(4_000)),
        ("an empty session", String::new()),
    ] {
        let mut victim = with_session(&node, &planted);
        let token = victim.get("/account").await.value("form_token");
        let login = [("account", "clerk"), ("password", PASSWORD), ("form_token", token.as_str())];
        let page = victim.post("/sign-in", &login).await;
        let own = victim.cookie("kpcs_session").unwrap_or_default().to_owned();
        let refused = page.status != StatusCode::SEE_OTHER || (own != planted && own.len() >= 32);
        run.forget();
        run.holds(script, refused, "the planted session was kept", Nowhere);
    }
    run.holds(
        "the attacker's own session after that",
        at_the_door(&thief.get("/account").await),
        "it is now the victim's",
        Nowhere,
    );
    for (script, path) in [
        ("a session in the address", format!("/account?kpcs_session={of_thief}")),
        ("a session as path parameter", format!("/account;kpcs_session={of_thief}")),
    ] {
        let page = node.visitor().get(&path).await;
        run.holds(script, page.status != StatusCode::OK, "taken from the address", Nowhere);
    }
    run.end(7);
}

#[tokio::test]
async fn a_stolen_session_is_worth_nothing_when_it_should_have_ended() {
    let node = node(76);
    let mut run = Run::on(&node);
    let mut clerk = node.signed_in("clerk").await;
    let whole = clerk.cookie("kpcs_session").unwrap().to_owned();
    let hashed = kpcs_server::import::digest_of(whole.as_bytes()).to_string();
    for (script, cookie) in [
        ("all but its last character", whole[..whole.len() - 1].to_owned()),
        ("one character more", format!("{whole}0")),
        ("in capitals", whole.to_uppercase()),
        ("its digest, as a database would hold it", hashed),
        ("with a space before it", format!(" {whole}x")),
        ("in quotes", format!("\"{whole}\"")),
    ] {
        if cookie == whole {
            continue;
        }
        let page = with_session(&node, &cookie).get("/account").await;
        run.holds(&format!("a session changed: {script}"), at_the_door(&page), "let in", Nowhere);
    }
    let mut elsewhere = node.visitor();
    elsewhere.plant("__Host-kpcs_session", &whole);
    run.holds("under another name", at_the_door(&elsewhere.get("/account").await), "let in", Nowhere);
    let bearer = format!("Bearer {whole}");
    let page = node.visitor().request(("GET", "/api/v1/certificates"), &[("authorization", &bearer)], Vec::new()).await;
    run.refused("as a program's token", &page, StatusCode::UNAUTHORIZED, Nowhere);

    let stolen = |client: &crate::client::Client| with_session(&node, client.cookie("kpcs_session").unwrap());
    let mut thief = stolen(&clerk);
    post(&mut clerk, "/sign-out", &[]).await;
    run.holds("after sign-out", at_the_door(&thief.get("/desk").await), "let in", Nowhere);

    let mut clerk = node.signed_in("clerk").await;
    let mut thief = stolen(&clerk);
    let mut here = node.signed_in("clerk").await;
    post(&mut here, "/account/sessions", &[]).await;
    run.forget();
    run.holds("after its person ended the others", at_the_door(&thief.get("/desk").await), "let in", Nowhere);
    assert!(at_the_door(&clerk.get("/desk").await));

    let clerk = node.signed_in("clerk").await;
    let mut thief = stolen(&clerk);
    let person = account(&node, "clerk").handle;
    let admin = account(&node, "admin1");
    let register = &node.world.register;
    register.change_person(&admin, person, PersonChange::Suspend).unwrap().unwrap();
    run.forget();
    run.holds("after its person was suspended", at_the_door(&thief.get("/desk").await), "let in", Nowhere);
    register.change_person(&admin, person, PersonChange::Resume).unwrap().unwrap();
    run.forget();
    run.holds("and when they are back", at_the_door(&thief.get("/desk").await), "let in", Nowhere);

    let mut clerk = node.signed_in("clerk").await;
    let mut thief = stolen(&clerk);
    let new = "four words in a row";
    let pairs = [("current", PASSWORD), ("new", new), ("repeated", new)];
    assert_eq!(post(&mut clerk, "/account/password", &pairs).await.status, StatusCode::SEE_OTHER);
    run.forget();
    run.holds("after a new password", at_the_door(&thief.get("/desk").await), "let in", Nowhere);

    let officer = node.signed_in("validating").await;
    let mut thief = stolen(&officer);
    node.world.at("2026-11-23T12:00:01Z");
    run.holds("after two idle hours", at_the_door(&thief.get("/desk").await), "let in", Nowhere);
    run.end(14);
}

#[tokio::test]
async fn with_a_stolen_session_nothing_is_made_that_outlives_it() {
    let node = node(77);
    let officer = node.signed_in("validating").await;
    let mut thief = with_session(&node, officer.cookie("kpcs_session").unwrap());
    let proposal = format!("/desk/proposals/{}", super::proposal(&node, "stolen"));
    let mut run = Run::on(&node);
    let failed = super::In("SL", kpcs_store::work::OfficeEvent::ProofFailed);
    let new = "four words in a row";
    for (script, path, pairs) in [
        ("a new password", "/account/password", vec![("current", "a guess"), ("new", new), ("repeated", new)]),
        ("a token", "/account/tokens", vec![("name", "x"), ("days", "30"), ("all", "yes"), ("password", "a guess")]),
        ("a signature", proposal.as_str(), vec![("password", "a guess")]),
        ("a signature without password", proposal.as_str(), vec![]),
        ("a signature with an empty password", proposal.as_str(), vec![("password", "")]),
    ] {
        let page = post(&mut thief, path, &pairs).await;
        run.refused(&format!("made by a thief: {script}"), &page, StatusCode::UNPROCESSABLE_ENTITY, failed);
    }
    let _ = form_token(&mut thief).await;
    run.end(5);
}
