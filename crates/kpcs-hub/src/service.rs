//! A running log: hands out places and proofs, and owns the two threads that append and that have checkpoints cosigned.
//!
//! Invariant: a place that was handed out is durable in the tree and never changes; a proof that is handed out verifies, under a
//! checkpoint that has its quorum. Time comes from the clock that was handed in.
//! Must not know: diamonds, HTTP. Source: docs/formats/log.md.

use std::{
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use kpcs_log::{
    Checkpoint, Counted, LogKeys, LogProof, Note, NoteSigner, Quorum, ReceiptSigner, SUBJECT, Seen, Sequencer,
    TiledTree, inclusion, inclusion_receipt, leaf_hash,
};

use crate::{
    Cosigner, Entry, HubFault, LogHome, NotTaken, Observer, Tiles,
    cosign::{Message, Rounds},
    files,
    home::Opened,
    index::IndexReader,
    queue::{LIMIT_BATCH, Queue},
    sequence, start,
};

/// Where the newest checkpoint with its quorum lies, in the folder of the log.
pub(crate) const COSIGNED: &str = "cosigned";

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

/// The newest head.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub note: Note,
    pub seen: Seen,
}

/// What the threads share.
pub(crate) struct Shared {
    pub settings: LogSettings,
    pub queue: Queue,
    state: Mutex<State>,
    changed: Condvar,
    reader: Mutex<IndexReader>,
    rounds: Mutex<Sender<Message>>,
}

