//! Rounds of cosigning: every witness is asked for the same checkpoint, and it is published as soon as its quorum is there.
//!
//! A round ends for the next head when the quorum is there, when everybody has answered, or when the patience of the settings is over; a
//! witness that is slow or down holds up nobody, and is asked again when it is back. Late cosignatures of the newest round are added.
//! Invariant: what is published only moves forward, carries one cosignature a witness, each verified, and is on disk before it
//! is shown. Must not know: entries, HTTP, what time it is; only how long patience lasts.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Instant,
};

use kpcs_log::{Note, NoteKey, NoteSignature, verify_cosignature};

use crate::{
    CosignRequest, Cosigner, NotCosigned,
    shared::{Head, Shared},
};

/// What the rounds hear.
pub(crate) enum Message {
    /// The head has moved.
    Moved,
    /// Cosignatures are to be fresh.
    Beat,
    /// A witness has answered.
    Answered { worker: usize, round: u64, answer: Result<NoteSignature, NotCosigned> },
    /// The service ends.
    Close,
}

/// A witness's own thread, which asks it and waits.
struct Worker {
    jobs: Sender<(u64, CosignRequest)>,
    key: NoteKey,
    is_busy: bool,
}

struct Round {
    number: u64,
    request: CosignRequest,
    /// The checkpoint with what has come.
    note: Note,
    until: Instant,
    is_expired: bool,
    /// Of each witness: whether it was asked in this round, and whether it has answered.
    asked: Vec<bool>,
    answered: Vec<bool>,
    has_quorum: bool,
}

impl Round {
    fn is_over(&self) -> bool {
        self.is_expired || self.answered.iter().all(|answered| *answered)
    }
}

pub(crate) struct Rounds {
    shared: Arc<Shared>,
    messages: Receiver<Message>,
    workers: Vec<Worker>,
    round: Option<Round>,
    number: u64,
    /// How often fresh cosignatures were asked for since the last round began.
    beats: u64,
}

impl Rounds {
    /// One thread a witness; `tell` is where they answer.
    pub fn new(shared: Arc<Shared>, messages: Receiver<Message>, tell: &Sender<Message>) -> Self {
        let cosigners = shared.settings.cosigners.iter().enumerate();
        let workers = cosigners.map(|(number, cosigner)| worker(number, cosigner, tell.clone())).collect();
        Self { shared, messages, workers, round: None, number: 0, beats: 0 }
    }

    /// Goes on until the service ends.
    pub fn run(mut self) {
        loop {
            match self.next() {
                Ok(Message::Moved) => {}
                Ok(Message::Beat) => self.beats += 1,
                Ok(Message::Answered { worker, round, answer }) => self.answered(worker, round, answer),
                Ok(Message::Close) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => self.expire(),
            }
            self.go_on();
        }
    }

    fn next(&self) -> Result<Message, RecvTimeoutError> {
        match self.round.as_ref().filter(|round| !round.is_over()) {
            Some(round) => self.messages.recv_timeout(round.until.saturating_duration_since(Instant::now())),
            None => self.messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn expire(&mut self) {
        if let Some(round) = &mut self.round {
            round.is_expired = true;
        }
    }

    /// Begins the next round if there is something to cosign and nothing to wait for, or says that all is done.
    fn go_on(&mut self) {
        let head = self.shared.head();
        let has_moved = self.round.as_ref().is_none_or(|round| round.request.now() != head.seen);
        let may_begin = self.round.as_ref().is_none_or(|round| round.has_quorum || round.is_over());
        let is_wanted = has_moved || self.beats > 0;
        if is_wanted && may_begin {
            self.begin(head);
        }
        let is_over = self.round.as_ref().is_some_and(Round::is_over);
        self.shared.rested(is_over.then(|| self.round.as_ref().map(|round| round.request.now())).flatten());
    }

    fn begin(&mut self, head: Head) {
        self.shared.begun(std::mem::take(&mut self.beats));
        self.number += 1;
        let count = self.workers.len();
        let settings = &self.shared.settings;
        self.round = Some(Round {
            number: self.number,
            request: CosignRequest::new(head.note.clone(), head.seen, Arc::clone(&settings.home)),
            note: head.note,
            until: Instant::now() + settings.patience,
            is_expired: false,
            asked: vec![false; count],
            answered: vec![false; count],
            has_quorum: false,
        });
        (0..count).for_each(|worker| self.ask(worker));
        self.count();
    }

    /// Asks a witness, unless it is still busy with an older round.
    fn ask(&mut self, number: usize) {
        let (Some(round), worker) = (&mut self.round, &mut self.workers[number]) else { return };
        if !worker.is_busy && !round.asked[number] {
            worker.is_busy = worker.jobs.send((round.number, round.request.clone())).is_ok();
            round.asked[number] = true;
        }
    }

    fn answered(&mut self, worker: usize, number: u64, answer: Result<NoteSignature, NotCosigned>) {
        self.workers[worker].is_busy = false;
        let Some(round) = self.round.as_mut().filter(|round| round.number == number) else {
            return self.ask(worker);
        };
        round.answered[worker] = true;
        let key = &self.workers[worker].key;
        let checked = answer.and_then(|signature| Ok((check(round.request.note(), key, &signature)?, signature)));
        let seen = round.request.now();
        match checked {
            Ok((seconds, signature)) => {
                round.note.signatures.push(signature);
                self.shared.heard_of(worker, seen, Ok(seconds));
                self.count();
            }
            Err(fault) => self.shared.heard_of(worker, seen, Err(fault.to_string())),
        }
    }

    /// Counts what has come, and publishes it when it is enough.
    fn count(&mut self) {
        let Some(round) = &mut self.round else { return };
        let counted = self.shared.settings.quorum.count(&round.note);
        round.has_quorum = counted.is_enough();
        self.shared.counted(&round.note, round.request.now(), counted);
    }
}

/// The time of a cosignature, which must verify.
fn check(note: &Note, key: &NoteKey, signature: &NoteSignature) -> Result<u64, NotCosigned> {
    let mut note = note.clone();
    note.signatures.push(signature.clone());
    Ok(verify_cosignature(&note, key)?)
}

fn worker(number: usize, cosigner: &Arc<dyn Cosigner>, tell: Sender<Message>) -> Worker {
    let (jobs, asked) = channel::<(u64, CosignRequest)>();
    let (key, cosigner) = (cosigner.key().clone(), Arc::clone(cosigner));
    thread::spawn(move || {
        for (round, request) in asked {
            let answer = cosigner.cosign(&request);
            if tell.send(Message::Answered { worker: number, round, answer }).is_err() {
                return;
            }
        }
    });
    Worker { jobs, key, is_busy: false }
}
