//! What a device needs to install the offline verifier: its description, and the worker that keeps its files.
//!
//! Invariant: the worker's text changes with any byte of a page or file that it keeps, which is how a device learns of a new version.
//! Source: W3C Web Application Manifest; W3C Service Workers.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};
use kpcs_web::{
    Language, Texts,
    asset::Asset,
    offline::{WORKER, path, paths},
};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{PATH, offline_page, with_script};
use crate::{app::App, visitor::Visitor};

/// What the page needs of what all pages share.
const SHARED: [&str; 5] =
    ["app.css", "icon.svg", "plex-sans-latin-400.woff2", "plex-sans-latin-600.woff2", "plex-mono-latin-400.woff2"];

/// `GET /verify/offline/manifest.json`.
pub(super) async fn manifest(visitor: Visitor) -> Response {
    let texts = visitor.texts;
    let icon = |name: &str, sizes: &str, purpose: &str| json!({ "src": path(name), "sizes": sizes, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "id": PATH,
        "name": texts.get("offline-app-name"),
        "short_name": texts.get("offline-app-short"),
        "description": texts.get("offline-about"),
        "lang": texts.language().tag(),
        "start_url": page_path(texts.language()),
        "scope": PATH,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b4f8a",
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable.png", "512x512", "maskable"),
        ],
    });
    ([(header::CONTENT_TYPE, "application/manifest+json")], manifest.to_string()).into_response()
}

/// `GET /verify/worker.js`.
pub(super) async fn worker(State(app): State<App>) -> Response {
    let pages: serde_json::Map<_, _> =
        Language::ALL.iter().map(|language| (language.tag().to_owned(), page_path(*language).into())).collect();
    let files: Vec<_> = files().collect();
    let version = version(&app, &files);
    let lists = format!(
        "const VERSION = {};\nconst PAGES = {};\nconst FILES = {};\n",
        json!(version),
        json!(pages),
        json!(files)
    );
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    with_script((kind, lists + WORKER))
}

fn page_path(language: Language) -> String {
    format!("{PATH}?lang={}", language.tag())
}

fn files() -> impl Iterator<Item = String> {
    let shared = SHARED.iter().filter_map(|name| Asset::find(name)).map(|asset| asset.path().to_owned());
    let manifests = Language::ALL.iter().map(|language| format!("{PATH}/manifest.json?lang={}", language.tag()));
    paths().chain(shared).chain(manifests)
}

/// A digest of everything that is kept; a file's path holds the digest of the file.
fn version(app: &App, files: &[String]) -> String {
    let mut digest = Sha256::new();
    for path in files {
        digest.update(path.as_bytes());
    }
    for texts in Language::ALL.map(Texts::new) {
        digest.update(offline_page(app, texts).to_string().as_bytes());
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
