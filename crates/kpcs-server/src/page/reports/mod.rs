//! `/office/reports`: the lists that laws of Participants ask of an office, ready to be sent, for any month.
//!
//! Invariant: exactly the columns that the source names, in its order, then what this register adds; what a source does not
//! say stands in the notes of the file. An office finds its own rows only.
//! Must not know: how a file is written.
//! Source: kpcs.md §17.3, §17.5, §17.6; §7.10 D12, D14 to D16.

mod columns;
mod lines;
mod report;
mod show;

use axum::{Router, routing::get};

use crate::app::App;

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/office/reports", get(show::all))
        .route("/office/reports/exports/{report}", get(show::export))
        .route("/office/reports/imports/{report}", get(show::import))
}
