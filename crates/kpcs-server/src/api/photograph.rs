//! `POST /api/v1/photographs`: a photograph as raw bytes, or as the one file of a form; answers the digest by which an act
//! names it.
//!
//! Invariant: the same way as from a form: decoded, encoded anew without what the camera added, kept before its digest is
//! answered. A token needs the scope of an act that names photographs; nobody sees the picture before an act names it.
//! Source: threat-model 14; issue 02, demand 1.

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest as _, Multipart, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
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
pub const MEDIA: &[&str] = &["image/jpeg", "image/png", "application/octet-stream", FORM];
/// The kind of a form that holds files.
const FORM: &str = "multipart/form-data";

/// Keeps a photograph.
pub async fn send(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Sent(body): Sent,
) -> Result<Response, No> {
    caller.require(SENDERS)?;
    let naming = infos().iter().filter(|info| takes_pictures(info.name));
    if !naming.into_iter().any(|info| caller.does(info.name).is_ok()) {
        return Err(No::ScopeMissing);
    }
    let kind = headers.get(header::CONTENT_TYPE).filter(|kind| kind.as_bytes().starts_with(FORM.as_bytes()));
    let picture = match kind {
        Some(kind) => one_file(kind, body).await?,
        None => body.to_vec(),
    };
    let digest = evidence::kept(&app, caller.authority(), picture).await?;
    Ok(json::answer(StatusCode::OK, &json!({ "digest": digest.to_string() })))
}

/// The one file of a form, whatever its field is called; words beside it are not read.
async fn one_file(kind: &HeaderValue, body: Bytes) -> Result<Vec<u8>, No> {
    let unreadable = || No::Unreadable("unreadable-form");
    let mut form = Request::new(Body::from(body));
    form.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    let mut form = Multipart::from_request(form, &()).await.map_err(|_| unreadable())?;
    let mut found = None;
    while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
        let is_file = field.file_name().is_some();
        let bytes = field.bytes().await.map_err(|_| unreadable())?;
        if is_file && found.replace(bytes).is_some() {
            return Err(unreadable());
        }
    }
    found.map(|bytes| bytes.to_vec()).ok_or_else(unreadable)
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
