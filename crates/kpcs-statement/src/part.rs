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

/// What makes the digest of one part unguessable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blind {
    /// The seed from which the blinds of header and core derive; it stands in the QR code.
    Seed([u8; 16]),
    /// A blind of the part's own, never on paper: details and chain.
    Own([u8; 32]),
}

impl Blind {
    /// From the 16 or 32 bytes that tables keep.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match bytes.len() {
            16 => bytes.try_into().ok().map(Self::Seed),
            _ => bytes.try_into().ok().map(Self::Own),
        }
    }

    /// The 16 or 32 bytes that tables keep.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Seed(seed) => seed,
            Self::Own(blind) => blind,
        }
    }

    /// The 32 bytes that are hashed before the part `name`.
    pub(crate) fn of(&self, name: PartName) -> [u8; 32] {
        match self {
            Self::Seed(seed) => derived_blind(seed, name),
            Self::Own(blind) => *blind,
        }
    }
}

/// The blinds of one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blinds {
    /// For header and core.
    pub seed: [u8; 16],
    /// For the details part.
    pub details: [u8; 32],
    /// For the chain part.
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
    pub const fn of(&self, part: PartName) -> Blind {
        match part {
            PartName::Header | PartName::Core => Blind::Seed(self.seed),
            PartName::Details => Blind::Own(self.details),
            PartName::Chain => Blind::Own(self.chain),
        }
    }
}

/// The blind of header or core, from the seed: HKDF-SHA-256 (RFC 5869), no salt, info `kpcs/blind/NAME/v1`.
fn derived_blind(seed: &[u8; 16], part: PartName) -> [u8; 32] {
    let mut blind = [0; 32];
    let info = format!("kpcs/blind/{}/v1", part.as_str());
    Hkdf::<Sha256>::new(None, seed).expand(info.as_bytes(), &mut blind).expect("32 bytes are within HKDF's limit");
    blind
}

/// The digest of part `name`: SHA-256(blind || bytes); no bytes for a part that the act lacks.
#[must_use]
pub fn part_digest(name: PartName, blind: &Blind, bytes: &[u8]) -> Digest {
    Digest(Sha256::new().chain_update(blind.of(name)).chain_update(bytes).finalize().into())
}
