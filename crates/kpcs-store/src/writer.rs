//! The one writer: takes whatever is waiting into one transaction, each request in its own savepoint.
//!
//! Invariant: an answer leaves only after the commit that holds its act; a refusal or fault of one request undoes that
//! request alone; if the commit fails, every request of the batch is told so and nothing of it is stored. A disk that
//! fails (a sync above all) halts the writer for good: it never syncs again, and the process is to end.
//! Must not know: what the requests do.
//! Source: architecture 4; measured in dependencies.md (group commit 7 to 18 times one row a transaction).

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::JoinHandle,
};

use rusqlite::Connection;

use crate::{
    Sql, StoreFault,
    point::{Point, point},
    seen::Seen,
    sql::Memory,
};

/// The most requests in one transaction.
const LIMIT_BATCH: usize = 256;
/// The most requests that may wait before askers are held back.
const LIMIT_WAITING: usize = 4_096;

/// What a request is told once its batch has been committed, or has not.
type Answer = Box<dyn FnOnce(Result<(), Failed>) + Send>;
/// A request: runs inside its savepoint; says whether to keep what it did, and how to answer.
type Job = Box<dyn FnOnce(&Sql<'_>) -> (bool, Answer) + Send>;

/// How far the write-ahead file may grow before it is put into the database.
const LIMIT_AHEAD: u64 = 4 << 20;
/// The same, in requests: the file keeps its size when it is written from its start again.
const LIMIT_REQUESTS_AHEAD: u64 = 256;

/// Why a batch was not stored.
#[derive(Clone)]
enum Failed {
    Full,
    Other(String),
}

/// What the writer has done since the start.
#[derive(Debug, Default)]
pub struct Written {
    /// Transactions committed.
    pub batches: AtomicU64,
    /// Requests in them.
    pub requests: AtomicU64,
    /// Requests that wait now.
    pub waiting: AtomicU64,
    /// Requests that were told of a full disk.
    pub full: AtomicU64,
}

/// The handle by which requests reach the writer.
pub(crate) struct Writer {
    /// None only while it is dropped.
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
    halted: Arc<OnceLock<String>>,
    written: Arc<Written>,
}

impl Writer {
    /// Starts the writer thread, which ends when the handle is dropped or the disk fails; `ahead` is the
    /// write-ahead file.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    pub(crate) fn start(connection: Connection, seen: Seen, ahead: PathBuf) -> Result<Self, StoreFault> {
        // The engine's own checkpoints swallow a failed sync.
        connection.pragma_update(None, "wal_autocheckpoint", 0)?;
        let (jobs, waiting) = sync_channel(LIMIT_WAITING);
        let (halted, written) = (Arc::default(), Arc::default());
        let thread = Thread {
            connection,
            memory: Memory::default(),
            seen,
            ahead,
            halted: Arc::clone(&halted),
            written: Arc::clone(&written),
            since_checkpoint: (0, 0),
        };
        let thread = std::thread::Builder::new()
            .name("kpcs-writer".to_owned())
            .spawn(move || thread.run(&waiting))
            .expect("the operating system starts a thread");
        Ok(Self { jobs: Some(jobs), thread: Some(thread), halted, written })
    }

    /// Why nothing is written any more, once the disk has failed.
    pub(crate) fn halted(&self) -> Option<&str> {
        self.halted.get().map(String::as_str)
    }

    /// What was written since the start.
    pub(crate) fn written(&self) -> &Written {
        &self.written
    }

    /// Runs `job` in a savepoint and waits until its batch is on disk.
    ///
    /// # Errors
    /// The error of `job`, with nothing stored; [`StoreFault::Full`]; or [`StoreFault::Stopped`] when the commit failed.
    pub(crate) fn run<T, E>(&self, job: impl FnOnce(&Sql<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreFault> + Send + 'static,
    {
        let (answer, answered) = sync_channel(1);
        let boxed: Job = Box::new(move |sql| {
            let outcome = catch_unwind(AssertUnwindSafe(|| job(sql)))
                .unwrap_or_else(|_| Err(StoreFault::Stopped("a request failed inside the writer".to_owned()).into()));
            let keep = outcome.is_ok();
            let tell: Answer = Box::new(move |committed| {
                let told = match committed {
                    Ok(()) => outcome,
                    Err(failed) => outcome.and(Err(failed.into_fault().into())),
                };
                // The asker may have gone; the act stands all the same.
                let _ = answer.send(told);
            });
            (keep, tell)
        });
        self.written.waiting.fetch_add(1, Ordering::Relaxed);
        let sent = self.jobs.as_ref().ok_or(()).and_then(|jobs| jobs.send(boxed).map_err(|_| ()));
        let told = sent.and_then(|()| answered.recv().map_err(|_| ()));
        self.written.waiting.fetch_sub(1, Ordering::Relaxed);
        told.unwrap_or_else(|()| Err(self.unanswered().into()))
    }

    /// The fault of a request whose batch failed before it, or that came after the end.
    fn unanswered(&self) -> StoreFault {
        let reason = self.halted().unwrap_or("what was written with it failed; nothing was recorded, do it again");
        StoreFault::Stopped(reason.to_owned())
    }
}

/// Waits until the last batch is on disk and the database is closed: whoever opens or copies the folder next finds
/// nobody in it.
impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        let elsewhere = self.thread.take().filter(|thread| thread.thread().id() != std::thread::current().id());
        if let Some(thread) = elsewhere {
            // A writer that panicked has told every asker.
            let _ = thread.join();
        }
    }
}

