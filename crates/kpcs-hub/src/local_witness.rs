//! A witness whose state lies in a folder: in this process, or behind the routes of `kpcs witness`.
//!
//! Invariant: what it has cosigned is on disk, whole and synced, before the cosignature leaves; looking and keeping are one step for
//! each log. It is never moved back: a file that cannot be read stops it. Two notes that exclude each other are kept as a proof,
//! or, where the proof needs tiles that a witness has not, as they are.
//! Must not know: HTTP. Source: C2SP tlog-witness; threat-model A8.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use kpcs_log::{
    AddCheckpoint, Beginning, Checkpoint, Consistency, Declined, ForkProof, Note, NoteKey, NoteSignature, NoteSigner,
    Seen, witness,
};
use sha2::{Digest, Sha256};

use crate::{Clock, CosignRequest, Cosigner, Known, NotCosigned, Observer, Unreachable, files, fork::keep};

/// A witness of one or several logs.
pub struct LocalWitness {
    folder: PathBuf,
    signer: NoteSigner,
    clock: Clock,
    /// By origin: the log's key, and the newest checkpoint that was cosigned.
    logs: BTreeMap<String, Mutex<OfLog>>,
}

struct OfLog {
    key: NoteKey,
    last: Option<Note>,
}

/// What a witness has seen of one log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The log's key.
    pub log: NoteKey,
    /// The newest checkpoint that it has cosigned, with its cosignature.
    pub last: Option<Note>,
}

/// Why a witness does not cosign.
#[derive(Debug, thiserror::Error)]
pub enum WitnessAnswer {
    /// It does not watch this log (status 404).
    #[error("this witness does not watch the log {0}")]
    UnknownLog(String),
    /// As [`Declined`] says.
    #[error(transparent)]
    Declined(#[from] Declined),
    /// What it would have to keep cannot be kept (500).
    #[error("the folder of this witness: {0}")]
    Folder(#[from] io::Error),
}

/// What a witness has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its cosignature.
    pub signature: NoteSignature,
    /// What it has now seen.
    pub seen: Seen,
}

impl LocalWitness {
    /// Opens the witness in `folder`, which watches `logs`.
    ///
    /// # Errors
    /// When the folder cannot be used, or what it saw last cannot be read or is not of the log.
    pub fn open(folder: &Path, signer: NoteSigner, logs: &[NoteKey], clock: Clock) -> io::Result<Self> {
        let mut watched = BTreeMap::new();
        for key in logs {
            let last = files::read(&place(folder, key.name()))?.map(|bytes| read(&bytes, key)).transpose()?;
            watched.insert(key.name().to_owned(), Mutex::new(OfLog { key: key.clone(), last }));
        }
        Ok(Self { folder: folder.to_owned(), signer, clock, logs: watched })
    }

    /// What it has seen, in the order of the logs' names.
    #[must_use]
    pub fn watched(&self) -> Vec<Watched> {
        let of = |log: &Mutex<OfLog>| {
            let log = log.lock().unwrap_or_else(PoisonError::into_inner);
            Watched { log: log.key.clone(), last: log.last.clone() }
        };
        self.logs.values().map(of).collect()
    }

    /// Where it keeps proofs of forks.
    #[must_use]
    pub fn forks(&self) -> PathBuf {
        self.folder.join("forks")
    }

    /// Does what a log asks, or says why not.
    ///
    /// # Errors
    /// [`WitnessAnswer`].
    pub fn add(&self, asked: &AddCheckpoint) -> Result<Added, WitnessAnswer> {
        let origin = asked.note.text.lines().next().unwrap_or_default();
        let log = self.logs.get(origin).ok_or_else(|| WitnessAnswer::UnknownLog(origin.to_owned()))?;
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = log.seen();
        let (signature, now) = match witness(asked, &log.key, seen, &self.signer, (self.clock)()) {
            Ok(cosigned) => cosigned,
            Err(declined) => {
                if matches!(declined, Declined::Fork(_) | Declined::Inconsistent(_)) {
                    self.keep_contradiction(&log, asked)?;
                }
                return Err(declined.into());
            }
        };
        let mut note = asked.note.clone();
        note.signatures.retain(|signature| signature.key == log.key.id() && signature.name == log.key.name());
        note.signatures.push(signature.clone());
        files::replace(&place(&self.folder, origin), note.to_string().as_bytes())?;
        log.last = Some(note);
        Ok(Added { signature, seen: now })
    }

