//! `/evidence/{digest}`: a photograph, large or small, for the offices whose acts name it.
//!
//! Invariant: given only where a statement that the officer's own authority made or received names the picture, or an alert,
//! which every authority reads; to everybody else there is none. It travels as a JPEG that this program encoded.
//! Source: threat-model 14; issue 02 demand 1.

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::act::Role;
use kpcs_store::view;

use crate::{
    app::App,
    evidence::{self, Shelf, Size},
    no::No,
    officer::Officer,
};

/// Who reads an office's cases, certificates and shipments.
pub(in crate::page) const READERS: &[Role] =
    &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// The route.
pub fn routes() -> Router<App> {
    Router::new().route("/evidence/{digest}", get(show))
}

async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(READERS)?;
    let digest = evidence::digest(&text).ok_or(No::NotFound)?;
    let holder = officer.authority().clone();
    let may = app
        .read(move |sql| Ok(view::is_evidence_of(sql, &holder, digest)? || view::is_alert_image(sql, digest)?))
        .await?;
    if !may {
        return Err(No::NotFound);
    }
    let size = if officer.visitor.query.get("size") == "small" { Size::Small } else { Size::Full };
    let read = app.run(move |register| {
        let read = Shelf::of(register).read(size, digest);
        read.map_err(|error| No::fault(&format!("a photograph was not read: {error}")))
    });
    let bytes = read.await?.ok_or(No::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"photograph.jpg\""),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    Ok((headers, bytes).into_response())
}
