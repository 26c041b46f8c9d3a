//! The log of this node, as the server shows it: its files and SCRAPI under `/log`, and trust data.
//!
//! Invariant: what stands here is public by nature: leaves, checkpoints, keys.
//! Must not know: how the log works, pages.
//! Source: issue 03, demands 4, 5 and 9; docs/formats/log.md, docs/formats/trust.md.

mod beat;
mod files;
mod follow;
mod members;
mod record;
mod trust_data;

use std::{fmt, sync::Arc};

use kpcs_hub::LogService;

pub(crate) use beat::beat;
pub(crate) use files::{public_address, routes};
pub(crate) use follow::follow;
pub use trust_data::TrustCache;

/// The log that this node runs; a node without the hub role has none.
#[derive(Clone)]
pub struct Hub(pub Arc<LogService>);

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hub").field(&self.0.keys().checkpoint.name()).finish()
    }
}
