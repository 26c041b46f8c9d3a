//! `POST /api/v1/photographs`: a photograph as raw bytes; answers the digest by which an act names it.
//!
//! Invariant: the same way as from a form: decoded, encoded anew without what the camera added, kept before its digest is
//! answered. A token needs the scope of an act that names photographs; nobody sees the picture before an act names it.
//! Source: threat-model 14; issue 02, demand 1.

use axum::{extract::State, http::StatusCode, response::Response};
use kpcs_domain::{
    act::Role,
    field::{Field, Record as _},
};
use kpcs_store::act::{Stored, Visitor as ActVisitor, infos, visit_act};
use serde_json::json;

use super::{body::Sent, caller::Caller, json};
use crate::{app::App, evidence, no::No};

/// The people of an office; companies send none.
const SENDERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// What may be sent.
pub const MEDIA: &[&str] = &["image/jpeg", "image/png", "application/octet-stream"];

/// Keeps a photograph.
pub async fn send(State(app): State<App>, caller: Caller, Sent(body): Sent) -> Result<Response, No> {
    caller.require(SENDERS)?;
    let naming = infos().iter().filter(|info| takes_pictures(info.name));
    if !naming.into_iter().any(|info| caller.does(info.name).is_ok()) {
        return Err(No::ScopeMissing);
    }
    let digest = evidence::kept(&app, caller.authority(), body.to_vec()).await?;
    Ok(json::answer(StatusCode::OK, &json!({ "digest": digest.to_string() })))
}

/// Whether an act's request names photographs.
fn takes_pictures(act: &str) -> bool {
    struct Names;
    impl ActVisitor for Names {
        type Output = bool;
        fn visit<A: Stored>(self) -> bool {
            A::Request::FIELDS.iter().any(Field::holds_pictures)
        }
    }
    visit_act(act, Names).unwrap_or(false)
}
