//! Pages that anybody sees, in both languages, and what surrounds every answer.

use axum::http::StatusCode;

use crate::client::Node;

#[tokio::test]
async fn public_pages_are_there_in_both_languages_without_a_missing_text() {
    let node = Node::new(6);
    node.world.issue("12.34", "one").unwrap();
    let paths = [
        "/",
        "/participants",
        "/participants?on=2014-01-01",
        "/participants/CF",
        "/participants/EU",
        "/rules",
        "/alerts",
        "/observers",
        "/verify",
        "/sign-in",
        "/design",
    ];
    for path in paths {
        let mut client = node.visitor();
        let english = client.get(path).await;
        let french = client.request(("GET", path), &[("accept-language", "fr-CA, en;q=0.5")], Vec::new()).await;
        for (page, tag) in [(&english, "en"), (&french, "fr")] {
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.body.contains(&format!("<html lang=\"{tag}\"")), "{path}");
            assert!(!page.body.contains(">[") && !page.body.contains(" ["), "{path}: a text is missing");
            assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        }
        assert_ne!(english.body.len(), french.body.len(), "{path}: not translated");
    }
}

#[tokio::test]
async fn the_first_page_counts_what_the_register_holds() {
    let node = Node::new(6);
    let before = node.visitor().get("/").await.body;
    assert!(before.contains("certificates issued") && before.contains(">0<") && !before.contains(">1<"), "{before}");
    node.world.issue("12.34", "one").unwrap();
    let after = node.visitor().get("/").await.body;
    assert!(after.contains(">1<") && after.contains("issued since 1 January 2026"), "{after}");
    assert!(after.contains("countries on 23 November 2026"));
}

#[tokio::test]
async fn a_participant_shows_its_history_with_sources() {
    let node = Node::new(6);
    let page = node.visitor().get("/participants/CF").await;
    assert_eq!(page.heading(), "Central African Republic");
    for words in ["23 May 2013", "suspended", "<svg", "Source"] {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    let hosted = node.visitor().get("/participants/SL").await;
    assert!(hosted.body.contains("National Minerals Agency"));
    assert_eq!(node.visitor().get("/participants/QQ").await.status, StatusCode::NOT_FOUND);
    assert_eq!(node.visitor().get("/participants/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_section_that_a_refusal_cites_is_an_anchor_of_the_rules_once() {
    let node = Node::new(6);
    let body = node.visitor().get("/rules").await.body;
    let mut ids: Vec<_> = body.split("<li id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    let cited = kpcs_domain::rule::RULES.iter().map(|rule| kpcs_server::objection::section_anchor(rule.section));
    for anchor in cited {
        assert!(ids.contains(&anchor.as_str()), "{anchor}");
    }
}

#[tokio::test]
async fn a_chosen_language_is_kept_and_the_page_found_again() {
    let node = Node::new(6);
    let mut client = node.visitor();
    let chosen = client.get("/rules?x=1&lang=fr").await;
    assert_eq!(client.cookie("lang"), Some("fr"));
    assert!(chosen.body.contains("href=\"/rules?x=1&#38;lang=en\""), "{}", chosen.body);
    assert!(client.get("/").await.body.contains("<html lang=\"fr\""));
}

#[tokio::test]
async fn every_answer_has_the_strict_headers_and_an_unknown_address_is_worded() {
    let node = Node::new(6);
    let mut client = node.visitor();
    for (path, status) in
        [("/", 200), ("/nothing/here", 404), ("/healthz", 200), ("/api/v1/acts", 200), ("/account", 303)]
    {
        let page = client.get(path).await;
        assert_eq!(page.status.as_u16(), status, "{path}");
        assert!(page.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"), "{path}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(page.headers["cache-control"], "private, no-cache", "{path}");
    }
    assert!(client.get("/nothing/here").await.body.contains("/nothing/here"));
    assert_eq!(client.request(("DELETE", "/rules"), &[], Vec::new()).await.status, StatusCode::NOT_FOUND);
    let compressed = client.request(("GET", "/rules"), &[("accept-encoding", "gzip")], Vec::new()).await;
    assert_eq!(compressed.headers["content-encoding"], "gzip");
    assert!(client.get("/").await.body.contains("Demonstration."), "a demonstration says so on every page");
}
