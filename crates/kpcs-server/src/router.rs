//! The router: pages, API, files and the layers around them.
//!
//! Invariant: every response has the strict headers, and every visitor is met before any page; an unknown address or method
//! is worded like any other no.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state, map_response},
    routing::get,
};
use kpcs_web::{asset::asset_router, harden, offline::offline_router, preview::design_router};
use tower_http::compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType};

use crate::{Practice, api, app::App, hub, limits::hold, no::No, page, practice::apart, visitor::meet, watch::observe};

/// The whole server as a service.
pub fn router(app: App) -> Router {
    // Fonts are compressed already. Cross-site requests carry no session, so a compressed page tells them nothing.
    let practice = app.options().practice == Practice::Here;
    let compressed = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let routes = Router::new()
        .merge(page::routes())
        .merge(api::routes())
        .merge(design_router())
        .fallback(|| async { No::NotFound })
        .method_not_allowed_fallback(|| async { No::NotFound })
        // Held by `hold`, for every body alike.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), meet))
        .layer(from_fn_with_state(app.clone(), hold))
        .merge(asset_router())
        .merge(offline_router())
        .merge(hub::routes(&app))
        .route("/healthz", get(healthy))
        .layer(map_response(harden))
        .layer(from_fn_with_state(app.clone(), observe))
        .layer(CompressionLayer::new().gzip(true).compress_when(compressed))
        .with_state(app);
    if practice { routes.layer(from_fn(apart)) } else { routes }
}

/// Answers once the database answers.
async fn healthy(axum::extract::State(app): axum::extract::State<App>) -> Result<&'static str, No> {
    app.read(|sql| sql.query_integer("select 1", kpcs_store::bind![])).await?;
    Ok("ok\n")
}
