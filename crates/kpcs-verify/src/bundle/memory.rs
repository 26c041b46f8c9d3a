//! What a verifier remembers of the trust data that it accepted last, and why older data is refused.
//!
//! Invariant: versions and the token's instant never go back; one version has one digest. What was remembered of a list's version goes
//! when the roots no longer name who signed it: else a stolen key could lock everybody out with a huge version.
//! Source: threat-model 9.6; docs/formats/trust.md.

use kpcs_domain::{
    field::Bytes,
    record,
    value::{Digest, Timestamp},
};
use kpcs_statement::KeyId;

use super::{Refused, TrustBundle};

record! {
    /// The newest trust data that was accepted; a verifier keeps it on disk.
    pub struct Remembered {
        1 roots_version: u64, "";
        2 roots: Digest, "";
        3 list_version: u64, "";
        4 list: Digest, "";
        5 made_at: Timestamp, "";
        6 signer: Bytes, "";
    }
}

impl Remembered {
    /// What is to be kept of `bundle`.
    pub(super) fn of(bundle: &TrustBundle) -> Self {
        Self {
            roots_version: bundle.roots().version(),
            roots: bundle.roots().digest(),
            list_version: bundle.list().version,
            list: bundle.status().trust_list,
            made_at: bundle.made_at(),
            signer: Bytes(bundle.signer().id().0.to_vec()),
        }
    }

    /// Refuses what is older than this, or another thing of the same version.
    pub(super) fn compare(&self, bundle: &TrustBundle) -> Result<(), Refused> {
        let now = Self::of(bundle);
        newer("roots", (self.roots_version, self.roots), (now.roots_version, now.roots))?;
        // An instant can lock nobody out: one from the future was never accepted. So it counts whoever signed.
        if now.made_at < self.made_at {
            return Err(Refused::RolledBack("status list"));
        }
        if !self.signer_id().is_some_and(|signer| bundle.roots().lists(signer)) {
            return Ok(());
        }
        newer("trust list", (self.list_version, self.list), (now.list_version, now.list))
    }

    fn signer_id(&self) -> Option<KeyId> {
        self.signer.0.as_slice().try_into().ok().map(KeyId)
    }
}

fn newer(what: &'static str, seen: (u64, Digest), now: (u64, Digest)) -> Result<(), Refused> {
    if now.0 < seen.0 {
        Err(Refused::RolledBack(what))
    } else if now.0 == seen.0 && now.1 != seen.1 {
        Err(Refused::TwoOfOneVersion(what))
    } else {
        Ok(())
    }
}