    /// Writes down two notes that exclude each other.
    fn keep_contradiction(&self, log: &OfLog, asked: &AddCheckpoint) -> io::Result<()> {
        let Some(last) = &log.last else { return Ok(()) };
        let (name, text) = match contradiction(last, asked, &log.key) {
            Some(proof) => ("fork", proof.to_string()),
            None => ("suspicion", format!("{last}\n{}", asked.note)),
        };
        keep(&self.forks(), name, &text).map(drop)
    }
}

/// The proof that the note asked about excludes the one that was cosigned last, where the request itself gives it: at equal sizes, and
/// where its path says with which other beginning the new tree grew.
fn contradiction(last: &Note, asked: &AddCheckpoint, log: &NoteKey) -> Option<ForkProof> {
    let (old, new) = (Checkpoint::of(last, log).ok()?, Checkpoint::of(&asked.note, log).ok()?);
    let beginning = if old.size == new.size {
        None
    } else {
        let path = Consistency { old: old.size, size: new.size, path: asked.proof.clone() };
        Some(Beginning { root: path.older_root(&new.root)?, path: asked.proof.clone() })
    };
    let proof = ForkProof { smaller: last.clone(), larger: asked.note.clone(), beginning };
    proof.verify(log).is_ok().then_some(proof)
}

impl OfLog {
    fn seen(&self) -> Seen {
        let checkpoint = self.last.as_ref().and_then(|note| Checkpoint::of(note, &self.key).ok());
        checkpoint.map_or(Seen::NOTHING, |checkpoint| Seen { size: checkpoint.size, root: checkpoint.root })
    }
}

/// What was seen last of a log lies under the hash of its name, which may have slashes in it.
fn place(folder: &Path, origin: &str) -> PathBuf {
    let name: String = Sha256::digest(origin).iter().map(|byte| format!("{byte:02x}")).collect();
    folder.join("seen").join(name)
}

fn read(bytes: &[u8], key: &NoteKey) -> io::Result<Note> {
    let note = Note::parse(bytes).and_then(|note| Checkpoint::of(&note, key).map(|_| note));
    note.map_err(|unsound| io::Error::new(io::ErrorKind::InvalidData, format!("what was seen of a log: {unsound}")))
}

impl Observer for LocalWitness {
    fn name(&self) -> &str {
        self.signer.public().name()
    }

    fn newest(&self, log: &NoteKey, _: Option<&Note>) -> Result<Known, Unreachable> {
        let of = self.logs.get(log.name()).ok_or_else(|| Unreachable("does not watch this log".to_owned()))?;
        let last = of.lock().unwrap_or_else(PoisonError::into_inner).last.clone();
        Ok(last.map_or(Known::Nothing, Known::Checkpoint))
    }
}

impl Cosigner for LocalWitness {
    fn key(&self) -> &NoteKey {
        self.signer.public()
    }

    fn cosign(&self, request: &CosignRequest) -> Result<NoteSignature, NotCosigned> {
        let origin = request.note().text.lines().next().unwrap_or_default();
        let seen = self.logs.get(origin).map(|log| log.lock().unwrap_or_else(PoisonError::into_inner).seen());
        let seen = seen.ok_or_else(|| Unreachable("does not watch this log".to_owned()))?;
        let asked = request.from(seen.size)?;
        self.add(&asked).map(|added| added.signature).map_err(|answer| match answer {
            WitnessAnswer::Declined(declined) => NotCosigned::Declined(declined),
            other => Unreachable(other.to_string()).into(),
        })
    }
}
