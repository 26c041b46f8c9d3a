//! The log of another node, as the register here reaches it over HTTP: statements go in by batches, places and proofs come back.
//!
//! Invariant: keys and quorum are those that were handed in at the start, never what the other side says; a proof is passed on as it came and
//! verified by the register before it counts. What is not taken now waits in the journal: however long the log is away, nothing is lost.
//! Must not know: what statements say. Source: threat-model 10.2, M9, M19; docs/decisions/0012.

use std::sync::atomic::{AtomicU64, Ordering};

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_hub::{Entry, LIMIT_BATCH, LIMIT_ITEMS, LogClient, Taken, Wire};
use kpcs_log::{LogKeys, LogProof, Quorum};
use kpcs_register::{Log, LogFault, Placed, StatementOf};

/// The most that stands before one statement in a batch, in bytes.
const HEAD_BYTES: usize = 5;

/// A log elsewhere.
pub struct RemoteLog {
    client: LogClient,
    keys: LogKeys,
    quorum: Quorum,
    /// One more than the last place that was heard of.
    size: AtomicU64,
}

impl RemoteLog {
    /// The log with `keys` behind `wire`, whose checkpoints count when `quorum` has cosigned them.
    #[must_use]
    pub const fn new(wire: Box<dyn Wire>, keys: LogKeys, quorum: Quorum) -> Self {
        Self { client: LogClient::new(wire), keys, quorum, size: AtomicU64::new(0) }
    }

    fn placed(&self, taken: Taken) -> Placed {
        match taken {
            Taken::At(place) => {
                self.size.fetch_max(place.saturating_add(1), Ordering::Relaxed);
                Placed::At(place)
            }
            Taken::Refused(why) => Placed::Refused(why),
        }
    }
}

/// The statements from the first on that fit into one batch; at least one.
fn some_from(first: usize, end: usize, statement: &StatementOf<'_>) -> Result<Vec<Vec<u8>>, LogFault> {
    let (mut some, mut bytes) = (Vec::new(), 0);
    for at in first..end.min(first + LIMIT_ITEMS) {
        let next = statement(at)?;
        bytes += next.len() + HEAD_BYTES;
        if bytes > LIMIT_BATCH && !some.is_empty() {
            break;
        }
        some.push(next);
    }
    Ok(some)
}

fn fault(error: &std::io::Error) -> LogFault {
    LogFault(error.to_string())
}

impl Log for RemoteLog {
    fn submit(
        &self,
        leaves: &[Digest],
        statement: &StatementOf<'_>,
        put: &mut dyn FnMut(usize, Placed),
    ) -> Result<(), LogFault> {
        let mut sent = 0;
        while sent < leaves.len() {
            let statements = some_from(sent, leaves.len(), statement)?;
            let taken = self.client.submit(&statements).map_err(|error| fault(&error))?;
            (sent..).zip(taken).for_each(|(at, taken)| put(at, self.placed(taken)));
            sent += statements.len();
        }
        Ok(())
    }

    fn proofs(&self, leaves: &[Digest]) -> Result<Vec<Option<LogProof>>, LogFault> {
        let entries: Vec<Entry> = leaves.iter().map(|leaf| leaf.0).collect();
        let asked = entries.chunks(LIMIT_ITEMS).map(|some| self.client.proofs(some));
        asked.collect::<Result<Vec<_>, _>>().map(|proofs| proofs.concat()).map_err(|error| fault(&error))
    }

    fn first_index_at(&self, _: Timestamp) -> Result<Option<u64>, LogFault> {
        // The log's times are not signed entry by entry: what was proven to this node is what it goes by.
        Ok(None)
    }

    fn public_record(&self, after: u64) -> Result<Vec<Vec<u8>>, LogFault> {
        self.client.record(after).map_err(|error| fault(&error))
    }

    fn trust_data(&self) -> Result<Option<Vec<u8>>, LogFault> {
        self.client.trust_data().map(Some).map_err(|error| fault(&error))
    }

    fn settle(&self) {
        // Its witnesses are the log's own business: the next round asks for the proofs.
    }

    fn size(&self) -> u64 {
        self.size.load(Ordering::Relaxed)
    }

    fn keys(&self) -> LogKeys {
        self.keys.clone()
    }

    fn quorum(&self) -> Quorum {
        self.quorum.clone()
    }
}
