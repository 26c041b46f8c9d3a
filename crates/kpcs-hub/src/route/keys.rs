//! The documents under `/.well-known`: the keys with which receipts verify, and what else one must know to follow the log.
//!
//! Invariant: what stands here is a convenience; who relies on the log has its keys from the trust list.
//! Source: draft-ietf-scitt-scrapi §2.1 and §2.2; RFC 9052 §7, RFC 9053 §7.2.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kpcs_log::ReceiptKey;
use minicbor::Encoder;
use serde_json::json;

use crate::receipt_key_text;

use super::{LogRoutes, problem::problem};

const KEPT: &str = "public, max-age=3600";

pub(super) fn routes(routes: LogRoutes) -> Router {
    Router::new()
        .route("/.well-known/scitt-keys", get(keys))
        .route("/.well-known/scitt-keys/{kid}", get(key))
        .route("/.well-known/transparency-configuration", get(configuration))
        .with_state(routes)
}

/// A COSE_KeySet of the one key.
async fn keys(State(routes): State<LogRoutes>) -> Response {
    let set = [&[0x81][..], &cose_key(&routes.log.keys().receipts)].concat();
    shown("application/cbor", set)
}

/// One COSE_Key, by its id in base64url.
async fn key(State(routes): State<LogRoutes>, Path(kid): Path<String>) -> Response {
    let key = routes.log.keys().receipts;
    if URL_SAFE_NO_PAD.encode(key.id()) == kid {
        shown("application/cbor", cose_key(&key))
    } else {
        problem(StatusCode::NOT_FOUND, "No such key", "No key could be found for this kid value")
    }
}

/// `{1: 1 (OKP), 2: id, 3: -8 (EdDSA), -1: 6 (Ed25519), -2: public key}`
fn cose_key(key: &ReceiptKey) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = Encoder::new(&mut bytes).map(5).and_then(|encoder| {
        encoder.u8(1)?.u8(1)?.u8(2)?.bytes(key.id())?.u8(3)?.i8(-8)?;
        encoder.i8(-1)?.u8(6)?.i8(-2)?.bytes(key.as_bytes()).map(drop)
    });
    written.expect("writing to memory cannot fail");
    bytes
}

/// Where everything is, and who cosigns.
async fn configuration(State(routes): State<LogRoutes>) -> Response {
    let (keys, quorum) = (routes.log.keys(), routes.log.quorum());
    let at = |path: &str| format!("{}/{path}", routes.prefix);
    let witness = |witness: &kpcs_log::Witness| json!({"key": witness.key.to_string(), "group": witness.group});
    let witnesses: Vec<_> = quorum.witnesses.iter().map(witness).collect();
    let document = json!({
        "issuer": keys.receipts.issuer(),
        "log_key": keys.checkpoint.to_string(),
        "receipt_key": receipt_key_text(&keys.receipts),
        "receipt_keys": at(".well-known/scitt-keys"),
        "registration_endpoint": at("entries"),
        "checkpoint": at("checkpoint"),
        "tiles": at("tile/"),
        "supported_signature_algorithms": ["EdDSA"],
        "quorum": {"needed": quorum.needed, "groups": quorum.groups, "witnesses": witnesses},
    });
    shown("application/json", format!("{document:#}\n").into_bytes())
}

fn shown(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)], bytes).into_response()
}
