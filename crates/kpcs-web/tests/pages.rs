//! Holds what every page promises: well-formed, worded, light, without script, under one strict policy.
//!
//! Invariant: checked over every previewed page in every language; the browser's own checks are in `tools/look.mjs`.
//! It must not know a page by name.
//! Source: interface 6 to 8.

use axum::body::{Body, to_bytes};
use http::{Request, StatusCode, header};
use kpcs_web::asset::Asset;
use kpcs_web::preview::PAGES;
use kpcs_web::preview_router;
use tower::ServiceExt;

async fn open(address: &str) -> (http::response::Parts, String) {
    let request = Request::get(address).body(Body::empty()).expect("request");
    let (parts, body) = preview_router().oneshot(request).await.expect("response").into_parts();
    let bytes = to_bytes(body, 1 << 22).await.expect("body");
    (parts, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn every_page_is_worded_in_every_language_and_asks_nobody_else() {
    for (path, _) in PAGES {
        for language in ["en", "fr"] {
            let (parts, html) = open(&format!("{path}?lang={language}")).await;
            assert_eq!(parts.status, StatusCode::OK, "{path}");
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert_eq!(html.matches("<h1").count(), 1, "{path} needs one h1");
            let unworded = html
                .split('[')
                .skip(1)
                .filter_map(|rest| rest.split_once(']'))
                .find(|(key, _)| key.contains('-') && key.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            assert_eq!(unworded, None, "{path} in {language}");
            // The name of SVG's vocabulary is no address that anybody asks.
            let html = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
            for foreign in ["<script", " style=", "http://", "https://", " onclick"] {
                assert!(!html.contains(foreign), "{path} contains {foreign}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_carries_the_strict_headers() {
    for (path, _) in PAGES {
        let (parts, _) = open(path).await;
        let policy = parts.headers.get(header::CONTENT_SECURITY_POLICY).expect("policy").to_str().expect("text");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(
            parts.headers.get(header::X_CONTENT_TYPE_OPTIONS).map(|value| value.as_bytes()),
            Some(&b"nosniff"[..]),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_page_stays_under_100_kb_with_its_fonts_and_a_map_page_under_300_kb() {
    let names =
        ["app.css", "icon.svg", "plex-sans-latin-400.woff2", "plex-sans-latin-600.woff2", "plex-mono-latin-400.woff2"];
    let shared: usize = names.map(|name| Asset::find(name).expect("embedded").size_bytes()).iter().sum();
    for (path, _) in PAGES {
        let (_, html) = open(path).await;
        // The first page keeps the small limit although it has a map.
        let limit = if html.contains("map-ground") && *path != "/" { 300_000 } else { 100_000 };
        let total = shared + html.len();
        assert!(total < limit, "{path}: {total} bytes");
    }
}

#[tokio::test]
async fn an_asset_may_be_kept_for_ever_and_an_unknown_one_is_not_found() {
    let path = Asset::find("app.css").expect("embedded").path().to_owned();
    let (parts, css) = open(&path).await;
    assert_eq!(
        parts.headers.get(header::CACHE_CONTROL).map(|value| value.as_bytes()),
        Some(&b"public, max-age=31536000, immutable"[..])
    );
    assert!(css.contains("@font-face"));
    assert_eq!(open("/static/app.0000000000.css").await.0.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_language_is_taken_from_the_browser_when_nothing_else_is_said() {
    let request =
        Request::get("/").header(header::ACCEPT_LANGUAGE, "fr-CH, en;q=0.5").body(Body::empty()).expect("request");
    let response = preview_router().oneshot(request).await.expect("response");
    let bytes = to_bytes(response.into_body(), 1 << 22).await.expect("body");
    assert!(String::from_utf8_lossy(&bytes).contains("<html lang=\"fr\""));
}
