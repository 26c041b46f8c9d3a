//! Roles, accounts and acts that somebody takes for themselves.

use axum::http::StatusCode;
use kpcs_store::work::OfficeEvent::{AccountRefused, ActRefused, PageRefused};

use super::{In, Nowhere, Run, address, node, post, proposal};

const NO: StatusCode = StatusCode::FORBIDDEN;
const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const MISSING: StatusCode = StatusCode::NOT_FOUND;

fn give(role: &str) -> Vec<(&str, &str)> {
    vec![("change", "give"), ("role", role), ("from", "2026-11-23"), ("until", "")]
}

#[tokio::test]
async fn nobody_makes_themselves_more_than_they_are() {
    let node = node(78);
    let of = |login: &str| address(&node, login);
    let mut run = Run::on(&node);
    for (script, login, path, pairs, status, recorded) in [
        (
            "a clerk gives themselves a role",
            "clerk",
            of("clerk"),
            give("validating_officer"),
            NO,
            In("SL", PageRefused),
        ),
        ("a clerk gives a colleague a role", "clerk", of("second"), give("clerk"), NO, In("SL", PageRefused)),
        ("a clerk invites somebody", "clerk", "/people/new".to_owned(), vec![], NO, In("SL", PageRefused)),
        ("an exporter invites somebody", "koidu", "/people/new".to_owned(), vec![], NO, In("SL", PageRefused)),
        (
            "an administrator gives themselves a role",
            "admin1",
            of("admin1"),
            give("validating_officer"),
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "an administrator makes themselves head",
            "admin1",
            of("admin1"),
            give("authority_head"),
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "an administrator makes a friend head",
            "admin1",
            of("clerk"),
            give("authority_head"),
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "an administrator makes a friend secretariat",
            "admin1",
            of("clerk"),
            give("secretariat"),
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "an administrator makes an officer an exporter",
            "admin1",
            of("clerk"),
            give("exporter"),
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "an administrator suspends the head",
            "admin1",
            of("slhead"),
            vec![("change", "suspend")],
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "an administrator takes the head's role",
            "admin1",
            of("slhead"),
            vec![("change", "end"), ("ended", "authority_head")],
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "a head suspends themselves out of a record",
            "slhead",
            of("slhead"),
            vec![("change", "suspend")],
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        (
            "an administrator changes another office's officer",
            "admin1",
            of("importing"),
            give("clerk"),
            MISSING,
            Nowhere,
        ),
        (
            "an administrator changes the other office's head",
            "antadmin",
            of("slhead"),
            vec![("change", "suspend")],
            MISSING,
            Nowhere,
        ),
        (
            "a clerk covers for an office of their own choice",
            "clerk",
            "/account/cover".to_owned(),
            vec![
                ("change", "give"),
                ("role", "validating_officer"),
                ("to", "aaaaaaaa"),
                ("from", "2026-11-23"),
                ("until", "2026-11-24"),
            ],
            UNPROCESSABLE,
            In("SL", AccountRefused),
        ),
        ("a clerk reads the office's record", "clerk", "GET /record".to_owned(), vec![], NO, In("SL", PageRefused)),
        (
            "an administrator reads the office's record",
            "admin1",
            "GET /record".to_owned(),
            vec![],
            NO,
            In("SL", PageRefused),
        ),
        (
            "a clerk takes the record away as a file",
            "clerk",
            "GET /record.csv".to_owned(),
            vec![],
            NO,
            In("SL", PageRefused),
        ),
        ("an exporter opens the desk", "koidu", "GET /desk".to_owned(), vec![], NO, In("SL", PageRefused)),
        ("an exporter opens the arrivals", "koidu", "GET /arrivals".to_owned(), vec![], NO, In("SL", PageRefused)),
        ("a clerk opens the arrivals", "clerk", "GET /arrivals".to_owned(), vec![], NO, In("SL", PageRefused)),
        (
            "an importing officer opens the export desk",
            "importing",
            "GET /desk/applications/SL-A1".to_owned(),
            vec![],
            NO,
            In("EU-ANT", PageRefused),
        ),
        (
            "a clerk asks for an act of the Chair",
            "clerk",
            "/acts/admit_participant".to_owned(),
            vec![],
            NO,
            In("SL", PageRefused),
        ),
        (
            "a head asks for an act of the Chair",
            "slhead",
            "/acts/admit_participant".to_owned(),
            vec![],
            NO,
            In("SL", PageRefused),
        ),
        (
            "an exporter voids a certificate",
            "koidu",
            "/acts/void_certificate".to_owned(),
            vec![],
            NO,
            In("SL", PageRefused),
        ),
    ] {
        let mut client = node.signed_in(login).await;
        run.forget();
        let page = match path.strip_prefix("GET ") {
            Some(path) => client.get(path).await,
            None => post(&mut client, &path, &pairs).await,
        };
        run.refused(script, &page, status, recorded);
    }
    let mut clerk = node.signed_in("clerk").await;
    let smuggled =
        [("current", "x"), ("new", "y"), ("repeated", "y"), ("roles", "authority_head"), ("authority", "EU-ANT")];
    post(&mut clerk, "/account/password", &smuggled).await;
    run.forget();
    run.refused("roles hidden in the form of a password", &clerk.get("/record").await, NO, In("SL", PageRefused));
    run.end(26);
}

#[tokio::test]
async fn nobody_signs_what_is_not_theirs_to_sign() {
    let node = node(79);
    let own = proposal(&node, "own");
    let page_of = |id: i64| format!("/desk/proposals/{id}");
    let approve = |id: i64| format!("/api/v1/proposals/{id}/approve");
    let mut run = Run::on(&node);
    for (script, login, path, status, recorded) in [
        ("the preparer approves, as a program", "clerk", approve(own), NO, In("SL", ActRefused)),
        (
            "another office's head approves, as a program",
            "head",
            approve(own),
            StatusCode::CONFLICT,
            In("EU-ANT", ActRefused),
        ),
        ("an exporter approves, as a program", "koidu", approve(own), NO, In("SL", ActRefused)),
        (
            "an act that no proposal waits for",
            "validating",
            approve(999_999),
            StatusCode::CONFLICT,
            In("SL", ActRefused),
        ),
    ] {
        let page = node.call(login, ("POST", &path), "", "").await;
        run.refused(script, &page, status, recorded);
    }
    for (script, login, status, recorded) in [
        ("the other office's officer opens it", "importing", MISSING, Nowhere),
        ("an exporter opens it", "koidu", NO, In("SL", PageRefused)),
        ("an administrator opens it", "admin1", NO, In("SL", PageRefused)),
    ] {
        let mut client = node.signed_in(login).await;
        run.forget();
        let page = client.get(&page_of(own)).await;
        run.refused(script, &page, status, recorded);
    }
    let act = |name: &str| format!("/api/v1/acts/{name}");
    for (script, login, name) in [
        ("an exporter invalidates a certificate", "koidu", "invalidate_certificate"),
        ("an exporter examines their own goods", "koidu", "examine_shipment"),
        ("a clerk confirms receipt", "clerk", "confirm_receipt"),
        ("an importing officer issues", "importing", "issue_certificate"),
        ("an administrator authorises a key", "admin1", "authorise_key"),
    ] {
        let page = node.call(login, ("POST", &act(name)), &format!("sign-{name}"), "{}").await;
        let office = if login == "importing" { "EU-ANT" } else { "SL" };
        run.refused(script, &page, NO, In(office, ActRefused));
    }
    run.end(12);
}
