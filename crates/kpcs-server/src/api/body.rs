//! `Sent`: the bytes of a body, up to 12 MB; more is said to be too much, in words.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};

use crate::no::No;

/// The bytes of a body.
pub struct Sent(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = No;

    async fn from_request(request: Request, state: &S) -> Result<Self, No> {
        Bytes::from_request(request, state).await.map(Self).map_err(|_| No::TooLarge)
    }
}
