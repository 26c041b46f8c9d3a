//! `POST /batch` takes many statements, `POST /proofs` gives many log proofs: for nodes that send their day's work.
//!
//! Each statement is judged by the same rule as one that comes through SCRAPI, and answered on its own: one that is not registered holds up
//! no other. Both may be asked again as often as one likes.
//! Invariant: a place is answered when the entry stands durable in the tree.
//! Must not know: what a statement says.

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};

use super::{LogRoutes, Rejected, beside, entries::later, problem::problem};
use crate::{
    Entry, Standing, Taken,
    batch::{LIMIT_BATCH, LIMIT_ITEMS, LIMIT_STATEMENT, read_items, write_items, write_taken},
};

pub(super) fn routes(routes: LogRoutes) -> Router {
    Router::new()
        .route("/batch", post(batch))
        .route("/proofs", post(proofs))
        .layer(DefaultBodyLimit::max(LIMIT_BATCH))
        .with_state(routes)
}

async fn batch(State(routes): State<LogRoutes>, body: Bytes) -> Result<Response, Response> {
    beside(move || {
        let Some(items) = read_items(&body) else { return malformed() };
        let items: Vec<_> = items.into_iter().map(Option::unwrap_or_default).collect();
        if items.iter().any(|item| item.len() > LIMIT_STATEMENT) {
            return malformed();
        }
        let judged = (routes.entries)(&items).into_iter();
        let said = |rejected: Rejected| format!("{}: {}", rejected.title, rejected.detail);
        submit(&routes, judged.map(|one| one.map_err(said)).collect())
    })
    .await
}

fn submit(routes: &LogRoutes, judged: Vec<Result<Entry, String>>) -> Response {
    let entries: Vec<Entry> = judged.iter().filter_map(|one| one.as_ref().ok().copied()).collect();
    let places = match routes.log.submit(&entries) {
        Ok(places) => places,
        Err(not_taken) => {
            return later(problem(StatusCode::SERVICE_UNAVAILABLE, "Nothing was taken", &not_taken.to_string()));
        }
    };
    let mut places = places.into_iter();
    let taken = judged.into_iter().map(|one| match one {
        Ok(_) => Taken::At(places.next().expect("the log gives each entry its place")),
        Err(why) => Taken::Refused(why),
    });
    cbor(write_taken(&taken.collect::<Vec<_>>()))
}

async fn proofs(State(routes): State<LogRoutes>, body: Bytes) -> Result<Response, Response> {
    beside(move || {
        let asked = read_items(&body);
        let read = |item: Option<&[u8]>| item.and_then(|item| Entry::try_from(item).ok());
        let Some(entries) = asked.and_then(|items| items.into_iter().map(read).collect::<Option<Vec<_>>>()) else {
            return malformed();
        };
        let proofs: Result<Vec<Option<Vec<u8>>>, _> = entries
            .iter()
            .map(|entry| match routes.log.proof(entry)? {
                Standing::Proven { proof, .. } => Ok(Some(proof.to_bytes())),
                Standing::Absent | Standing::Waiting { .. } => Ok(None),
            })
            .collect();
        match proofs {
            Ok(proofs) => cbor(write_items(proofs.iter().map(Option::as_deref))),
            Err(fault) => {
                let fault: crate::HubFault = fault;
                problem(StatusCode::INTERNAL_SERVER_ERROR, "The log cannot answer", &fault.to_string())
            }
        }
    })
    .await
}

fn cbor(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/cbor")], bytes).into_response()
}

fn malformed() -> Response {
    let detail =
        format!("Send one CBOR array of at most {LIMIT_ITEMS} byte strings, each of at most {LIMIT_STATEMENT} bytes");
    problem(StatusCode::BAD_REQUEST, "Malformed", &detail)
}
