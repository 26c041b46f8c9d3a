//! A running log: hands out places and proofs, and owns the two threads that append and that have checkpoints cosigned.
//!
//! Invariant: a place that was handed out is durable in the tree and never changes; a proof that is handed out verifies, under a
//! checkpoint that has its quorum. Time comes from the clock that was handed in.
//! Must not know: diamonds, HTTP. Source: docs/formats/log.md.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use kpcs_log::{Counted, LogKeys, LogProof, Note, NoteSigner, Quorum, ReceiptSigner, Seen};

use crate::{
    Cosigner, Entry, HubFault, LogHome, NotTaken, Observer,
    cosign::{Message, Rounds},
    queue::LIMIT_BATCH,
    sequence,
    shared::{Head, Shared},
    start::{self, Open},
};

/// Seconds since 1970-01-01 UTC.
pub type Clock = Arc<dyn Fn() -> u64 + Send + Sync>;

/// All that a log needs.
pub struct LogSettings {
    /// Where the index, the times and the cosigned checkpoint lie; the log itself may lie in the same folder.
    pub folder: PathBuf,
    /// Where the log lies.
    pub home: Arc<dyn LogHome>,
    /// Signs checkpoints; its name is the log's.
    pub signer: NoteSigner,
    /// Signs receipts; its secret may be the same.
    pub receipts: ReceiptSigner,
    /// When a checkpoint counts.
    pub quorum: Quorum,
    /// The witnesses that are asked.
    pub cosigners: Vec<Arc<dyn Cosigner>>,
    /// Who else is asked at a start for the newest head: mirrors.
    pub observers: Vec<Arc<dyn Observer>>,
    /// What time it is.
    pub clock: Clock,
    /// How long witnesses and mirrors are waited for.
    pub patience: Duration,
}

/// A checkpoint that has its quorum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// It, with its cosignatures.
    pub note: Note,
    /// Its tree.
    pub seen: Seen,
    /// The log's time: the latest of its cosignatures; 0 where none is needed.
    pub seconds: u64,
    /// A proof without receipt: the signatures that all proofs under this checkpoint share are chosen once.
    pub(crate) signatures: LogProof,
}

/// Where an entry stands, and whether that can be proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is not in the log.
    Absent,
    /// It is in the log, and no checkpoint over it has its quorum yet.
    Waiting {
        /// Its place.
        place: u64,
        /// Who has cosigned the newest checkpoint, how many witnesses are short, which groups are missing.
        counted: Counted,
    },
    /// It is in the log, and this shows it to everybody.
    Proven {
        /// Its place.
        place: u64,
        /// Receipt, checkpoint and quorum.
        proof: Box<LogProof>,
    },
}

/// A witness, as the log knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessState {
    /// The name of its key.
    pub name: String,
    /// The size that it cosigned last since this start, and when, in seconds since 1970-01-01 UTC.
    pub last: Option<(u64, u64)>,
    /// Why it has not cosigned when it was asked last.
    pub trouble: Option<String>,
}

/// A running log.
pub struct LogService {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

impl LogService {
    /// Opens the log and starts it; the newest checkpoint is being cosigned anew when this returns.
    ///
    /// # Errors
    /// [`HubFault`]; nothing was signed then.
    pub fn open(settings: LogSettings) -> Result<Self, HubFault> {
        let open = start::open(&settings)?;
        Self::begin(settings, open)
    }

    /// As [`Self::open`]; but where only the witnesses do not answer, a log that exists is shown as it stands: it proves what it had, and
    /// appends and signs nothing until a submission finds enough of them. So whatever else the process does need not wait for them.
    ///
    /// # Errors
    /// As [`Self::open`]; also when too few witnesses answer for a log that has not begun.
    pub fn open_or_wait(settings: LogSettings) -> Result<Self, HubFault> {
        let fault = match start::open(&settings) {
            Ok(open) => return Self::begin(settings, open),
            Err(fault) => fault,
        };
        let head = start::stored_head(&settings)?.filter(|_| matches!(fault, HubFault::TooFewAnswered { .. }));
        let Some(head) = head else { return Err(fault) };
        let service = Self::start(settings, head, None)?;
        service.shared.stop(&fault);
        Ok(service)
    }

    fn begin(settings: LogSettings, open: Open) -> Result<Self, HubFault> {
        let service = Self::start(settings, Head::of(&open.sequencer)?, Some(open))?;
        service.shared.beat();
        Ok(service)
    }

    fn start(settings: LogSettings, head: Head, open: Option<Open>) -> Result<Self, HubFault> {
        let (tell, messages) = channel();
        let shared = Arc::new(Shared::new(settings, head, tell.clone())?);
        let rounds = Rounds::new(Arc::clone(&shared), messages, &tell);
        let appending = Arc::clone(&shared);
        let threads = vec![thread::spawn(move || sequence::run(&appending, open)), thread::spawn(move || rounds.run())];
        Ok(Self { shared, threads })
    }

