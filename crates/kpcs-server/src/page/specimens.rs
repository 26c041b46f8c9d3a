//! `/specimens/{participant}/{version}/{place}`: a picture of a published specimen, for officers of every authority.
//!
//! Invariant: what a specimen shows is for Participants (tier H): nobody without an office sees it, and it is found by whose
//! and which version it is, never by a digest that somebody names.
//! Must not know: what it is compared with.
//! Source: kpcs.md §3.10; acts.md, "publish_specimen".

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::{
    act::{PublishSpecimen, Role, publish_specimen},
    value::CountryCode,
};
use kpcs_store::{record_at, view};

use crate::{
    app::App,
    evidence::{Shelf, Size},
    no::No,
    officer::Officer,
};

/// Who compares papers.
const READERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// The route.
pub fn routes() -> Router<App> {
    Router::new().route("/specimens/{participant}/{version}/{place}", get(picture))
}

/// The addresses of the pictures of a specimen, in its order.
pub fn pictures(of: &publish_specimen::Request) -> Vec<String> {
    (0..of.images.len()).map(|place| format!("/specimens/{}/{}/{place}", of.participant, of.version)).collect()
}

async fn picture(
    State(app): State<App>,
    officer: Officer,
    Path((participant, version, place)): Path<(String, String, String)>,
) -> Result<Response, No> {
    officer.require(READERS)?;
    let participant = CountryCode::parse(&participant).map_err(|_| No::NotFound)?;
    let (Ok(version), Ok(place)) = (version.parse::<i64>(), place.parse::<usize>()) else { return Err(No::NotFound) };
    let found = app.read(move |sql| {
        let rows = view::specimens(sql)?;
        let row = rows.into_iter().find(|row| row.participant == participant && row.version == version);
        row.map(|row| Ok(record_at::<PublishSpecimen>(sql, row.position)?.asked)).transpose()
    });
    let digest = found.await?.and_then(|found| found.images.get(place).copied()).ok_or(No::NotFound)?;
    let read = app.run(move |register| {
        let read = Shelf::of(register).read(Size::Full, digest);
        read.map_err(|error| No::fault(&format!("a picture of a specimen was not read: {error}")))
    });
    let bytes = read.await?.ok_or(No::NotFound)?;
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "private, no-cache")];
    Ok((headers, bytes).into_response())
}
