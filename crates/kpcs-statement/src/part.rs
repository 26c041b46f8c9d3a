//! The four parts of a statement and the blinded digests that are signed in their place (decisions 1).
//!
//! Invariant: digest = SHA-256(blind || bytes); a part that an act lacks has the digest of no bytes with its blind,
//! so that the absence of a part is hidden too. Header and core blinds derive from one 16-byte seed, which stands
//! in the QR code; those of details and chain are independent and never on paper.
//! Must not know: what the parts say.

use hkdf::Hkdf;
use kpcs_domain::value::Digest;
use sha2::{Digest as _, Sha256};

/// A part of a statement, in the order of the payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartName {
    /// What Participants may know.
    Header,
    /// What is printed.
    Core,
    /// What the parties know.
    Details,
    /// The place in the authority's chain.
    Chain,
}

impl PartName {
    /// All parts in the order of the payload.
    pub const ALL: [Self; 4] = [Self::Header, Self::Core, Self::Details, Self::Chain];

    /// The name in messages and tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Core => "core",
            Self::Details => "details",
            Self::Chain => "chain",
        }
    }
}

/// What makes the digests of a statement's parts unguessable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blinds {
    /// From which the blinds of header and core derive; in the QR code.
    pub seed: [u8; 16],
    /// The blind of the details part.
    pub details: [u8; 32],
    /// The blind of the chain part.
    pub chain: [u8; 32],
}

impl Blinds {
    /// From 80 random bytes.
    #[must_use]
    pub fn from_random(random: &[u8; 80]) -> Self {
        let take = |from: usize| std::array::from_fn(|i| random[from + i]);
        Self { seed: std::array::from_fn(|i| random[i]), details: take(16), chain: take(48) }
    }

    /// The blind of one part.
    #[must_use]
    pub fn of(&self, part: PartName) -> [u8; 32] {
        match part {
            PartName::Header | PartName::Core => derived_blind(&self.seed, part),
            PartName::Details => self.details,
            PartName::Chain => self.chain,
        }
    }
}

/// The blind of header or core, from the seed: HKDF-SHA-256 (RFC 5869), no salt, info `kpcs/blind/NAME/v1`.
#[must_use]
pub fn derived_blind(seed: &[u8; 16], part: PartName) -> [u8; 32] {
    let mut blind = [0; 32];
    let info = format!("kpcs/blind/{}/v1", part.as_str());
    Hkdf::<Sha256>::new(None, seed).expand(info.as_bytes(), &mut blind).expect("32 bytes are within HKDF's limit");
    blind
}

/// SHA-256(blind || bytes).
#[must_use]
pub fn part_digest(blind: &[u8; 32], bytes: &[u8]) -> Digest {
    Digest(Sha256::new().chain_update(blind).chain_update(bytes).finalize().into())
}

/// The digest of a part that the act lacks.
#[must_use]
pub fn absent_digest(blind: &[u8; 32]) -> Digest {
    part_digest(blind, &[])
}
