//! The pages: one file a page or a small group, each with its `routes`.
//!
//! Invariant: a handler reads, words and returns a view struct of `kpcs-web`; what it cannot give it returns as `No`.
//! Must not know: how an act is decided or a page looks.

use axum::Router;

use crate::app::App;

pub mod arrivals;
pub mod no;
pub mod paper_confirmation;
pub mod sign_in;
pub mod verify;

/// Every page.
pub fn routes() -> Router<App> {
    Router::new().merge(sign_in::routes())
        .merge(verify::routes())
        .merge(arrivals::routes())
        .merge(paper_confirmation::routes())
}
