//! `/verify/offline`: the verifier that works without a network, and what a device needs to keep it.
//!
//! Invariant: the page is the same for everybody, signed in or not, since a device keeps it; what it says comes from the locale files and
//! from what this module hands it. It alone, with its files, may run script.
//! Must not know: how a certificate is checked; that is `kpcs-verify` as WebAssembly, on the device.
//! Source: issue 03, demand 8; threat-model 6.

mod installed;
mod words;

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_web::{Shell, Texts, page, page::offline::OfflinePage, respond::Policy};
pub use words::REASONS;

use crate::{Practice, app::App, places::places, visitor::Visitor};

/// Where it stands.
const PATH: &str = "/verify/offline";

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/verify/offline", get(show))
        .route("/verify/offline/manifest.json", get(installed::manifest))
        .route("/verify/worker.js", get(installed::worker))
}

async fn show(State(app): State<App>, visitor: Visitor) -> Response {
    with_script(page(&offline_page(&app, visitor.texts)))
}

/// The page in a language.
fn offline_page(app: &App, texts: Texts) -> OfflinePage {
    let mut shell = Shell::public(texts, texts.get("offline-title"), PATH);
    shell.demonstration = app.register().is_demo();
    shell.practice = app.options().practice == Practice::Here;
    let manifest = format!("{PATH}/manifest.json?lang={}", texts.language().tag());
    OfflinePage { shell, places: places(texts), words: words::words(texts).to_string(), manifest }
}

/// The response under the policy that lets it run its own modules.
fn with_script(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    response.extensions_mut().insert(Policy::OfflineVerifier);
    response
}
