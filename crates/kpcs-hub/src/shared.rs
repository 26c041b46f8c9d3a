//! What the threads of a running log share: the newest head, what is published, what waits.
//!
//! Invariant: what is shown as published is on disk and counts; locks are held for moments, never while somebody is asked.
//! Must not know: who submits, who asks.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc::Sender},
    time::{Duration, Instant},
};

use kpcs_log::{
    Checkpoint, Counted, LogKeys, LogProof, Note, SUBJECT, Seen, Sequencer, TiledTree, inclusion, inclusion_receipt,
    leaf_hash,
};

use crate::{
    Cosigner, Entry, HubFault, LogSettings, Published, Tiles, WitnessState, cosign::Message, files, home::Opened,
    index::IndexReader, queue::Queue,
};

/// Where the newest checkpoint with its quorum lies, in the folder of the log.
pub(crate) const COSIGNED: &str = "cosigned";

/// The newest head.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub note: Note,
    pub seen: Seen,
}

impl Head {
    pub fn of(sequencer: &Sequencer<Opened>) -> Result<Self, HubFault> {
        Ok(Self { note: Note::parse(sequencer.checkpoint())?, seen: sequencer.now() })
    }
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

pub(crate) struct State {
    pub head: Head,
    pub published: Option<Published>,
    pub counted: Counted,
    pub witnesses: Vec<WitnessState>,
    /// The tree that was cosigned last, once nothing more is expected for it.
    pub rested: Option<Seen>,
    /// How often cosigning was asked for, and not yet begun.
    pub beats: u64,
    pub stopped: Option<String>,
}

impl Shared {
    pub fn new(settings: LogSettings, head: Head, rounds: Sender<Message>) -> Result<Self, HubFault> {
        let reader = Mutex::new(IndexReader::open(&settings.folder)?);
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

    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn reader(&self) -> MutexGuard<'_, IndexReader> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn tell(&self, message: Message) {
        // The rounds end only with the service.
        let _ = self.rounds.lock().unwrap_or_else(PoisonError::into_inner).send(message);
    }

    pub fn beat(&self) {
        self.lock().beats += 1;
        self.tell(Message::Beat);
    }

    /// Waits until `is_there`, at most so long.
    pub fn wait(&self, patience: Duration, is_there: impl Fn(&State) -> bool) {
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

    /// Waits until every witness has answered about the newest head, or patience was over.
    pub fn settle(&self) {
        let mut state = self.lock();
        while state.beats > 0 || state.rested != Some(state.head.seen) {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub fn keys(&self) -> LogKeys {
        keys(&self.settings)
    }

    /// A proof that verifies: a tile that is damaged is found here, not by who was handed the proof.
    pub fn prove(&self, entry: &Entry, place: u64, published: &Published) -> Result<LogProof, HubFault> {
        let seen = published.seen;
        let inclusion = inclusion(&TiledTree::new(&Tiles(&*self.settings.home), seen.size), place, seen.size)?;
        inclusion.verify(&leaf_hash(entry), &seen.root)?;
        let receipt = inclusion_receipt(&inclusion, &seen.root, SUBJECT, &self.settings.receipts);
        Ok(published.signatures.of_receipt(receipt))
    }

    pub fn head(&self) -> Head {
        self.lock().head.clone()
    }

    /// The head has moved.
    pub fn moved(&self, sequencer: &Sequencer<Opened>) -> Result<(), HubFault> {
        let head = Head::of(sequencer)?;
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
        // Unwritten, it is published by the next cosignature or round.
        let published = publish(&self.settings, note, seen, &counted).filter(|published| {
            files::replace(&self.settings.folder.join(COSIGNED), published.note.to_string().as_bytes()).is_ok()
        });
        let mut state = self.lock();
        state.counted = counted;
        if published.is_some() {
            state.published = published;
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

/// A checkpoint that counts, to be shown.
fn publish(settings: &LogSettings, note: &Note, seen: Seen, counted: &Counted) -> Option<Published> {
    if !counted.is_enough() {
        return None;
    }
    let signatures = LogProof::new(Vec::new(), note, &keys(settings), &settings.quorum).ok()?;
    Some(Published { note: note.clone(), seen, seconds: counted.latest().unwrap_or(0), signatures })
}

/// What was published before this start, if it still counts.
fn read_published(settings: &LogSettings) -> Option<Published> {
    let note = Note::parse(&files::read(&settings.folder.join(COSIGNED)).ok()??).ok()?;
    let checkpoint = Checkpoint::of(&note, settings.signer.public()).ok()?;
    let seen = Seen { size: checkpoint.size, root: checkpoint.root };
    publish(settings, &note, seen, &settings.quorum.count(&note))
}

fn keys(settings: &LogSettings) -> LogKeys {
    LogKeys { checkpoint: settings.signer.public().clone(), receipts: settings.receipts.public().clone() }
}
