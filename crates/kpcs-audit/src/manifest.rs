//! What a bundle says of itself: at its beginning whose it is and for whom, at its end how much it holds.
//!
//! Invariant: one record, one encoding. What a bundle says of itself is compared with what was found in it.
//! Source: docs/formats/bundle.md.

use std::fmt;

use kpcs_domain::{
    record,
    value::{AuthorityId, CountryCode, Digest, Name, Timestamp},
};

/// What the manifest of this version of the format begins with.
pub const FORMAT: &str = "kpcs/bundle/v1";

record! {
    /// The first record.
    pub struct Manifest {
        /// [`FORMAT`].
        1 format: Name, "";
        /// The office that exports and signs.
        2 exporter: AuthorityId, "";
        /// Of which year, in UTC, the statements are.
        3 year: u64, "";
        /// For which Participant; absent for the public.
        4 participant: Option<CountryCode>, "";
        /// For which authority, beside its Participant; absent for every other reader.
        5 authority: Option<AuthorityId>, "";
        6 made_at: Timestamp, "";
        /// The fingerprint of the roots.
        7 roots: Digest, "";
        /// The log's name.
        8 log: Name, "";
        /// Of the reader's own chain: the last running number before the year, and its leaf; absent unless the reader is an authority.
        9 chain_running: Option<u64>, "";
        10 chain_leaf: Option<Digest>, "";
    }
}

record! {
    /// What the last record counts; each is at least 0 and always given.
    pub struct Counts {
        /// Statements that stand in the log and are shown.
        1 statements: u64, "";
        /// Those of them with more than the header part.
        2 with_content: u64, "";
        /// Statements of the reader's own that have no place of their own in the log; the chain holds them.
        3 covered: u64, "";
        /// Entries of the log that are not shown.
        4 hidden: u64, "";
        /// Checkpoints.
        5 checkpoints: u64, "";
        /// Certificates among the statements.
        6 certificates: u64, "";
        /// Statements of the year that have no place in the log yet and are not in the bundle; the exporter alone says so.
        7 waiting: u64, "";
    }
}

impl Counts {
    /// Nothing.
    pub(crate) const NONE: Self =
        Self { statements: 0, with_content: 0, covered: 0, hidden: 0, checkpoints: 0, certificates: 0, waiting: 0 };
}

/// For whom a bundle is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// Everybody: public acts.
    Public,
    /// The authorities of a Participant: header parts too, and the content of what one of them stated or received.
    Participant(CountryCode),
    /// One authority: what its Participant may see, and everything of its own.
    Authority(AuthorityId),
}

impl Reader {
    /// The Participant and the authority of a manifest.
    #[must_use]
    pub fn parts(&self) -> (Option<CountryCode>, Option<AuthorityId>) {
        match self {
            Self::Public => (None, None),
            Self::Participant(code) => (Some(*code), None),
            Self::Authority(authority) => (authority.participant(), Some(authority.clone())),
        }
    }

    /// The reader of a manifest.
    #[must_use]
    pub fn of(manifest: &Manifest) -> Self {
        match (&manifest.authority, manifest.participant) {
            (Some(authority), _) => Self::Authority(authority.clone()),
            (None, Some(code)) => Self::Participant(code),
            (None, None) => Self::Public,
        }
    }
}

impl fmt::Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::Participant(code) => write!(f, "participant {code}"),
            Self::Authority(authority) => write!(f, "authority {authority}"),
        }
    }
}
