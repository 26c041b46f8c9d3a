//! A witness that is reached over HTTP (C2SP tlog-witness), and a mirror that is asked for its head.
//!
//! A witness that answers 409 has seen another size than this log believes: it is asked again from there, once. What it knows at a start is
//! read from `logs/HASH/checkpoint`, as our own witnesses have it; of any other, the size comes from its answer to the head.
//! Invariant: only a line under the key that is expected is taken for its cosignature.
//! Must not know: what the log holds.

use std::sync::{Mutex, PoisonError};

use kpcs_log::{AddCheckpoint, Declined, Note, NoteKey, NoteSignature, Seen};
use sha2::{Digest, Sha256};

use crate::{CosignRequest, Cosigner, Known, NotCosigned, Observer, Unreachable, Wire};

/// The type of a 409 that names a size.
pub(crate) const TYPE_SIZE: &str = "text/x.tlog.size";

/// A witness elsewhere.
pub struct RemoteWitness {
    key: NoteKey,
    wire: Box<dyn Wire>,
    /// The size that it cosigned last, as far as is known.
    size: Mutex<u64>,
}

/// What it answered.
enum Told {
    Cosigned(NoteSignature),
    /// It has seen this size.
    Size(u64),
}

impl RemoteWitness {
    /// The witness with `key` behind `wire`.
    #[must_use]
    pub const fn new(key: NoteKey, wire: Box<dyn Wire>) -> Self {
        Self { key, wire, size: Mutex::new(0) }
    }

    fn ask(&self, asked: &AddCheckpoint) -> Result<Told, NotCosigned> {
        let answer = self.wire.post("add-checkpoint", asked.to_body().as_bytes()).map_err(unreachable)?;
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        match answer.status {
            200 => self.line(&text).map(Told::Cosigned),
            409 if answer.content_type == TYPE_SIZE => {
                let size = text.strip_suffix('\n').and_then(|size| size.parse().ok());
                size.map(Told::Size).ok_or_else(|| Unreachable("named no size".to_owned()).into())
            }
            422 => Err(Declined::Inconsistent(Seen { size: asked.old, ..Seen::NOTHING }).into()),
            403 => Err(Declined::Unsigned.into()),
            404 => Err(Unreachable("does not watch this log".to_owned()).into()),
            status => Err(Unreachable(format!("answered with status {status}")).into()),
        }
    }

    /// The line of its own key among those that it sent.
    fn line(&self, text: &str) -> Result<NoteSignature, NotCosigned> {
        let lines = text.lines().filter_map(|line| NoteSignature::parse(line).ok());
        let mut own = lines.filter(|line| line.key == self.key.id() && line.name == self.key.name());
        own.next().ok_or_else(|| Unreachable("sent no line under its key".to_owned()).into())
    }

    fn known(&self) -> u64 {
        *self.size.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, size: u64) {
        *self.size.lock().unwrap_or_else(PoisonError::into_inner) = size;
    }
}

impl Observer for RemoteWitness {
    fn name(&self) -> &str {
        self.key.name()
    }

    fn newest(&self, log: &NoteKey, head: Option<&Note>) -> Result<Known, Unreachable> {
        let answer = self.wire.get(&seen_path(log.name())).map_err(unreachable)?;
        match (answer.status, head) {
            (200, _) => shown(&answer.body),
            (204, _) => Ok(Known::Nothing),
            (404, Some(head)) => {
                let asked = AddCheckpoint { old: 0, proof: Vec::new(), note: head.clone() };
                match self.ask(&asked) {
                    Ok(Told::Cosigned(_)) => Ok(Known::Checkpoint(head.clone())),
                    Ok(Told::Size(size)) => Ok(Known::Size(size)),
                    Err(fault) => Err(Unreachable(fault.to_string())),
                }
            }
            (404, None) => Err(Unreachable("cannot say what it saw last".to_owned())),
            (status, _) => Err(Unreachable(format!("answered with status {status}"))),
        }
    }
}

impl Cosigner for RemoteWitness {
    fn key(&self) -> &NoteKey {
        &self.key
    }

    fn cosign(&self, request: &CosignRequest) -> Result<NoteSignature, NotCosigned> {
        let now = request.now().size;
        let mut told = self.ask(&request.from(self.known().min(now))?)?;
        if let Told::Size(size) = told {
            self.note(size);
            told = self.ask(&request.from(size)?)?;
        }
        match told {
            Told::Cosigned(line) => {
                self.note(now);
                Ok(line)
            }
            Told::Size(size) => Err(Declined::Fork(Seen { size, ..Seen::NOTHING }).into()),
        }
    }
}

/// Where a witness of ours shows the newest checkpoint of the log with that name.
pub(crate) fn seen_path(origin: &str) -> String {
    let hash: String = Sha256::digest(origin).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("logs/{hash}/checkpoint")
}

/// A mirror elsewhere, as a starting log asks it.
pub struct RemoteMirror {
    name: String,
    wire: Box<dyn Wire>,
}

impl RemoteMirror {
    /// The mirror that people know as `name`, behind `wire`.
    #[must_use]
    pub const fn new(name: String, wire: Box<dyn Wire>) -> Self {
        Self { name, wire }
    }
}

impl Observer for RemoteMirror {
    fn name(&self) -> &str {
        &self.name
    }

    fn newest(&self, _: &NoteKey, _: Option<&Note>) -> Result<Known, Unreachable> {
        let answer = self.wire.get("checkpoint").map_err(unreachable)?;
        match answer.status {
            200 => shown(&answer.body),
            404 => Ok(Known::Nothing),
            status => Err(Unreachable(format!("answered with status {status}"))),
        }
    }
}

fn shown(body: &[u8]) -> Result<Known, Unreachable> {
    Note::parse(body).map(Known::Checkpoint).map_err(|unsound| Unreachable(format!("sent no checkpoint: {unsound}")))
}

fn unreachable(fault: std::io::Error) -> Unreachable {
    Unreachable(fault.to_string())
}
