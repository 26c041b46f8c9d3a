//! The log of this node, as the server runs and shows it: its files and SCRAPI under `/log`, trust data, and the rounds that send
//! statements in.
//!
//! Invariant: what stands here is public by nature: leaves, checkpoints, keys. A round never holds up delivery, nor delivery a round.
//! Must not know: how the log works, pages.
//! Source: issue 03, demands 4, 5 and 9; docs/formats/log.md, docs/formats/trust.md.

mod files;
mod round;
mod trust_data;

use std::{fmt, sync::Arc};

use kpcs_hub::LogService;

pub(crate) use files::routes;
pub(crate) use round::send_to_log;
pub use trust_data::TrustCache;

/// The log that this node runs; a node without the hub role has none.
#[derive(Clone)]
pub struct Hub(pub Arc<LogService>);

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hub").field(&self.0.keys().checkpoint.name()).finish()
    }
}
