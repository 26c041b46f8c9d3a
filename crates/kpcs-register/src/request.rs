//! Request ids: what makes a second click the same request as the first.

use kpcs_domain::value::Digest;
use kpcs_statement::RequestId;
use sha2::{Digest as _, Sha256};

use crate::Entropy;

/// A fresh id, for a form that is shown or a command that is begun.
#[must_use]
pub fn fresh_request_id(entropy: &dyn Entropy) -> RequestId {
    let mut id = [0; 16];
    entropy.fill(&mut id);
    RequestId(id)
}

/// The id of an idempotency key that a program chose.
#[must_use]
pub fn request_id_of(key: &str) -> RequestId {
    let hash = Digest(Sha256::new().chain_update(b"kpcs/request/v1").chain_update(key).finalize().into());
    RequestId(std::array::from_fn(|i| hash.0[i]))
}
