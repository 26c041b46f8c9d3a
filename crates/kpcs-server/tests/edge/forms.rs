//! Forms of other sites, of earlier sessions, too large, or not forms at all.

use axum::http::StatusCode;

use crate::client::Node;

#[tokio::test]
async fn a_form_without_the_token_of_the_session_is_not_taken() {
    let node = Node::new(2);
    let mut client = node.signed_in("koidu").await;
    let page = client.post("/sign-out", &[("form_token", "0000")]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert_eq!(client.get("/applications").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn a_form_of_another_site_is_not_taken_whatever_it_holds() {
    let node = Node::new(2);
    let mut client = node.signed_in("koidu").await;
    let token = client.get("/account").await.value("form_token");
    for headers in [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "https://elsewhere.example")],
        [("origin", "null")],
    ] {
        let page = client.post_with("/sign-out", &[("form_token", &token)], &headers).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(!page.body.contains("name=\"form_token\" value=\"\""), "{headers:?}");
    }
    assert_eq!(client.get("/applications").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn what_was_typed_in_an_earlier_session_is_kept_and_can_be_sent_again() {
    let node = Node::new(2);
    let mut client = node.signed_in("koidu").await;
    let path = "/applications/new?part=goods";
    let page = client.get(path).await;
    let typed = [("carats-1", "12.34"), ("source_reference-1", "Lot \"7\" & more")];
    let mut another = node.signed_in("koidu").await;
    let kept = another.fill(&page, path, &typed).await;
    assert_eq!(kept.status, StatusCode::FORBIDDEN);
    assert!(kept.body.contains("What you typed is kept"), "{}", kept.body);
    assert!(kept.hidden(path).contains(&("source_reference-1".to_owned(), "Lot \"7\" & more".to_owned())));
    let sent = another.fill(&kept, path, &[]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "taken now, and incomplete");
    assert_eq!(sent.value("carats-1"), "12.34");

    let mut nobody = node.visitor();
    let kept = nobody.fill(&page, path, &typed).await;
    assert_eq!(kept.status, StatusCode::FORBIDDEN);
    assert!(kept.body.contains("Sign in, in another tab") && kept.body.contains("12.34"));
}

#[tokio::test]
async fn a_form_that_is_too_large_or_broken_says_so() {
    let node = Node::new(2);
    let mut client = node.visitor();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let large = client.request(("POST", "/sign-in"), &form, vec![b'a'; 13 * 1024 * 1024]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let broken = [("content-type", "multipart/form-data; boundary=x")];
    let page = client.request(("POST", "/sign-in"), &broken, b"--x\r\nno part".to_vec()).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    let deep = format!("{}=1", "a.".repeat(200_000));
    let page = client.request(("POST", "/sign-in"), &form, deep.into_bytes()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a name of many points harms nobody");
}
