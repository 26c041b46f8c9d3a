//! Every page with sample data, to be looked at, and the `/design` page that shows the components.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register: pages filled by it are served elsewhere.
//! Source: look, "each a template component with its own example on the `/design` page".

mod design;
mod export;
mod import;
mod notes;
mod public;
mod sample;
mod trader;

use axum::Router;
use axum::extract::Query;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use http::{HeaderMap, Uri, header};
use std::collections::HashMap;

use crate::asset::asset_router;
use crate::language::Language;
use crate::respond::harden;
use crate::text::Texts;

pub use sample::Look;

/// Address and maker of each previewed page.
pub type Sample = (&'static str, fn(&Look) -> String);

/// Every previewed page, in the order of the story.
pub const PAGES: &[Sample] = &[
    ("/", public::home),
    ("/verify", public::verify),
    ("/verify-unreadable", public::verify_unreadable),
    ("/verify-valid", public::result_valid),
    ("/verify-old-data", public::result_old_data),
    ("/verify-not-logged", public::result_not_logged),
    ("/verify-conflict", public::result_conflict),
    ("/verify-not-valid", public::result_not_valid),
    ("/verify-paper-only", public::result_paper_only),
    ("/participants", public::participants),
    ("/participants/CF", public::participant),
    ("/rules", notes::rules),
    ("/sign-in", public::sign_in),
    ("/account", notes::account),
    ("/applications", trader::applications),
    ("/applications-empty", trader::applications_empty),
    ("/apply", trader::apply_goods),
    ("/apply-refused", trader::apply_refused),
    ("/apply-parties", trader::apply_parties),
    ("/apply-journey", trader::apply_journey),
    ("/apply-declarations", trader::apply_declarations),
    ("/apply-check", trader::apply_check),
    ("/application", trader::application),
    ("/desk", export::desk::desk),
    ("/counter", export::desk::counter),
    ("/examine", export::examine::examine),
    ("/prepare", export::issue::prepare),
    ("/prepare-refused", export::issue::prepare_refused),
    ("/approve", export::issue::approve),
    ("/refuse", export::issue::refuse),
    ("/done", export::issue::done),
    ("/certificate", export::record::certificate),
    ("/paper-confirmation", export::record::paper_confirmation),
    ("/arrivals", import::arrivals::arrivals),
    ("/register-arrival", import::arrival::register_arrival),
    ("/compare", import::arrival::compare),
    ("/confirm-receipt", import::answer::confirm_receipt),
    ("/report-discrepancy", import::answer::report_discrepancy),
    ("/foreign-certificate", import::answer::foreign_certificate),
    ("/act", notes::act),
    ("/not-allowed", notes::not_allowed),
    ("/not-found", notes::not_found),
    ("/fault", notes::fault),
    ("/design", design::design),
];

/// Serves `/design` alone, for the real server.
pub fn design_router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/design", get(|uri, query, headers| serve(design::design, uri, query, headers)))
}

/// Serves every page with sample data, with its assets and headers. `?lang=fr` and `?dir=rtl` change the look.
pub fn preview_router() -> Router {
    let pages = PAGES.iter().fold(Router::new(), |router, &(path, sample)| {
        let handler = move |uri, query, headers| serve(sample, uri, query, headers);
        router.route(path, get(handler).post(handler))
    });
    pages.merge(asset_router()).layer(axum::middleware::map_response(harden))
}

async fn serve(
    sample: fn(&Look) -> String,
    uri: Uri,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = Language::choose(query.get("lang").map(String::as_str), None, accept);
    let right_to_left = query.get("dir").is_some_and(|direction| direction == "rtl");
    Html(sample(&Look { texts: Texts::new(language), right_to_left, path: uri.path().to_owned() })).into_response()
}
