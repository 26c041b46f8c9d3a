//! `/verify/offline` through the real router: it and its files alone may run script, and everything that a device keeps of it is there.
#![allow(clippy::unwrap_used)]

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use kpcs_server::{App, AppOptions, page::verify::offline::REASONS, router};
use kpcs_testing::World;
use kpcs_web::{asset::Asset, offline::paths};
use tower::ServiceExt as _;

struct Server(axum::Router);

impl Server {
    fn new() -> Self {
        Self(router(App::new(World::new(7).register, AppOptions::default())))
    }

    async fn get(&self, path: &str) -> (StatusCode, HeaderMap, String) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let (parts, body) = self.0.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, 1 << 23).await.unwrap();
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn policy(&self, path: &str) -> String {
        let (_, headers, _) = self.get(path).await;
        headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn the_offline_verifier_alone_may_run_script() {
    let server = Server::new();
    let own = ["/verify/offline", "/verify/offline?lang=fr", "/verify/worker.js"].map(str::to_owned);
    for path in own.into_iter().chain(paths()) {
        let policy = server.policy(&path).await;
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
    }
    let css = Asset::find("app.css").unwrap().path();
    let others = [
        "/",
        "/verify",
        "/verify/offline/manifest.json",
        "/verify/offline/no",
        "/verify/offline/no/app.js",
        "/sign-in",
        "/nowhere",
    ];
    for path in others.into_iter().chain([css]) {
        let policy = server.policy(path).await;
        assert!(!policy.contains("script") && !policy.contains("connect"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn everything_that_the_worker_keeps_is_there_and_the_same_for_everybody() {
    let server = Server::new();
    let (status, _, worker) = server.get("/verify/worker.js").await;
    assert_eq!(status, StatusCode::OK);
    let mut kept: Vec<&str> =
        worker.lines().take(3).flat_map(|line| line.split('"')).filter(|word| word.starts_with('/')).collect();
    kept.sort_unstable();
    assert!(kept.len() > 20 && kept.contains(&"/verify/offline?lang=fr"), "{kept:?}");
    for path in kept {
        let (status, _, text) = server.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert_eq!(text, server.get(path).await.2, "{path} is the same twice, or each visit would load it anew");
    }
}

#[tokio::test]
async fn the_page_is_worded_and_leads_on_without_script() {
    let server = Server::new();
    for (language, words) in [("en", "NOT VALID"), ("fr", "NON VALABLE")] {
        let (status, _, html) = server.get(&format!("/verify/offline?lang={language}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(html.contains(words) && html.contains("<a class=\"button\" href=\"/verify\">"), "{language}");
        let unworded = html
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split_once(']'))
            .find(|(key, _)| key.contains('-') && key.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        assert_eq!(unworded, None);
        let words = html.split("id=\"words\">").nth(1).unwrap().split("</script>").next().unwrap();
        let words: serde_json::Value = serde_json::from_str(words).unwrap();
        let texts = words["texts"].as_object().unwrap();
        let named = texts.iter().filter(|(_, text)| text.as_str().unwrap().contains('{'));
        assert!(
            named.count() > 5 && words["places"]["BE"].is_string() && words["months"].as_array().unwrap().len() == 12
        );
        assert!(REASONS.iter().all(|code| words["reasons"][code].as_str().is_some_and(|text| !text.starts_with('['))));
    }
    for path in ["/verify", "/verify?lang=fr"] {
        assert!(server.get(path).await.2.contains("href=\"/verify/offline\""), "{path}");
    }
}

/// Every text that a module asks for by its key is among those that the page carries.
#[tokio::test]
async fn every_text_that_the_modules_ask_for_is_in_the_page() {
    let server = Server::new();
    let (.., html) = server.get("/verify/offline?lang=en").await;
    let words = html.split("id=\"words\">").nth(1).unwrap().split("</script>").next().unwrap();
    let words: serde_json::Value = serde_json::from_str(words).unwrap();
    let mut asked = 0;
    for path in paths().filter(|path| path.ends_with(".js")) {
        let (.., text) = server.get(&path).await;
        for key in text.split('\'').skip(1).step_by(2) {
            let is_key = ["verify-", "offline-", "word-", "check-", "origin-", "outcome-"]
                .iter()
                .any(|start| key.starts_with(start));
            let is_class = matches!(key, "offline-large" | "outcome-small" | "outcome-reason" | "outcome-next");
            if is_key && !is_class && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
                assert!(words["texts"][key].is_string(), "{path} asks for {key}");
                asked += 1;
            }
        }
    }
    assert!(asked > 50, "{asked}");
}
