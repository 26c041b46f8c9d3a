//! SCRAPI: a signed statement is registered by `POST /entries`; its receipt is at `GET /entries/ID`.
//!
//! The id is the entry in hexadecimal, so it can be asked for by whoever has the statement. A receipt is handed out once the quorum has
//! cosigned a checkpoint over the entry; until then the answer says where to ask again. `GET /entries/ID/proof` gives receipt,
//! checkpoint and quorum in one (docs/formats/log.md, "Log proofs").
//! Invariant: an answer with a place or a receipt is about an entry that is durable in the tree.
//! Must not know: what a statement says; its leaf is worked out by a function that is handed in.
//! Source: draft-ietf-scitt-scrapi §2.3 to §2.5.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kpcs_log::LogProof;

use super::{LogRoutes, beside, problem::problem};
use crate::{Entry, HubFault, NotTaken, Standing, entry_hex, entry_of_hex};

/// The longest statement that is taken, in bytes.
const LIMIT_BYTES: usize = 65_536;
const TYPE_COSE: &str = "application/cose";

/// Why a statement is not registered: in a few words, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// For a log line.
    pub title: String,
    /// For a person.
    pub detail: String,
}

/// The entry of each of some signed statements (each a COSE_Sign1, or what a batch may hold in its place), or why it is not registered.
pub type EntriesOf = Arc<dyn Fn(&[&[u8]]) -> Vec<Result<Entry, Rejected>> + Send + Sync>;

pub(super) fn routes(routes: LogRoutes) -> Router {
    Router::new()
        .route("/entries", post(register))
        .route("/entries/{id}", get(receipt))
        .route("/entries/{id}/proof", get(proof))
        .layer(DefaultBodyLimit::max(LIMIT_BYTES))
        .with_state(routes)
}

async fn register(
    State(routes): State<LogRoutes>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Response> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next() != Some(TYPE_COSE) {
        let detail = "Send one COSE_Sign1 as application/cose";
        return Err(problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Unsupported media type", detail));
    }
    let body = body.map_err(|_| {
        problem(StatusCode::PAYLOAD_TOO_LARGE, "Too large", "A signed statement has at most 65,536 bytes")
    })?;
    beside(move || submit(&routes, &body)).await
}

fn submit(routes: &LogRoutes, statement: &[u8]) -> Response {
    let entry = match (routes.entries)(&[statement]).pop() {
        Some(Ok(entry)) => entry,
        Some(Err(rejected)) => return problem(StatusCode::BAD_REQUEST, &rejected.title, &rejected.detail),
        None => return problem(StatusCode::INTERNAL_SERVER_ERROR, "The log cannot answer", "It was not judged"),
    };
    if let Err(not_taken) = routes.log.submit(&[entry]) {
        let title = if not_taken == NotTaken::Busy { "Busy" } else { "The log has stopped" };
        return later(problem(StatusCode::SERVICE_UNAVAILABLE, title, &not_taken.to_string()));
    }
    match routes.log.proof_within(&entry, routes.patience) {
        Ok(Standing::Proven { proof, .. }) => found(StatusCode::CREATED, routes, &entry, proof.receipt()),
        Ok(_) => later((StatusCode::SEE_OTHER, [(header::LOCATION, location(routes, &entry))]).into_response()),
        Err(fault) => unable(&fault),
    }
}

async fn receipt(State(routes): State<LogRoutes>, Path(id): Path<String>) -> Result<Response, Response> {
    let entry = entry_of_hex(&id).ok_or_else(malformed)?;
    beside(move || match routes.log.proof(&entry) {
        Ok(Standing::Proven { proof, .. }) => found(StatusCode::OK, &routes, &entry, proof.receipt()),
        Ok(Standing::Waiting { .. }) => {
            later((StatusCode::FOUND, [(header::LOCATION, location(&routes, &entry))]).into_response())
        }
        Ok(Standing::Absent) => absent(&id),
        Err(fault) => unable(&fault),
    })
    .await
}

async fn proof(State(routes): State<LogRoutes>, Path(id): Path<String>) -> Result<Response, Response> {
    let entry = entry_of_hex(&id).ok_or_else(malformed)?;
    beside(move || match routes.log.proof(&entry) {
        Ok(Standing::Proven { proof, .. }) => whole(&proof),
        Ok(Standing::Waiting { counted, .. }) => {
            let detail = format!("It is in the log; {} witnesses are still to cosign", counted.short);
            later(problem(StatusCode::SERVICE_UNAVAILABLE, "Not yet cosigned", &detail))
        }
        Ok(Standing::Absent) => absent(&id),
        Err(fault) => unable(&fault),
    })
    .await
}

fn whole(proof: &LogProof) -> Response {
    ([(header::CONTENT_TYPE, "application/cbor")], proof.to_bytes()).into_response()
}

fn found(status: StatusCode, routes: &LogRoutes, entry: &Entry, receipt: &[u8]) -> Response {
    let headers = [(header::CONTENT_TYPE, TYPE_COSE.to_owned()), (header::LOCATION, location(routes, entry))];
    (status, headers, receipt.to_vec()).into_response()
}

fn location(routes: &LogRoutes, entry: &Entry) -> String {
    format!("{}/entries/{}", routes.prefix, entry_hex(entry))
}

/// To be asked again in a second.
pub(super) fn later(mut response: Response) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
    response
}

fn malformed() -> Response {
    let detail = "The id of an entry is 64 small hexadecimal digits";
    problem(StatusCode::BAD_REQUEST, "Invalid locator", detail)
}

fn absent(id: &str) -> Response {
    let detail = format!("Receipt with entry ID {id} not known to this Transparency Service");
    problem(StatusCode::NOT_FOUND, "Not Found", &detail)
}

fn unable(fault: &HubFault) -> Response {
    problem(StatusCode::INTERNAL_SERVER_ERROR, "The log cannot answer", &fault.to_string())
}
