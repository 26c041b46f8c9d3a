//! What waits for a place in the log: submissions of many threads, taken in batches by one.
//!
//! Invariant: a submission is taken whole or not at all, and answered once. More than a limit never waits: who comes then is told so.

use std::{
    collections::VecDeque,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
};

use crate::{Entry, NotTaken};

/// The most entries of a batch, and of one submission.
pub(crate) const LIMIT_BATCH: usize = 4_096;
/// The most entries that wait.
const LIMIT_WAITING: usize = 65_536;

/// The places of the entries of a submission, in their order.
pub(crate) type Places = Result<Vec<u64>, NotTaken>;

/// One submission.
pub(crate) struct Submission {
    pub entries: Vec<Entry>,
    answer: SyncSender<Places>,
}

impl Submission {
    /// Answers it. Nobody may be listening any more.
    pub fn answer(self, places: Places) {
        let _ = self.answer.send(places);
    }
}

/// The queue.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<State>,
    ready: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Submission>,
    entries: usize,
    is_closed: bool,
}

impl Queue {
    /// Puts a submission at the end.
    pub fn put(&self, entries: &[Entry]) -> Result<Receiver<Places>, NotTaken> {
        let mut state = self.lock();
        if state.is_closed {
            return Err(NotTaken::Stopped("it is being closed".to_owned()));
        }
        if state.entries + entries.len() > LIMIT_WAITING {
            return Err(NotTaken::Busy);
        }
        let (answer, places) = sync_channel(1);
        state.entries += entries.len();
        state.waiting.push_back(Submission { entries: entries.to_vec(), answer });
        self.ready.notify_one();
        Ok(places)
    }

    /// What waits, up to a batch; waits while nothing does. `None` once the queue is closed and empty.
    pub fn take(&self) -> Option<Vec<Submission>> {
        let mut state = self.lock();
        while state.waiting.is_empty() {
            if state.is_closed {
                return None;
            }
            state = self.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let (mut taken, mut entries) = (Vec::new(), 0);
        while let Some(next) = state.waiting.pop_front() {
            if entries > 0 && entries + next.entries.len() > LIMIT_BATCH {
                state.waiting.push_front(next);
                break;
            }
            entries += next.entries.len();
            taken.push(next);
        }
        state.entries -= entries;
        Some(taken)
    }

    /// Takes nothing more; what waits is still taken.
    pub fn close(&self) {
        self.lock().is_closed = true;
        self.ready.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn submissions_are_taken_whole_in_their_order_and_never_without_limit() {
        let queue = Queue::default();
        let entries = |count: usize| vec![[0; 32]; count];
        let first = queue.put(&entries(4_000)).unwrap();
        queue.put(&entries(100)).unwrap();
        assert_eq!(queue.take().unwrap().len(), 1, "the second would not fit");
        queue.put(&entries(1)).unwrap();
        let taken = queue.take().unwrap();
        assert_eq!(taken.iter().map(|one| one.entries.len()).collect::<Vec<_>>(), [100, 1]);
        assert!(first.recv().is_err(), "who is dropped unanswered hears it");
        for _ in 0..16 {
            queue.put(&entries(4_096)).unwrap();
        }
        assert_eq!(queue.put(&entries(1)).err(), Some(NotTaken::Busy));
        queue.close();
        assert!(matches!(queue.put(&[]), Err(NotTaken::Stopped(_))));
        assert_eq!(std::iter::from_fn(|| queue.take()).count(), 16);
    }
}
