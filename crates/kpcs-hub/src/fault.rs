//! Why the log does not run, and why an entry was not taken.
//!
//! Invariant: a fault names what was found and where; who submits hears whether asking again may help.

use std::io;

use kpcs_log::{Seen, SequencerFault, Unsound};

/// Why the log does not start, or does not answer.
#[derive(Debug, thiserror::Error)]
pub enum HubFault {
    /// The sequencer; nothing was signed.
    #[error(transparent)]
    Sequencer(#[from] SequencerFault),
    /// Somebody knows a tree that is larger than, or other than, the one here: an old copy was put back, or there was a fork.
    #[error(
        "{who} has seen a tree of {size} leaves; the head here has {here}: nothing is signed before somebody has looked"
    )]
    Elsewhere {
        /// Who has seen it.
        who: String,
        /// The size that was seen.
        size: u64,
        /// The size of the head here.
        here: u64,
    },
    /// Too few witnesses answered to be certain that none of them saw a larger tree.
    #[error("{answered} witnesses answered, {needed} must before anything is signed; not reached: {}", .unreachable.join(", "))]
    TooFewAnswered {
        /// How many did.
        answered: usize,
        /// How many must: so many that every quorum has one of them in it.
        needed: usize,
        /// Who did not, and why.
        unreachable: Vec<String>,
    },
    /// Bytes of the log that are not what they must be.
    #[error("{0} is missing or damaged")]
    Damaged(String),
    /// The index.
    #[error("the index of entries: {0}")]
    Index(#[from] rusqlite::Error),
    /// A folder or file.
    #[error("the folder of the log: {0}")]
    Folder(#[from] io::Error),
    /// A proof that cannot be made, or would not verify.
    #[error("a proof: {0}")]
    Unsound(#[from] Unsound),
}

impl HubFault {
    pub(crate) fn elsewhere(who: &str, seen: Seen, here: u64) -> Self {
        Self::Elsewhere { who: who.to_owned(), size: seen.size, here }
    }
}

/// Why entries were not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Too many are waiting: ask again in a moment.
    #[error("the log has more waiting than it takes; ask again in a moment")]
    Busy,
    /// The log stopped before it could say what became of them: ask again, the answer will be the same place.
    #[error("the log has stopped: {0}")]
    Stopped(String),
}
