//! What the hub shows and takes over HTTP: the static files of a log, SCRAPI, keys, witnesses, proofs of forks.
//!
//! Invariant: a handler asks a library and words its answer; what may block runs beside the runtime.
//! Must not know: TLS, who may ask; a server or proxy stands before it.

mod batch;
mod entries;
mod forks;
mod keys;
mod problem;
mod tiles;
mod witness;

use std::{future::Future, io, sync::Arc, time::Duration};

use axum::{
    Router,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

pub use entries::{EntriesOf, Rejected};
pub use tiles::Shown;

use crate::{LocalWitness, LogService};

/// Routes to be served, or merged into those of a server.
pub type Routes = Router;

/// How a log takes statements.
#[derive(Clone)]
pub struct LogRoutes {
    /// The log.
    pub log: Arc<LogService>,
    /// The entries of signed statements, or why one is not registered.
    pub entries: EntriesOf,
    /// What stands before the paths in the answers, without a slash at its end.
    pub prefix: String,
    /// How long a submission waits for its quorum before its answer says where to ask again.
    pub patience: Duration,
}

/// All routes of a log: its files, SCRAPI, batches and its keys.
pub fn log_routes(routes: LogRoutes) -> Router {
    let shown: Arc<dyn Shown> = Arc::clone(&routes.log) as Arc<dyn Shown>;
    tiles::routes(shown)
        .merge(entries::routes(routes.clone()))
        .merge(batch::routes(routes.clone()))
        .merge(keys::routes(routes))
}

/// The routes of a mirror, which shows a log in `folder`.
pub fn mirror_routes(folder: &std::path::Path) -> Router {
    tiles::routes(Arc::new(tiles::Folder::new(folder))).merge(forks::routes(folder.join("forks")))
}

/// The routes of a witness.
pub fn witness_routes(witness: Arc<LocalWitness>) -> Router {
    let forks = forks::routes(witness.forks());
    witness::routes(witness).merge(forks)
}

/// Serves routes until `stop` is there.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    routes: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, routes).with_graceful_shutdown(stop).await
}

/// Does what may block beside the runtime.
async fn beside<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T, Response> {
    let ended = |_| plain(StatusCode::INTERNAL_SERVER_ERROR, "the answer was broken off");
    tokio::task::spawn_blocking(job).await.map_err(ended)
}

fn plain(status: StatusCode, text: &str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{text}\n")).into_response()
}
