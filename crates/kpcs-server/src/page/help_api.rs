//! `/help/api`: the programs' side by examples that can be typed.
//!
//! Invariant: each example is sent to the real router by a test, so what stands here works.
//! Source: issue 02, demand 5; `docs/api.md`.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_web::{page, page::help_api::HelpApiPage};

use crate::{app::App, no::No, visitor::Visitor};

/// One example.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The key of the sentence that says what it does.
    pub says: &'static str,
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path and query.
    pub path: &'static str,
    /// Whether a token is needed.
    pub token: bool,
    /// The body of a `POST`.
    pub body: &'static str,
}

const fn get_of(says: &'static str, path: &'static str, token: bool) -> Example {
    Example { says, method: "GET", path, token, body: "" }
}

/// What the page shows, in its order.
pub const EXAMPLES: &[Example] = &[
    get_of(
        "help-api-gate",
        "/api/v1/gate?from=SL&to=BE&origin=SL&hs=7102.31&issued=2026-11-20&presented=2026-11-23",
        false,
    ),
    get_of("help-api-participants", "/api/v1/participants?on=2014-01-01", false),
    get_of("help-api-list", "/api/v1/applications?state=applied&limit=20", true),
    Example {
        says: "help-api-act",
        method: "POST",
        path: "/api/v1/acts/apply_for_certificate",
        token: true,
        body: r#"{"shipment": {
  "exporter": {"name": "Koidu Diamonds (simulated)", "address": "1 Main Street, Koidu", "country": "SL"},
  "importer": {"name": "Antwerp Rough (simulated)", "address": "2 Hoveniersstraat, Antwerp", "country": "BE"},
  "destination": "BE",
  "parcels": [{"hs": "7102.31", "carats": "12.34", "value": "4500.00", "origin": "SL"}],
  "purpose": "sale", "conveyance": {"mode": "courier"}, "no_conflict": true}}"#,
    },
    get_of("help-api-template", "/api/v1/imports/applications/template", false),
];

/// What it shows of the log, where this node runs one; LEAF stands for a statement's fingerprint in hexadecimal.
pub const EXAMPLES_OF_LOG: &[Example] = &[
    get_of("help-api-trust", "/.well-known/kpcs-trust", false),
    get_of("help-api-roots", "/.well-known/kpcs-roots", false),
    get_of("help-api-record", "/log/record/0", false),
    get_of("help-api-checkpoint", "/log/checkpoint", false),
    get_of("help-api-receipt", "/log/entries/LEAF", false),
    get_of("help-api-proof", "/log/entries/LEAF/proof", false),
    get_of("help-api-log-keys", "/log/.well-known/scitt-keys", false),
    get_of("help-api-configuration", "/log/.well-known/transparency-configuration", false),
];

impl Example {
    /// As it is typed into a terminal.
    #[must_use]
    pub fn command(&self) -> String {
        let mut command = format!("curl 'http://127.0.0.1:8080{}'", self.path);
        if self.token {
            command.push_str(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        }
        if !self.body.is_empty() {
            command.push_str(
                " \\\n  -H 'Idempotency-Key: my-own-key-0001' \\\n  -H 'Content-Type: application/json' \\\n  -d '",
            );
            command.push_str(self.body);
            command.push('\'');
        }
        command
    }
}

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/help/api", get(show))
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let of_log = app.options().hub.as_ref().map_or(&[][..], |_| EXAMPLES_OF_LOG);
    let examples = EXAMPLES.iter().chain(of_log).map(|example| (texts.get(example.says), example.command())).collect();
    Ok(page(&HelpApiPage { shell: visitor.shell(texts.get("help-api-title")), examples }))
}