struct State {
    head: Head,
    published: Option<Published>,
    counted: Counted,
    witnesses: Vec<WitnessState>,
    /// The tree that was cosigned last, once nothing more is expected for it.
    rested: Option<Seen>,
    /// How often cosigning was asked for, and not yet begun.
    beats: u64,
    stopped: Option<String>,
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
        let (tell, messages) = channel();
        let shared = Arc::new(Shared::new(settings, &open.sequencer, tell.clone())?);
        let rounds = Rounds::new(Arc::clone(&shared), messages, &tell);
        let appending = Arc::clone(&shared);
        let threads = vec![thread::spawn(move || sequence::run(&appending, open)), thread::spawn(move || rounds.run())];
        shared.beat();
        Ok(Self { shared, threads })
    }

    /// Gives each entry its place, in the order of `entries`; returns when all of them stand durable in the tree. An entry that
    /// stands already keeps its place.
    ///
    /// # Errors
    /// [`NotTaken`]; asked again, an entry that had been appended gets the place that it has.
    pub fn submit(&self, entries: &[Entry]) -> Result<Vec<u64>, NotTaken> {
        let waiting: Vec<_> =
            entries.chunks(LIMIT_BATCH).map(|some| self.shared.queue.put(some)).collect::<Result<_, _>>()?;
        let mut places = Vec::with_capacity(entries.len());
        for answer in waiting {
            let ended = |_| NotTaken::Stopped("it ended".to_owned());
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
        let mut state = self.shared.lock();
        while state.beats > 0 || state.rested != Some(state.head.seen) {
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
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

impl Shared {
    fn new(settings: LogSettings, sequencer: &Sequencer<Opened>, rounds: Sender<Message>) -> Result<Self, HubFault> {
        let reader = Mutex::new(IndexReader::open(&settings.folder)?);
        let head = head_of(sequencer)?;
        let published = read_published(&settings);
        let witness = |cosigner: &Arc<dyn Cosigner>| WitnessState {
            name: cosigner.key().name().to_owned(),
            last: None,
            trouble: None,
        };
        let state = State {
            counted: settings.quorum.count(&head.note),
            head,
            published,
            witnesses: settings.cosigners.iter().map(witness).collect(),
            rested: None,
            beats: 0,
            stopped: None,
        };
        let (state, rounds) = (Mutex::new(state), Mutex::new(rounds));
        Ok(Self { settings, queue: Queue::default(), state, changed: Condvar::new(), reader, rounds })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reader(&self) -> MutexGuard<'_, IndexReader> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, message: Message) {
        // The rounds end only with the service.
        let _ = self.rounds.lock().unwrap_or_else(PoisonError::into_inner).send(message);
    }

    fn beat(&self) {
        self.lock().beats += 1;
        self.tell(Message::Beat);
    }

    /// Waits until `is_there`, at most so long.
    fn wait(&self, patience: Duration, is_there: impl Fn(&State) -> bool) {
        let until = Instant::now() + patience;
        let mut state = self.lock();
        while !is_there(&state) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn keys(&self) -> LogKeys {
        let (checkpoint, receipts) = (self.settings.signer.public(), self.settings.receipts.public());
        LogKeys { checkpoint: checkpoint.clone(), receipts: receipts.clone() }
    }

    /// A proof that verifies: a tile that is damaged is found here, not by who was handed the proof.
    fn prove(&self, entry: &Entry, place: u64, published: &Published) -> Result<LogProof, HubFault> {
        let seen = published.seen;
        let inclusion = inclusion(&TiledTree::new(&Tiles(&*self.settings.home), seen.size), place, seen.size)?;
        inclusion.verify(&leaf_hash(entry), &seen.root)?;
        let receipt = inclusion_receipt(&inclusion, &seen.root, SUBJECT, &self.settings.receipts);
        Ok(LogProof::new(receipt, &published.note, &self.keys(), &self.settings.quorum)?)
    }

    pub fn head(&self) -> Head {
        self.lock().head.clone()
    }

    /// The head has moved.
    pub fn moved(&self, sequencer: &Sequencer<Opened>) -> Result<(), HubFault> {
        let head = head_of(sequencer)?;
        {
            let mut state = self.lock();
            state.head = head;
            state.stopped = None;
        }
        self.tell(Message::Moved);
        Ok(())
    }

    /// A fault has closed the log.
    pub fn stop(&self, fault: &HubFault) {
        self.lock().stopped = Some(fault.to_string());
    }

    /// The index was made anew.
    pub fn read_index(&self, reader: IndexReader) {
        *self.reader() = reader;
    }

    /// What a witness has answered about `seen`: when it cosigned, or why it did not.
    pub fn heard_of(&self, witness: usize, seen: Seen, answer: Result<u64, String>) {
        let mut state = self.lock();
        let Some(known) = state.witnesses.get_mut(witness) else { return };
        match answer {
            Ok(seconds) => (known.last, known.trouble) = (Some((seen.size, seconds)), None),
            Err(trouble) => known.trouble = Some(trouble),
        }
    }

    /// The newest checkpoint with what has come; it is published when that is enough.
    pub fn counted(&self, note: &Note, seen: Seen, counted: Counted) {
        let published = counted.is_enough().then(|| {
            let seconds = counted.latest().unwrap_or(0);
            // Unwritten, it is published by the next cosignature or round.
            let kept = files::replace(&self.settings.folder.join(COSIGNED), note.to_string().as_bytes());
            kept.ok().map(|()| Published { note: note.clone(), seen, seconds })
        });
        let mut state = self.lock();
        state.counted = counted;
        if let Some(published) = published.flatten() {
            state.published = Some(published);
        }
        self.changed.notify_all();
    }

    /// A round has begun, for so many beats.
    pub fn begun(&self, beats: u64) {
        let mut state = self.lock();
        state.beats -= beats;
        state.rested = None;
    }

    /// Nothing more is expected for that tree; `None` while something is.
    pub fn rested(&self, seen: Option<Seen>) {
        self.lock().rested = seen;
        self.changed.notify_all();
    }
}

fn head_of(sequencer: &Sequencer<Opened>) -> Result<Head, HubFault> {
    Ok(Head { note: Note::parse(sequencer.checkpoint())?, seen: sequencer.now() })
}

/// What was published before this start, if it still counts.
fn read_published(settings: &LogSettings) -> Option<Published> {
    let note = Note::parse(&files::read(&settings.folder.join(COSIGNED)).ok()??).ok()?;
    let checkpoint = Checkpoint::of(&note, settings.signer.public()).ok()?;
    let counted = settings.quorum.count(&note);
    let seen = Seen { size: checkpoint.size, root: checkpoint.root };
    counted.is_enough().then(|| Published { note, seen, seconds: counted.latest().unwrap_or(0) })
}
