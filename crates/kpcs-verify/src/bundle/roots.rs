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
    signed::{is_exact, is_numbered, key_of, published},
};

const PREFIX: &[u8] = b"kpcs/roots/v1\n";
const MALFORMED: Refused = Refused::Malformed("roots");

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

/// Roots that were read, and, once they were followed, whose signatures were looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    said: RootsDraft,
    digest: Digest,
    keys: Vec<PublicKey>,
    signers: Vec<PublicKey>,
}

impl Roots {
    /// What each of a chain says, in its one form; nobody has vouched for any of it.
    ///
    /// # Errors
    /// [`Refused::Malformed`].
    pub(super) fn read_all(chain: &[Signed]) -> Result<Vec<Self>, Refused> {
        let all: Vec<_> = chain.iter().map(|signed| Self::read(signed).ok_or(MALFORMED)).collect::<Result<_, _>>()?;
        let ascending = all.is_sorted_by(|one: &Self, next| one.said.version < next.said.version);
        if ascending { Ok(all) } else { Err(MALFORMED) }
    }

    fn read(signed: &Signed) -> Option<Self> {
        let said: RootsDraft = signed.record("roots").ok()?;
        let keys: Vec<_> = said.keys.iter().map(key_of).collect::<Option<_>>()?;
        let signers = said.signers.iter().map(|signer| key_of(&signer.key)).collect::<Option<_>>()?;
        let counted = said.threshold > 0 && is_exact(said.threshold);
        let sound = counted && is_numbered(said.version, said.previous) && !keys.is_empty();
        sound.then(|| Self { said, digest: signed.digest(), keys, signers })
    }

    /// Follows a chain of roots from the one with the `pinned` digest: all from that one on, the newest last.
    ///
    /// # Errors
    /// [`Refused::OtherRoots`] when the pinned ones are not among them or one does not name the one before,
    /// [`Refused::Unsigned`] where a threshold is not met.
    pub(super) fn follow(mut all: Vec<Self>, chain: &[Signed], pinned: Digest) -> Result<Vec<Self>, Refused> {
        let at = all.iter().position(|roots| roots.digest == pinned).ok_or(Refused::OtherRoots)?;
        let (way, chain) = (all.split_off(at), &chain[at..]);
        for (place, signed) in chain.iter().enumerate() {
            let before = place.checked_sub(1).map(|place| &way[place]);
            if before.is_some_and(|before| !way[place].follows(before)) {
                return Err(Refused::OtherRoots);
            }
            let vouched = before.is_none_or(|before| before.vouch_for(signed)) && way[place].vouch_for(signed);
            if !vouched {
                return Err(Refused::Unsigned("roots"));
            }
        }
        Ok(way)
    }

    fn follows(&self, before: &Self) -> bool {
        self.said.version == before.said.version + 1 && self.said.previous == Some(before.digest)
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

    /// The keys that sign roots: those of the scheme itself.
    #[must_use]
    pub fn keys(&self) -> &[PublicKey] {
        &self.keys
    }

    /// When they were made.
    #[must_use]
    pub const fn made_at(&self) -> Timestamp {
        self.said.made_at
    }

    /// The keys that may sign a trust list at `at`.
    pub(super) fn signers_at(&self, at: Timestamp) -> Vec<PublicKey> {
        let in_period = |signer: &Signer| signer.from <= at && signer.to.is_none_or(|to| at < to);
        let signers = self.said.signers.iter().zip(&self.signers);
        signers.filter(|(signer, _)| in_period(signer)).map(|(_, key)| key.clone()).collect()
    }

    /// Whether a key is a signer, at any time.
    pub(super) fn lists(&self, key: KeyId) -> bool {
        self.signers.iter().any(|signer| signer.id() == key)
    }

    /// A signer's row.
    #[must_use]
    pub fn signer(key: &PublicKey, from: Timestamp, to: Option<Timestamp>) -> Signer {
        Signer { key: published(key), from, to }
    }
}
