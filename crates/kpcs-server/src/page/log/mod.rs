//! `/log`: the log for everybody, with a search; `/log/waiting`: what an office has stated and the log has not proven yet;
//! `/log/findings`: what does not fit together among what other nodes have handed in.
//!
//! Invariant: the public page holds nothing but fingerprints, places, times and keys. A code that somebody searches is read, turned into
//! its fingerprint and dropped: it stands in no address, as addresses are kept by proxies and browsers.
//! Must not know: how the log works.
//! Source: issue 03, demands 4 and 13; docs/formats/log.md.

use axum::{Router, routing::get};

use crate::app::App;

mod findings;
mod search;
mod show;
mod waiting;

/// The routes of this place.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/log", get(show::show).post(show::search))
        .route("/log/waiting", get(waiting::show))
        .route("/log/findings", get(findings::show))
}