    /// Gives each entry its place, in the order of `entries`; returns when all of them stand durable in the tree. An entry that
    /// stands already keeps its place.
    ///
    /// # Errors
    /// [`NotTaken`]; asked again, an entry that had been appended gets the place that it has.
    pub fn submit(&self, entries: &[Entry]) -> Result<Vec<u64>, NotTaken> {
        let mut places = Vec::with_capacity(entries.len());
        let mut waiting = VecDeque::new();
        let ended = |_| NotTaken::Stopped("it ended".to_owned());
        let mut rest = entries.chunks(LIMIT_BATCH).peekable();
        while let Some(some) = rest.peek() {
            match self.shared.queue.put(some) {
                Ok(answer) => {
                    waiting.push_back(answer);
                    rest.next();
                }
                // Too many wait; where some are its own, their end makes room.
                Err(not_taken) => match waiting.pop_front().filter(|_| not_taken == NotTaken::Busy) {
                    Some(first) => places.extend(Receiver::recv(&first).map_err(ended)??),
                    None => return Err(not_taken),
                },
            }
        }
        for answer in waiting {
            places.extend(answer.recv().map_err(ended)??);
        }
        Ok(places)
    }

    /// Where an entry stands; with its proof at the newest checkpoint that has its quorum, once that covers it.
    ///
    /// # Errors
    /// [`HubFault`] when index or tiles cannot be read, or are damaged.
    pub fn proof(&self, entry: &Entry) -> Result<Standing, HubFault> {
        let Some(place) = self.shared.reader().place(entry)? else { return Ok(Standing::Absent) };
        let (published, counted) = {
            let state = self.shared.lock();
            (state.published.clone(), state.counted.clone())
        };
        match published.filter(|published| place < published.seen.size) {
            None => Ok(Standing::Waiting { place, counted }),
            Some(published) => {
                let proof = Box::new(self.shared.prove(entry, place, &published)?);
                Ok(Standing::Proven { place, proof })
            }
        }
    }

    /// As [`Self::proof`], and waits so long for the quorum.
    ///
    /// # Errors
    /// As [`Self::proof`].
    pub fn proof_within(&self, entry: &Entry, patience: Duration) -> Result<Standing, HubFault> {
        if let Some(place) = self.shared.reader().place(entry)? {
            self.shared
                .wait(patience, |state| state.published.as_ref().is_some_and(|published| place < published.seen.size));
        }
        self.proof(entry)
    }

    /// The place from which on entries were taken at `seconds` (since 1970-01-01 UTC) or later; the size of the log where none was.
    /// A batch has one time, that of its end; where its time was lost, the next one's.
    ///
    /// # Errors
    /// [`HubFault`] when the index cannot be read.
    pub fn first_index_at(&self, seconds: u64) -> Result<u64, HubFault> {
        let size = self.head().size;
        Ok(self.shared.reader().first_at(seconds)?.unwrap_or(size))
    }

    /// When the entry at `place` was taken, in seconds since 1970-01-01 UTC; `None` beyond the log.
    ///
    /// # Errors
    /// [`HubFault`] when the index cannot be read.
    pub fn taken_at(&self, place: u64) -> Result<Option<u64>, HubFault> {
        self.shared.reader().taken_at(place)
    }

    /// The newest tree, cosigned or not.
    #[must_use]
    pub fn head(&self) -> Seen {
        self.shared.lock().head.seen
    }

    /// The newest checkpoint as the log has signed it, without cosignatures.
    #[must_use]
    pub fn signed(&self) -> Note {
        self.shared.lock().head.note.clone()
    }

    /// The newest checkpoint that has its quorum.
    #[must_use]
    pub fn published(&self) -> Option<Published> {
        self.shared.lock().published.clone()
    }

    /// Who has cosigned the newest checkpoint.
    #[must_use]
    pub fn counted(&self) -> Counted {
        self.shared.lock().counted.clone()
    }

    /// The witnesses, in the order of the settings.
    #[must_use]
    pub fn witnesses(&self) -> Vec<WitnessState> {
        self.shared.lock().witnesses.clone()
    }

    /// Why nothing is appended, if so; the next submission tries to open the log again.
    #[must_use]
    pub fn stopped(&self) -> Option<String> {
        self.shared.lock().stopped.clone()
    }

    /// The keys with which everything verifies.
    #[must_use]
    pub fn keys(&self) -> LogKeys {
        self.shared.keys()
    }

    /// What a checkpoint needs to count.
    #[must_use]
    pub fn quorum(&self) -> &Quorum {
        &self.shared.settings.quorum
    }

    /// Where the log lies.
    #[must_use]
    pub fn home(&self) -> &Arc<dyn LogHome> {
        &self.shared.settings.home
    }

    /// Asks every witness for a fresh cosignature of the newest checkpoint; to be called every few hours, so that a log without new
    /// entries is not taken for one that is held back.
    pub fn beat(&self) {
        self.shared.beat();
    }

    /// Returns when every witness has answered about the newest checkpoint, or patience was over.
    pub fn settle(&self) {
        self.shared.settle();
    }
}

impl Drop for LogService {
    /// Takes what still waits, then ends.
    fn drop(&mut self) {
        self.shared.queue.close();
        let mut threads = std::mem::take(&mut self.threads).into_iter();
        if let Some(appending) = threads.next() {
            let _ = appending.join();
        }
        self.shared.tell(Message::Close);
        threads.for_each(|rounds| drop(rounds.join()));
    }
}
