//! Trust data as one file: roots, trust list and status list, signed, so that a verifier needs no network.
//!
//! Invariant: nothing of a file counts before all of it was read, in its one encoding, and signed by whom the roots name; what
//! is older than what was accepted before is refused.
//! Must not know: where the file came from, where a verifier keeps what it remembers.
//! Source: docs/formats/trust.md; threat-model 9.6; decision 31.

mod history;
mod memory;
mod parcel;
mod roots;
mod signed;
mod status_list;
mod trust_list;

pub use history::EarlierList;
pub use memory::Remembered;
pub use parcel::{TrustBundle, logged, write_trust_bundle};
pub use roots::{Roots, RootsDraft, Signer};
pub use signed::{Signed, published};
pub use status_list::{StatusCode, StatusList, sign_status_list};
pub use trust_list::{ListedKey, ListedLog, ListedPlace, ListedWitness, TrustList, sign_trust_list};

/// Why trust data is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not the one encoding of trust data; says what was expected.
    #[error("expected {0}")]
    Malformed(&'static str),
    /// The roots with which this verifier was started are not in it.
    #[error("these are not the roots with which this verifier was started")]
    OtherRoots,
    /// Too few of those who may have signed this.
    #[error("the {0} are not signed by those who may")]
    Unsigned(&'static str),
    /// Older than what was accepted before.
    #[error("the {0} are older than those that were accepted before")]
    RolledBack(&'static str),
    /// The version that was accepted before, with other bytes.
    #[error("two {0} of one version")]
    TwoOfOneVersion(&'static str),
    /// Made later than now.
    #[error("made in the future")]
    FromTheFuture,
}

impl Refused {
    /// The word of docs/formats/trust.md, by which verifiers are compared.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::OtherRoots => "other_roots",
            Self::Unsigned(_) => "unsigned",
            Self::RolledBack(_) => "rolled_back",
            Self::TwoOfOneVersion(_) => "two_of_one_version",
            Self::FromTheFuture => "from_the_future",
        }
    }
}