impl Failed {
    fn into_fault(self) -> StoreFault {
        match self {
            Self::Full => StoreFault::Full,
            Self::Other(reason) => StoreFault::Stopped(reason),
        }
    }
}

/// What the writer thread owns.
struct Thread {
    connection: Connection,
    memory: Memory,
    seen: Seen,
    ahead: PathBuf,
    halted: Arc<OnceLock<String>>,
    written: Arc<Written>,
    /// Requests since the last checkpoint, and the size of the write-ahead file then.
    since_checkpoint: (u64, u64),
}

impl Thread {
    fn run(mut self, waiting: &Receiver<Job>) {
        while let Ok(first) = waiting.recv() {
            let batch: Vec<Job> = std::iter::once(first).chain(waiting.try_iter().take(LIMIT_BATCH - 1)).collect();
            self.write(batch);
            if self.halted.get().is_none() {
                self.checkpoint();
            }
            if self.halted.get().is_some() {
                // Closing would sync once more and take a failed disk for a sound one.
                std::mem::forget(self.connection);
                return;
            }
        }
    }

    fn write(&mut self, batch: Vec<Job>) {
        let (requests, mut answers) = (batch.len() as u64, Vec::with_capacity(batch.len()));
        let committed = run_batch(&self.connection, &self.memory, batch, &mut answers);
        let told = committed.map_err(|fault| self.failed(&fault));
        match &told {
            Ok(()) => {
                point(Point::BatchCommitted);
                self.seen.note(&self.connection);
                self.written.batches.fetch_add(1, Ordering::Relaxed);
                self.written.requests.fetch_add(requests, Ordering::Relaxed);
                self.since_checkpoint.0 += requests;
            }
            Err(Failed::Full) => {
                self.written.full.fetch_add(requests, Ordering::Relaxed);
            }
            Err(Failed::Other(_)) => {}
        }
        for answer in answers {
            answer(told.clone());
        }
    }

    fn failed(&self, fault: &StoreFault) -> Failed {
        self.memory.forget();
        if fault.is_lasting() {
            self.halt(fault);
        } else {
            let _ = self.connection.execute_batch("rollback");
        }
        if matches!(fault, StoreFault::Full) { Failed::Full } else { Failed::Other(fault.to_string()) }
    }

    fn halt(&self, fault: &StoreFault) {
        let _ =
            self.halted.set(format!("the disk failed ({fault}); nothing is written any more, start the service again"));
    }

    /// Puts the write-ahead file into the database when it has grown; readers are not waited for.
    fn checkpoint(&mut self) {
        let size = self.ahead.metadata().map_or(0, |file| file.len());
        let (requests, before) = self.since_checkpoint;
        if requests < LIMIT_REQUESTS_AHEAD && size < before + LIMIT_AHEAD {
            return;
        }
        let done = self.connection.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(()));
        match done.map_err(StoreFault::from) {
            Err(fault) if fault.is_lasting() => self.halt(&fault),
            // Without room it is tried again after the next acts; until then everything stands in the write-ahead file.
            _ => self.since_checkpoint = (0, size),
        }
    }
}

fn run_batch(
    connection: &Connection,
    memory: &Memory,
    batch: Vec<Job>,
    answers: &mut Vec<Answer>,
) -> Result<(), StoreFault> {
    connection.execute_batch("begin immediate")?;
    for job in batch {
        connection.prepare_cached("savepoint request")?.execute([])?;
        let (keep, answer) = job(&Sql::new(connection, memory));
        answers.push(answer);
        if !keep {
            memory.forget();
            connection.prepare_cached("rollback to request")?.execute([])?;
        }
        connection.prepare_cached("release request")?.execute([])?;
    }
    point(Point::BatchWritten);
    Ok(connection.execute_batch("commit")?)
}
