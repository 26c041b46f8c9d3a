//! What a verifier remembers of the trust data that it accepted last, and why older data is refused.
//!
//! Invariant: versions and the token's instant never go back; one version has one digest. What was remembered of a list's version goes
//! when the roots no longer name who signed it: else a stolen key could lock everybody out with a huge version.
//! Source: threat-model 9.6; docs/formats/trust.md.

use kpcs_domain::{
    field::{Bytes, Record as _},
    record,
    value::{Digest, Timestamp},
};
use kpcs_statement::{KeyId, decode_group, encode_group};

use super::{Refused, Roots, TrustBundle, signed::is_exact};

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

    /// Reads what a verifier has kept.
    ///
    /// # Errors
    /// [`Refused::Malformed`] for anything but the one encoding.
    pub fn parse(bytes: &[u8]) -> Result<Self, Refused> {
        let read = decode_group(bytes).ok().and_then(|group| Self::from_group(&group));
        let sound = |memory: &Self| {
            let versions = [memory.roots_version, memory.list_version];
            versions.into_iter().all(|version| version > 0 && is_exact(version))
                && memory.signer_id().is_some()
                && encode_group(&memory.to_group()) == bytes
        };
        read.filter(sound).ok_or(Refused::Malformed("what was remembered of trust data"))
    }

    /// Refuses what is older than this, or another thing of the same version. `way` are the roots from the pinned ones on.
    pub(super) fn compare(&self, bundle: &TrustBundle, way: &[Roots]) -> Result<(), Refused> {
        let now = Self::of(bundle);
        if now.roots_version < self.roots_version {
            return Err(Refused::RolledBack("roots"));
        }
        if way.iter().any(|roots| roots.version() == self.roots_version && roots.digest() != self.roots) {
            return Err(Refused::TwoOfOneVersion("roots"));
        }
        if self.signer_id().is_some_and(|signer| bundle.roots().lists(signer)) {
            self.compare_list(&now, bundle.list().previous)?;
        }
        // An instant can lock nobody out: one from the future was never accepted. So it counts whoever signed.
        if now.made_at < self.made_at { Err(Refused::RolledBack("status list")) } else { Ok(()) }
    }

    /// A list that follows at once names the list before it: another name is another list of the version that was remembered.
    fn compare_list(&self, now: &Self, previous: Option<Digest>) -> Result<(), Refused> {
        let same = now.list_version == self.list_version && now.list != self.list;
        let follows = self.list_version.checked_add(1) == Some(now.list_version);
        if now.list_version < self.list_version {
            Err(Refused::RolledBack("trust list"))
        } else if same || (follows && previous != Some(self.list)) {
            Err(Refused::TwoOfOneVersion("trust list"))
        } else {
            Ok(())
        }
    }

    fn signer_id(&self) -> Option<KeyId> {
        self.signer.0.as_slice().try_into().ok().map(KeyId)
    }
}
