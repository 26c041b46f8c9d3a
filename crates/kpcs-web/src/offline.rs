//! The files of the offline verifier: its modules, WebAssembly, style sheet and icons, embedded in the program.
//!
//! Invariant: they lie in one folder that is named by the digest of them all, so a module never meets one of another version, and each may be
//! kept for ever. No file names another host.
//! This module must not know what the verifier says.
//! Source: issue 03, demand 8; RFC 8246 (`immutable`).

use std::sync::LazyLock;

use axum::{
    Router,
    extract::Path,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{StatusCode, header};
use sha2::{Digest, Sha256};

use crate::respond::Policy;

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Name, media type and bytes.
type File = (&'static str, &'static str, &'static [u8]);

/// In the order in which they are read: the page's own file first.
static FILES: &[File] = &[
    ("app.js", SCRIPT, include_bytes!("../assets/offline/app.js")),
    ("answer.js", SCRIPT, include_bytes!("../assets/offline/answer.js")),
    ("camera.js", SCRIPT, include_bytes!("../assets/offline/camera.js")),
    ("checks.js", SCRIPT, include_bytes!("../assets/offline/checks.js")),
    ("engine.js", SCRIPT, include_bytes!("../assets/offline/engine.js")),
    ("engine-worker.js", SCRIPT, include_bytes!("../assets/offline/engine-worker.js")),
    ("memory.js", SCRIPT, include_bytes!("../assets/offline/memory.js")),
    ("page.js", SCRIPT, include_bytes!("../assets/offline/page.js")),
    ("reading.js", SCRIPT, include_bytes!("../assets/offline/reading.js")),
    ("scans.js", SCRIPT, include_bytes!("../assets/offline/scans.js")),
    ("standing.js", SCRIPT, include_bytes!("../assets/offline/standing.js")),
    ("trust.js", SCRIPT, include_bytes!("../assets/offline/trust.js")),
    ("words.js", SCRIPT, include_bytes!("../assets/offline/words.js")),
    ("offline.css", "text/css; charset=utf-8", include_bytes!("../assets/offline/offline.css")),
    ("verifier.wasm", "application/wasm", include_bytes!("../assets/offline/verifier.wasm")),
    ("icon-192.png", "image/png", include_bytes!("../assets/offline/icon-192.png")),
    ("icon-512.png", "image/png", include_bytes!("../assets/offline/icon-512.png")),
    ("icon-maskable.png", "image/png", include_bytes!("../assets/offline/icon-maskable.png")),
];

/// The worker that keeps the page; its two lists stand before it when it is served.
pub const WORKER: &str = include_str!("../assets/offline/worker.js");

static FOLDER: LazyLock<String> = LazyLock::new(|| {
    let mut digest = Sha256::new();
    for (name, _, bytes) in FILES {
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(name.as_bytes());
        digest.update(bytes);
    }
    digest.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
});

/// The public path of a file, such as `/verify/offline/1f0c2d3e4b/app.js`; of one that is not embedded there is none to serve. It lies within
/// the scope of the worker that keeps the page: a worker of the page would else have to fetch its own files from the network.
#[must_use]
pub fn path(name: &str) -> String {
    format!("/verify/offline/{}/{name}", *FOLDER)
}

/// The public paths of all files.
pub fn paths() -> impl Iterator<Item = String> {
    FILES.iter().map(|(name, ..)| path(name))
}

/// Serves them.
pub fn offline_router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/verify/offline/{folder}/{file}", get(serve))
}

async fn serve(Path((folder, file)): Path<(String, String)>) -> Response {
    let found = FILES.iter().find(|(name, ..)| folder == *FOLDER && *name == file);
    let Some((_, media_type, bytes)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let fixed = [(header::CONTENT_TYPE, *media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    let mut response = (fixed, *bytes).into_response();
    // A worker has the policy of its own file, not that of the page that started it.
    response.extensions_mut().insert(Policy::OfflineVerifier);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_that_is_named_is_embedded_and_asks_no_other_host() {
        for (name, media_type, bytes) in FILES.iter().filter(|(_, media_type, _)| media_type.starts_with("text/")) {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("http:") && !text.contains("https:"), "{name} names another host");
            let named = text.split("'./").skip(1).filter_map(|rest| rest.split('\'').next());
            for other in named.filter(|_| *media_type == SCRIPT) {
                assert!(FILES.iter().any(|(known, ..)| *known == other), "{name} needs {other}");
            }
        }
    }

    #[test]
    fn the_verifier_is_the_file_that_was_built() {
        let (_, _, wasm) = FILES.iter().find(|(name, ..)| *name == "verifier.wasm").expect("embedded");
        let built = include_str!("../assets/offline/verifier.wasm.sha256").lines().next().expect("a digest");
        let digest: String = Sha256::digest(wasm).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, built);
    }
}
