//! A portable proof that a log has told two stories: two checkpoints under its own key that cannot both be true.
//!
//! Invariant: to verify needs the log's public key and these bytes, nothing else, and nobody but the holder of the secret key can
//! make one. At one size two roots contradict each other as they stand; at two sizes it is shown that the larger tree begins
//! with another tree than the smaller checkpoint says.
//! Must not know: who found it. Source: docs/formats/log.md, "Fork proofs".

use std::fmt;

use crate::{Checkpoint, Consistency, Hash, Note, NoteKey, Unsound};

/// The first line of a proof.
const TITLE: &str = "kpcs/fork-proof/v1\n";

/// Two notes of one log that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForkProof {
    /// The checkpoint of the smaller tree; at equal sizes either.
    pub smaller: Note,
    /// The other.
    pub larger: Note,
    /// Where the sizes differ: what the larger tree really begins with.
    pub beginning: Option<Beginning>,
}

/// The root of the larger tree's first leaves, as many as the smaller tree has, and the path that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The root of those leaves.
    pub root: Hash,
    /// A consistency proof from it to the larger tree.
    pub path: Vec<Hash>,
}

impl ForkProof {
    /// Whether `log` has signed both and they contradict each other; gives the two checkpoints.
    ///
    /// # Errors
    /// [`Unsound`] when a signature is missing, a text is no checkpoint of the log, or both may be true.
    pub fn verify(&self, log: &NoteKey) -> Result<(Checkpoint, Checkpoint), Unsound> {
        let (smaller, larger) = (Checkpoint::of(&self.smaller, log)?, Checkpoint::of(&self.larger, log)?);
        let claimed = match &self.beginning {
            None if smaller.size == larger.size => larger.root,
            Some(beginning) if smaller.size < larger.size => {
                let shown = Consistency { old: smaller.size, size: larger.size, path: beginning.path.clone() };
                shown.verify(&beginning.root, &larger.root)?;
                beginning.root
            }
            _ => return Err(Unsound::Form("what the larger tree begins with, where the sizes differ")),
        };
        if claimed == smaller.root {
            Err(Unsound::Form("two checkpoints that contradict each other"))
        } else {
            Ok((smaller, larger))
        }
    }

    /// Reads a proof.
    ///
    /// # Errors
    /// [`Unsound::Form`] for anything but the one way to write it.
    pub fn parse(text: &str) -> Result<Self, Unsound> {
        let malformed = Unsound::Form("a fork proof: title, two notes, a beginning where sizes differ");
        let proof = read(text).ok_or(malformed.clone())?;
        if proof.to_string() == text { Ok(proof) } else { Err(malformed) }
    }
}

fn read(text: &str) -> Option<ForkProof> {
    let (smaller, rest) = read_note(text.strip_prefix(TITLE)?)?;
    let (larger, rest) = read_note(rest)?;
    let hashes: Vec<Hash> = rest.lines().map(Hash::from_base64).collect::<Option<_>>()?;
    let beginning = hashes.split_first().map(|(root, path)| Beginning { root: *root, path: path.to_vec() });
    Some(ForkProof { smaller, larger, beginning })
}

fn read_note(text: &str) -> Option<(Note, &str)> {
    let (length, rest) = text.strip_prefix("note ")?.split_once('\n')?;
    let (note, rest) = rest.split_at_checked(length.parse().ok()?)?;
    Some((Note::parse(note.as_bytes()).ok()?, rest))
}

impl fmt::Display for ForkProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TITLE)?;
        for note in [&self.smaller, &self.larger] {
            let note = note.to_string();
            write!(f, "note {}\n{note}", note.len())?;
        }
        let Some(beginning) = &self.beginning else { return Ok(()) };
        [&beginning.root].into_iter().chain(&beginning.path).try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))
    }
}
