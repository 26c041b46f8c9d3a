//! `/.well-known/kpcs-trust` (for members also `/log/trust`) and `/.well-known/kpcs-roots`: what a verifier elsewhere goes by, and by what it is
//! started. A node that joined a scheme hands on what the scheme's node makes, so its officers can verify without a network, too.
//!
//! Invariant: public and the same for everybody; made anew at most once a minute, however often it is asked for.
//! Source: docs/formats/trust.md; decision 31.

use std::sync::{Mutex, PoisonError};

use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::value::Timestamp;
use kpcs_register::Register;

use crate::{app::App, no::No};

/// How long a copy is handed out.
const KEPT_SECONDS: i64 = 60;

/// The newest trust data, while it is young.
#[derive(Debug, Default)]
pub struct TrustCache(Mutex<Option<(Timestamp, Vec<u8>)>>);

impl TrustCache {
    /// The copy of this minute, made if there is none.
    pub(crate) fn get(&self, register: &Register) -> Result<Vec<u8>, No> {
        let now = register.clock().now();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let young = |made_at: Timestamp| (0..KEPT_SECONDS).contains(&(now.seconds() - made_at.seconds()));
        if let Some((_, bytes)) = kept.as_ref().filter(|(made_at, _)| young(*made_at)) {
            return Ok(bytes.clone());
        }
        match (register.trust_data(), kept.as_ref()) {
            (Ok(bytes), _) => {
                *kept = Some((now, bytes.clone()));
                Ok(bytes)
            }
            // Where they come from another node that is away: how old they are, whoever reads them judges.
            (Err(_), Some((_, bytes))) => Ok(bytes.clone()),
            (Err(error), None) => Err(error.into()),
        }
    }
}

/// The routes of this file.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/.well-known/kpcs-trust", get(trust))
        .route("/log/trust", get(trust))
        .route("/.well-known/kpcs-roots", get(roots))
}

async fn trust(State(app): State<App>) -> Result<Response, No> {
    if app.register().log().is_none() {
        return Err(No::NotFound);
    }
    let cache = app.clone();
    let bytes = app.run(move |register| cache.trust_cache().get(register)).await?;
    let kept = "public, max-age=60";
    Ok(([(header::CONTENT_TYPE, "application/vnd.kpcs.trust"), (header::CACHE_CONTROL, kept)], bytes).into_response())
}

/// In hexadecimal, with a line feed.
async fn roots(State(app): State<App>) -> Result<Response, No> {
    if app.register().log().is_none() {
        return Err(No::NotFound);
    }
    let digest = app.run(Register::roots_fingerprint).await?;
    let kept = "public, max-age=3600";
    let text = format!("{digest}\n");
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, kept)], text).into_response())
}
