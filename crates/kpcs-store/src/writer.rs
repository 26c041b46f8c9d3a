//! The one writer: takes whatever is waiting into one transaction, each request in its own savepoint.
//!
//! Invariant: an answer leaves only after the commit that holds its act; a refusal or fault of one request undoes that
//! request alone; if the commit fails, every request of the batch is told so and nothing of it is stored.
//! Must not know: what the requests do.
//! Source: architecture 4; measured in dependencies.md (group commit 7 to 18 times one row a transaction).

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
};

use rusqlite::Connection;

use crate::{Sql, StoreFault, sql::Memory};

/// The most requests in one transaction.
const LIMIT_BATCH: usize = 256;
/// The most requests that may wait before askers are held back.
const LIMIT_WAITING: usize = 4_096;

/// What a request is told once its batch has been committed, or has not.
type Answer = Box<dyn FnOnce(Result<(), String>) + Send>;
/// A request: runs inside its savepoint; says whether to keep what it did, and how to answer.
type Job = Box<dyn FnOnce(&Sql<'_>) -> (bool, Answer) + Send>;

/// The handle by which requests reach the writer.
#[derive(Clone)]
pub(crate) struct Writer {
    jobs: SyncSender<Job>,
}

impl Writer {
    /// Starts the writer thread, which ends when the last handle is dropped.
    pub(crate) fn start(connection: Connection) -> Self {
        let (jobs, waiting) = sync_channel(LIMIT_WAITING);
        std::thread::Builder::new()
            .name("kpcs-writer".to_owned())
            .spawn(move || run(connection, &waiting))
            .expect("the operating system starts a thread");
        Self { jobs }
    }

    /// Runs `job` in a savepoint and waits until its batch is on disk.
    ///
    /// # Errors
    /// The error of `job`, with nothing stored; or [`StoreFault::Stopped`] when the commit failed.
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
                    Err(reason) => outcome.and(Err(StoreFault::Stopped(reason).into())),
                };
                // The asker may have gone; the act stands all the same.
                let _ = answer.send(told);
            });
            (keep, tell)
        });
        let stopped = |_| StoreFault::Stopped("no request is taken any more".to_owned());
        self.jobs.send(boxed).map_err(|error| stopped(error.to_string()))?;
        answered.recv().map_err(|error| E::from(stopped(error.to_string())))?
    }
}

fn run(connection: Connection, waiting: &Receiver<Job>) {
    let memory = Memory::default();
    while let Ok(first) = waiting.recv() {
        let batch: Vec<Job> = std::iter::once(first).chain(waiting.try_iter().take(LIMIT_BATCH - 1)).collect();
        let mut answers = Vec::with_capacity(batch.len());
        let committed = run_batch(&connection, &memory, batch, &mut answers).map_err(|fault| {
            memory.forget();
            let _ = connection.execute_batch("rollback");
            fault.to_string()
        });
        for answer in answers {
            answer(committed.clone());
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
    Ok(connection.execute_batch("commit")?)
}
