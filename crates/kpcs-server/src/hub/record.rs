//! `/log/record/N`: public acts after the first N in full, beside the log that holds their leaves.
//!
//! Invariant: header parts of public acts alone, which everybody may read; the same for everybody.
//! Source: issue 03, demand 3; docs/formats/log.md, "The public record".

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_hub::write_items;

use crate::{app::App, no::No};

/// The route of this file.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/log/record/{after}", get(record))
}

async fn record(State(app): State<App>, Path(after): Path<String>) -> Result<Response, No> {
    let after = after.parse().ok().filter(|_| app.options().hub.is_some()).ok_or(No::NotFound)?;
    let acts = app.run(move |register| register.public_record(after)).await?.ok_or(No::NotFound)?;
    let items = write_items(acts.iter().map(|act| Some(act.as_slice())));
    Ok(([(header::CONTENT_TYPE, "application/cbor"), (header::CACHE_CONTROL, "public, max-age=10")], items)
        .into_response())
}
