//! What a witness does when a log asks it to cosign: look whether the new tree continues the one that it saw last.
//!
//! Invariant: a witness cosigns only what continues the newest tree that it has cosigned for this log; whoever calls this keeps
//! what it returns on disk before the cosignature leaves, so that no crash makes it forget.
//! Must not know: HTTP, files, clocks. Source: C2SP tlog-witness, `add-checkpoint`.

use crate::{Checkpoint, Consistency, EMPTY_ROOT, Hash, Note, NoteKey, NoteSignature, NoteSigner, Unsound, cosign};

/// The most hashes of a consistency proof.
const LIMIT_PROOF: usize = 63;

/// What a log asks: cosign this checkpoint; the last one that you saw had `old` leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the tree that the log believes the witness saw last.
    pub old: u64,
    /// That the new tree continues it.
    pub proof: Vec<Hash>,
    /// The new checkpoint, signed by the log.
    pub note: Note,
}

impl AddCheckpoint {
    /// Reads the body of a request: `old SIZE`, a hash in base64 a line, an empty line, the signed checkpoint.
    ///
    /// # Errors
    /// [`Unsound::Form`] for anything else.
    pub fn parse(body: &[u8]) -> Result<Self, Unsound> {
        let malformed = Unsound::Form("old SIZE, a proof, an empty line, a checkpoint");
        let text = std::str::from_utf8(body).map_err(|_| malformed.clone())?;
        let (head, note) = text.split_once("\n\n").ok_or(malformed.clone())?;
        let mut lines = head.split('\n');
        let old: u64 =
            lines.next().and_then(|line| line.strip_prefix("old ")?.parse().ok()).ok_or(malformed.clone())?;
        let proof: Option<Vec<_>> = lines.map(Hash::from_base64).collect();
        let proof = proof.filter(|proof| proof.len() <= LIMIT_PROOF).ok_or(malformed.clone())?;
        let asked = Self { old, proof, note: Note::parse(note.as_bytes())? };
        if asked.to_body() == text { Ok(asked) } else { Err(malformed) }
    }

    /// The body of the request.
    #[must_use]
    pub fn to_body(&self) -> String {
        let proof: String = self.proof.iter().map(|hash| format!("{}\n", hash.to_base64())).collect();
        format!("old {}\n{proof}\n{}", self.old, self.note)
    }
}

/// The newest tree of a log that a witness has cosigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// How many leaves.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

impl Seen {
    /// Before the first checkpoint: the tree without leaves.
    pub const NOTHING: Self = Self { size: 0, root: EMPTY_ROOT };
}

/// Why a witness does not cosign.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Declined {
    /// Not a checkpoint of this log (status 400).
    #[error(transparent)]
    Malformed(Unsound),
    /// The log's key has not signed it (403).
    #[error("the checkpoint is not signed by the log")]
    Unsigned,
    /// The older tree is larger than the checkpoint's (400).
    #[error("the older tree has {old} leaves, the checkpoint {size}")]
    Backwards {
        /// What the log said that the witness saw.
        old: u64,
        /// The checkpoint's size.
        size: u64,
    },
    /// The witness saw another size last: ask again from there (409).
    #[error("this witness saw {} leaves last", .0.size)]
    Another(Seen),
    /// The same size with another root: a fork (409).
    #[error("this witness saw another root at {} leaves", .0.size)]
    Fork(Seen),
    /// The proof does not lead from the one root to the other (422).
    #[error("the new tree does not continue the tree of {} leaves that this witness saw", .0.size)]
    Inconsistent(Seen),
}

/// Cosigns, or says why not; gives what is to be kept before the cosignature is handed out.
///
/// # Errors
/// [`Declined`], in the order of its variants.
pub fn witness(
    asked: &AddCheckpoint,
    log: &NoteKey,
    seen: Seen,
    signer: &NoteSigner,
    seconds: u64,
) -> Result<(NoteSignature, Seen), Declined> {
    let checkpoint = match Checkpoint::of(&asked.note, log) {
        Ok(checkpoint) => checkpoint,
        Err(Unsound::Signature(_)) => return Err(Declined::Unsigned),
        Err(unsound) => return Err(Declined::Malformed(unsound)),
    };
    if asked.old > checkpoint.size {
        return Err(Declined::Backwards { old: asked.old, size: checkpoint.size });
    }
    if asked.old != seen.size {
        return Err(Declined::Another(seen));
    }
    if checkpoint.size == seen.size && checkpoint.root != seen.root {
        return Err(Declined::Fork(seen));
    }
    let claim = Consistency { old: asked.old, size: checkpoint.size, path: asked.proof.clone() };
    claim.verify(&seen.root, &checkpoint.root).map_err(|_| Declined::Inconsistent(seen))?;
    let signature = cosign(&asked.note.text, signer, seconds).map_err(Declined::Malformed)?;
    Ok((signature, Seen { size: checkpoint.size, root: checkpoint.root }))
}
