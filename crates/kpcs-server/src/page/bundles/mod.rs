//! `/bundles`: what audit bundles are, for everybody, and for an office the years that it may hand out; `/bundles/{reader}`: one of them.
//!
//! Invariant: an office hands out its own authority's view, its Participant's and the public's, under its own seal; no other reader's.
//! Source: issue 03, demand 10; docs/formats/bundle.md; threat-model 12.1.

mod download;
mod show;

use axum::{Router, routing::get};

use crate::app::App;

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new().route("/bundles", get(show::show)).route("/bundles/{reader}", get(download::download))
}

/// The readers for whom an office exports, as they stand in an address.
const READERS: [&str; 3] = ["authority", "participant", "public"];
/// The first year of the scheme.
const FIRST_YEAR: i64 = 2003;
