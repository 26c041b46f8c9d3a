//! Roots: who may say what the trust data is. They change rarely, by ceremony, and each vouches for the next.
//!
//! Invariant: distinct keys are counted, never signatures; the way from the pinned roots to the newest has no gap.
//! Must not know: what trust lists say.
//! Source: docs/formats/trust.md; threat-model 9.1 (K0), 9.6.

use kpcs_domain::{
    act::admit_participant::PublishedKey,
    record,
    value::{Digest, Timestamp},
};
use kpcs_statement::{KeyId, PublicKey, SecretKey};

use super::{
    Refused, Signed,
    signed::{is_numbered, key_of, published},
};

const PREFIX: &[u8] = b"kpcs/roots/v1\n";

record! {
    /// Who signs trust lists and status lists, and when.
    pub struct Signer {
        1 key: PublishedKey, "";
        2 from: Timestamp, "";
        3 to: Option<Timestamp>, "";
    }
}

record! {
    /// What roots say; nothing counts before [`Roots`] has looked at the signatures.
    pub struct RootsDraft {
        1 version: u64, "";
        2 previous: Option<Digest>, "";
        3 made_at: Timestamp, "";
        4 demo: bool, "";
        5 threshold: u64, "";
        6 keys: Vec<PublishedKey>, "";
        7 signers: Vec<Signer>, "";
    }
}

impl RootsDraft {
    /// Signs them, with as many keys of their own and of the roots before as are at hand.
    #[must_use]
    pub fn sign(&self, keys: &[&SecretKey]) -> Signed {
        Signed::sign(PREFIX, self, keys)
    }
}

/// Roots whose signatures were looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    said: RootsDraft,
    digest: Digest,
    keys: Vec<PublicKey>,
}

impl Roots {
    /// Follows a chain of roots from the one with the `pinned` digest to the newest.
    ///
    /// # Errors
    /// [`Refused::OtherRoots`] when the pinned ones are not among them, [`Refused::Unsigned`] where a threshold is not met or
    /// one does not name the one before.
    pub(super) fn follow(chain: &[Signed], pinned: Digest) -> Result<Self, Refused> {
        let versions = chain.iter().map(|signed| Ok(signed.record::<RootsDraft>("roots")?.version));
        let versions: Vec<_> = versions.collect::<Result<_, Refused>>()?;
        if !versions.is_sorted_by(|one, next| one < next) {
            return Err(Refused::Malformed("roots"));
        }
        let at = chain.iter().position(|signed| signed.digest() == pinned).ok_or(Refused::OtherRoots)?;
        let mut newest = Self::read(&chain[at])?;
        for signed in &chain[at + 1..] {
            newest = newest.next(signed)?;
        }
        Ok(newest)
    }

    fn read(signed: &Signed) -> Result<Self, Refused> {
        let said: RootsDraft = signed.record("roots")?;
        let keys: Option<Vec<_>> = said.keys.iter().map(key_of).collect();
        let sound = said.threshold > 0 && is_numbered(said.version, said.previous);
        let keys = keys.filter(|keys| !keys.is_empty() && sound).ok_or(Refused::Malformed("roots"))?;
        let roots = Self { said, digest: signed.digest(), keys };
        if roots.vouch_for(signed) { Ok(roots) } else { Err(Refused::Unsigned("roots")) }
    }

    fn next(&self, signed: &Signed) -> Result<Self, Refused> {
        let next = Self::read(signed)?;
        let follows = next.said.version == self.said.version + 1 && next.said.previous == Some(self.digest);
        if follows && self.vouch_for(signed) { Ok(next) } else { Err(Refused::Unsigned("roots")) }
    }

    fn vouch_for(&self, signed: &Signed) -> bool {
        signed.signers(PREFIX, &self.keys).len() as u64 >= self.said.threshold
    }

    /// The version, from 1.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.said.version
    }

    /// SHA-256 of their bytes: by which a verifier is started.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// Whether they are those of a demonstration.
    #[must_use]
    pub const fn demo(&self) -> bool {
        self.said.demo
    }

    /// The keys that may sign a trust list at `at`.
    pub(super) fn signers_at(&self, at: Timestamp) -> Vec<PublicKey> {
        let in_period = |signer: &&Signer| signer.from <= at && signer.to.is_none_or(|to| at < to);
        self.said.signers.iter().filter(in_period).filter_map(|signer| key_of(&signer.key)).collect()
    }

    /// Whether a key is a signer, at any time.
    pub(super) fn lists(&self, key: KeyId) -> bool {
        self.said.signers.iter().filter_map(|signer| key_of(&signer.key)).any(|signer| signer.id() == key)
    }

    /// A signer's row.
    #[must_use]
    pub fn signer(key: &PublicKey, from: Timestamp, to: Option<Timestamp>) -> Signer {
        Signer { key: published(key), from, to }
    }
}
