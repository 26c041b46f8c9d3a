//! Finding a fork: two checkpoints of one log that cannot both be true, and the proof of it that anybody can check.
//!
//! Invariant: a proof that is made here verifies with the log's key alone; the tiles that it is made from are checked against the larger
//! checkpoint first, so whoever serves wrong tiles cannot make an honest log look like a liar.
//! Must not know: where tiles come from. Source: docs/formats/log.md, "Fork proofs"; threat-model A8.

use std::{
    io,
    path::{Path, PathBuf},
};

use kpcs_log::{Beginning, Checkpoint, ForkProof, Note, NoteKey, ReadTiles, TiledTree, Unsound, consistency, root};
use sha2::{Digest, Sha256};

use crate::files;

/// The proof that two notes of `log` exclude each other; `None` when the larger continues the smaller. `tiles` are those of the
/// larger tree; at equal sizes none are read.
///
/// # Errors
/// [`Unsound`] when a note is not a checkpoint of the log, or the tiles are missing or not those of the larger checkpoint.
pub fn find_fork(
    one: &Note,
    other: &Note,
    log: &NoteKey,
    tiles: &impl ReadTiles,
) -> Result<Option<ForkProof>, Unsound> {
    let (a, b) = (Checkpoint::of(one, log)?, Checkpoint::of(other, log)?);
    let ((smaller, old), (larger, new)) =
        if a.size <= b.size { ((one, a), (other, b)) } else { ((other, b), (one, a)) };
    let beginning = if old.size == new.size { None } else { Some(beginning(&old, &new, tiles)?) };
    let is_true = beginning.as_ref().map_or(new.root, |beginning| beginning.root) == old.root;
    let proof = ForkProof { smaller: smaller.clone(), larger: larger.clone(), beginning };
    if is_true { Ok(None) } else { proof.verify(log).map(|_| Some(proof)) }
}

/// With what the larger tree begins.
fn beginning(old: &Checkpoint, new: &Checkpoint, tiles: &impl ReadTiles) -> Result<Beginning, Unsound> {
    let tree = TiledTree::new(tiles, new.size);
    if root(&tree, new.size)? != new.root {
        return Err(Unsound::Form("the tiles of the larger checkpoint"));
    }
    Ok(Beginning { root: root(&tree, old.size)?, path: consistency(&tree, old.size, new.size)?.path })
}

/// Writes a proof down in `folder`, under a name that follows from it.
///
/// # Errors
/// When it is not certain that it is there.
pub fn keep_fork(folder: &Path, proof: &ForkProof) -> io::Result<PathBuf> {
    keep(folder, "fork", &proof.to_string())
}

/// Writes a text about a fork down.
pub(crate) fn keep(folder: &Path, kind: &str, text: &str) -> io::Result<PathBuf> {
    let sum: String = Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let path = folder.join(format!("{kind}-{sum}.txt"));
    files::replace(&path, text.as_bytes())?;
    Ok(path)
}
