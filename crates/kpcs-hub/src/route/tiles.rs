//! The static files of a log: `checkpoint`, `tile/...`, `tile/entries/...`.
//!
//! Invariant: only the one way to write a path is answered, so no request leaves the log; a tile may be kept for ever, a checkpoint
//! for a second. Source: C2SP tlog-tiles.

use std::{io, path::Path, sync::Arc};

use axum::{
    Router,
    extract::{self, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_log::TilePath;

use super::{beside, plain};
use crate::{FolderHome, LogHome, LogService};

/// Tiles never change.
const KEPT: &str = "public, max-age=31536000, immutable";
const FRESH: &str = "public, max-age=1";

/// A log that shows its files.
pub trait Shown: Send + Sync {
    /// The newest checkpoint that is shown, with its cosignatures.
    ///
    /// # Errors
    /// When it cannot be read.
    fn checkpoint(&self) -> io::Result<Option<Vec<u8>>>;

    /// A tile or bundle.
    ///
    /// # Errors
    /// When it cannot be read.
    fn file(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>>;
}

/// A running log shows the newest checkpoint with its quorum; until there is one, what it has signed itself.
impl Shown for LogService {
    fn checkpoint(&self) -> io::Result<Option<Vec<u8>>> {
        let note = self.published().map_or_else(|| self.signed(), |published| published.note);
        Ok(Some(note.to_string().into_bytes()))
    }

    fn file(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        self.home().read(path)
    }
}

/// A log that lies still in a folder.
pub(super) struct Folder(FolderHome);

impl Folder {
    pub fn new(folder: &Path) -> Self {
        Self(FolderHome::new(folder.to_owned()))
    }
}

impl Shown for Folder {
    fn checkpoint(&self) -> io::Result<Option<Vec<u8>>> {
        self.0.read(&TilePath::Checkpoint)
    }

    fn file(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        self.0.read(path)
    }
}

pub(super) fn routes(log: Arc<dyn Shown>) -> Router {
    Router::new().route("/checkpoint", get(checkpoint)).route("/tile/{*path}", get(tile)).with_state(log)
}

async fn checkpoint(State(log): State<Arc<dyn Shown>>) -> Result<Response, Response> {
    Ok(answer(beside(move || log.checkpoint()).await?, "text/plain; charset=utf-8", FRESH))
}

async fn tile(
    State(log): State<Arc<dyn Shown>>,
    extract::Path(path): extract::Path<String>,
) -> Result<Response, Response> {
    let Some(path) = TilePath::parse(&format!("tile/{path}")) else { return Ok(missing()) };
    Ok(answer(beside(move || log.file(&path)).await?, "application/octet-stream", KEPT))
}

fn answer(read: io::Result<Option<Vec<u8>>>, kind: &'static str, kept: &'static str) -> Response {
    match read {
        Ok(Some(bytes)) => ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], bytes).into_response(),
        Ok(None) => missing(),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "this file of the log cannot be read at present"),
    }
}

fn missing() -> Response {
    plain(StatusCode::NOT_FOUND, "this log has no such file")
}
