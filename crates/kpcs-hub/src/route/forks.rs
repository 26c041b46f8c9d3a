//! Proofs of forks, for everybody to fetch: `GET /forks` lists them, `GET /forks/NAME` gives one.
//!
//! Invariant: only files of the one folder, by names that cannot lead out of it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    extract::{self, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{beside, plain};
use crate::files;

pub(super) fn routes(folder: PathBuf) -> Router {
    Router::new().route("/forks", get(list)).route("/forks/{name}", get(one)).with_state(Arc::new(folder))
}

async fn list(State(folder): State<Arc<PathBuf>>) -> Result<Response, Response> {
    Ok(plain(StatusCode::OK, beside(move || names(&folder)).await?.join("\n").trim_end()))
}

async fn one(
    State(folder): State<Arc<PathBuf>>,
    extract::Path(name): extract::Path<String>,
) -> Result<Response, Response> {
    let read = beside(move || is_name(&name).then(|| files::read(&folder.join(name)).ok().flatten()).flatten()).await?;
    Ok(match read {
        Some(bytes) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response(),
        None => plain(StatusCode::NOT_FOUND, "there is no such proof"),
    })
}

/// The names of the proofs in a folder, in their order.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let items = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<_> =
        items.filter_map(|item| item.file_name().into_string().ok()).filter(|name| is_name(name)).collect();
    names.sort();
    names
}

fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.strip_suffix(".txt").is_some_and(|stem| !stem.is_empty() && stem.bytes().all(plain))
}
