//! Who watches a log: observers know its newest head, cosigners put their names under it.
//!
//! Invariant: what an observer knows counts only as a checkpoint that the log itself has signed; a bare size can stop a log, and
//! never makes it sign. Must not know: HTTP, files.
//! Source: C2SP tlog-witness; threat-model M8.

use std::sync::Arc;

use kpcs_log::{AddCheckpoint, Declined, Hash, Note, NoteKey, NoteSignature, Seen, TiledTree, Unsound, consistency};

use crate::{LogHome, Tiles};

/// What somebody outside knows of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// That it has none yet.
    Nothing,
    /// The newest checkpoint, as the log has signed it.
    Checkpoint(Note),
    /// Only how many leaves the newest had.
    Size(u64),
}

/// Why somebody could not be asked, in a few words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreachable(pub String);

/// Somebody outside who may know a newer head: a witness, a mirror.
pub trait Observer: Send + Sync {
    /// By what people know it.
    fn name(&self) -> &str;

    /// The newest head of `log` that it knows; `head` is the newest that the log knows itself.
    ///
    /// # Errors
    /// [`Unreachable`] when it cannot say.
    fn newest(&self, log: &NoteKey, head: Option<&Note>) -> Result<Known, Unreachable>;
}

/// Why a witness has not cosigned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCosigned {
    /// It could not be asked, or answered with something else.
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    /// It saw something that this checkpoint does not continue.
    #[error(transparent)]
    Declined(#[from] Declined),
    /// The proof that it wants cannot be made.
    #[error(transparent)]
    Unsound(#[from] Unsound),
}

/// A witness, as the log sees it.
pub trait Cosigner: Observer {
    /// The key of its cosignatures.
    fn key(&self) -> &NoteKey;

    /// Asks it to cosign.
    ///
    /// # Errors
    /// [`NotCosigned`].
    fn cosign(&self, request: &CosignRequest) -> Result<NoteSignature, NotCosigned>;
}

/// A checkpoint to be cosigned, and what can show to each witness that it continues what that one saw.
#[derive(Clone)]
pub struct CosignRequest {
    note: Note,
    now: Seen,
    home: Arc<dyn LogHome>,
}

impl CosignRequest {
    /// The checkpoint in `note`, which says `now`, of the log in `home`.
    #[must_use]
    pub fn new(note: Note, now: Seen, home: Arc<dyn LogHome>) -> Self {
        Self { note, now, home }
    }

    /// The tree of the checkpoint.
    #[must_use]
    pub const fn now(&self) -> Seen {
        self.now
    }

    /// The checkpoint.
    #[must_use]
    pub const fn note(&self) -> &Note {
        &self.note
    }

    /// What is asked of a witness that saw `old` leaves last.
    ///
    /// # Errors
    /// [`Unsound`] when the tree is smaller than that, or its tiles cannot be read.
    pub fn from(&self, old: u64) -> Result<AddCheckpoint, Unsound> {
        let proof: Vec<Hash> = match old {
            0 => Vec::new(),
            _ => consistency(&TiledTree::new(&Tiles(&*self.home), self.now.size), old, self.now.size)?.path,
        };
        Ok(AddCheckpoint { old, proof, note: self.note.clone() })
    }
}
