//! Forms that another site makes a browser send.

use axum::http::StatusCode;
use kpcs_store::work::OfficeEvent::FormRefused;

use super::{In, Nowhere, Run, address, form_token, node, proposal};

/// Fields of a form, or headers.
type Pairs<'a> = &'a [(&'a str, &'a str)];

#[tokio::test]
async fn forms_of_other_sites_change_nothing() {
    let node = node(71);
    let proposal = format!("/desk/proposals/{}", proposal(&node, "cross"));
    let refuse = format!("{proposal}/refuse");
    let person = address(&node, "clerk");
    let targets = [
        ("clerk", "/sign-out"),
        ("clerk", "/account/tokens"),
        ("clerk", "/account/password"),
        ("clerk", "/account/second-step"),
        ("clerk", "/account/cover"),
        ("clerk", "/account/sessions"),
        ("clerk", "/account/notices"),
        ("clerk", "/account/feeds"),
        ("clerk", "/inbox/read"),
        ("clerk", "/searches"),
        ("clerk", "/acts/void_certificate"),
        ("admin1", "/people/new"),
        ("admin1", person.as_str()),
        ("validating", proposal.as_str()),
        ("validating", refuse.as_str()),
        ("koidu", "/applications/new/check"),
        ("koidu", "/imports"),
        ("importing", "/arrivals/paper"),
        ("importing", "/arrivals/scan"),
    ];
    let mut run = Run::on(&node);
    for (login, target) in targets {
        let mut client = node.signed_in(login).await;
        let token = form_token(&mut client).await;
        run.forget();
        let office = if login == "importing" { "EU-ANT" } else { "SL" };
        let page = client.post_with(target, &[("form_token", &token)], &[("sec-fetch-site", "cross-site")]).await;
        run.refused(
            &format!("{login} is made to send {target}"),
            &page,
            StatusCode::FORBIDDEN,
            In(office, FormRefused),
        );
    }
    let mut client = node.signed_in("clerk").await;
    let mut earlier = node.signed_in("clerk").await;
    let (token, other) = (form_token(&mut client).await, form_token(&mut earlier).await);
    let own = [("form_token", token.as_str())];
    let foreign: [(&str, Pairs<'_>, Pairs<'_>); 9] = [
        ("a sibling of the site sends it", &own, &[("sec-fetch-site", "same-site")]),
        ("an older browser names the other site", &own, &[("origin", "https://elsewhere.example"), ("host", "here")]),
        ("a sandboxed page without origin sends it", &own, &[("origin", "null"), ("host", "here")]),
        ("the other site ends in our name", &own, &[("origin", "https://evil-here"), ("host", "here")]),
        ("the other site has our name as its user", &own, &[("origin", "https://here@elsewhere"), ("host", "here")]),
        ("our name on another port", &own, &[("origin", "http://here:81"), ("host", "here")]),
        ("no token", &[], &[("sec-fetch-site", "same-origin")]),
        ("an empty token", &[("form_token", "")], &[("sec-fetch-site", "same-origin")]),
        ("the token of another session", &[("form_token", &other)], &[("sec-fetch-site", "same-origin")]),
    ];
    run.forget();
    for (script, pairs, headers) in foreign {
        let page = client.post_with("/account/sessions", pairs, headers).await;
        run.refused(script, &page, StatusCode::FORBIDDEN, In("SL", FormRefused));
    }
    let half = [("form_token", &token[..token.len() - 1])];
    let page = client.post("/account/sessions", &half).await;
    run.refused("a token cut short", &page, StatusCode::FORBIDDEN, In("SL", FormRefused));
    // By address, and as a program would.
    let page = client.get(&format!("/sign-out?form_token={token}")).await;
    run.refused("a picture whose address is a form", &page, StatusCode::NOT_FOUND, Nowhere);
    let act = ("POST", "/api/v1/acts/void_certificate");
    let page = client.request(act, &[("idempotency-key", "cross-0001")], b"{}".to_vec()).await;
    run.refused("an act of a program by the cookie alone", &page, StatusCode::UNAUTHORIZED, Nowhere);
    let headers = [("x-form-token", other.as_str()), ("idempotency-key", "cross-0002")];
    let page = client.request(act, &headers, b"{}".to_vec()).await;
    run.refused("an act of a program by another session's token", &page, StatusCode::UNAUTHORIZED, Nowhere);
    let headers = [("x-form-token", token.as_str()), ("sec-fetch-site", "cross-site")];
    let page = client.request(act, &headers, b"{}".to_vec()).await;
    run.refused("an act of a program by another site", &page, StatusCode::FORBIDDEN, In("SL", FormRefused));
    assert_eq!(client.get("/account").await.status, StatusCode::OK, "nothing was ended");
    assert_eq!(earlier.get("/account").await.status, StatusCode::OK, "nothing was ended");
    run.end(33);
}
