//! The log, as this node reaches it: what belongs into it is found in the journal, gets its place, and is proven.
//!
//! Invariant: an act never waits for the log and never fails by it; whatever is asked again has the place that it had. A proof is
//! kept only after it verified under the log's keys with its quorum.
//! Must not know: where the log runs.
//! Source: decisions 4 and 15; threat-model 10.1; docs/formats/log.md.

use std::sync::Arc;

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_log::{LogKeys, LogProof, Quorum};
use kpcs_store::work::{self, LogEntry, LogProofRow};
use kpcs_verify::bundle::logged;

use crate::{ActError, Register};

/// The most statements in one round.
const BATCH: i64 = 2_048;

/// Why the log gave no answer; everything still waits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the log: {0}")]
pub struct LogFault(pub String);

/// The log: in this process on a hub, elsewhere over the network.
pub trait Log: Send + Sync {
    /// Gives each leaf its place, in their order; one that stands already keeps its own.
    ///
    /// # Errors
    /// [`LogFault`]; asked again, a leaf that was taken has its place.
    fn submit(&self, leaves: &[Digest]) -> Result<Vec<u64>, LogFault>;

    /// The proof of a leaf under a checkpoint that has its quorum; `None` while it has not.
    ///
    /// # Errors
    /// [`LogFault`].
    fn proof(&self, leaf: Digest) -> Result<Option<LogProof>, LogFault>;

    /// The place from which on statements were taken at `at` or later; the size of the log where none was.
    ///
    /// # Errors
    /// [`LogFault`].
    fn first_index_at(&self, at: Timestamp) -> Result<u64, LogFault>;

    /// Returns when every witness has answered about the newest checkpoint, or was waited for long enough.
    fn settle(&self);

    /// How many entries it has.
    fn size(&self) -> u64;

    /// The keys with which everything verifies.
    fn keys(&self) -> LogKeys;

    /// What a checkpoint needs to count.
    fn quorum(&self) -> Quorum;
}

/// What a round came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LogRound {
    /// How many entries of the journal were looked at.
    pub looked_at: u64,
    /// How many statements got their place.
    pub placed: u64,
    /// How many were proven.
    pub proven: u64,
}

impl LogRound {
    /// Whether another round has something to do at once.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.looked_at >= BATCH.cast_unsigned() || self.placed >= BATCH.cast_unsigned()
    }
}

impl Register {
    /// From now on statements go to this log; once for a register.
    pub fn join_log(&self, log: Arc<dyn Log>) {
        // A second log would be a second truth: the first one stays.
        let _ = self.inner().log.set(log);
    }

    /// The log, if this node has one.
    #[must_use]
    pub fn log(&self) -> Option<&Arc<dyn Log>> {
        self.inner().log.get()
    }

    /// Sends everything that waits, waits for the witnesses where something was taken, and keeps the proofs; so a certificate is VALID
    /// within a second of its signature where log and witnesses are at hand.
    ///
    /// # Errors
    /// As [`Self::send_to_log`].
    pub fn log_everything(&self) -> Result<(), ActError> {
        let mut placed = 0;
        loop {
            let round = self.send_to_log()?;
            placed += round.placed;
            if !round.is_full() {
                break;
            }
        }
        let Some(log) = self.log().filter(|_| placed > 0) else { return Ok(()) };
        log.settle();
        while self.send_to_log()?.proven > 0 {}
        Ok(())
    }

    /// One round: finds what belongs into the log, asks for places, keeps the proofs that are there.
    ///
    /// # Errors
    /// [`ActError::Log`] when the log gives no answer, or a proof that does not hold; [`ActError::Store`].
    pub fn send_to_log(&self) -> Result<LogRound, ActError> {
        let Some(log) = self.log().map(Arc::clone) else { return Ok(LogRound::default()) };
        let looked_at = self.store().write(|sql| Ok::<_, ActError>(work::find_for_log(sql, BATCH)?))?;
        let placed = self.place_in(log.as_ref())?;
        let proven = self.prove_in(log.as_ref())?;
        Ok(LogRound { looked_at, placed, proven })
    }

    fn place_in(&self, log: &dyn Log) -> Result<u64, ActError> {
        let waiting = self.store().read(|sql| work::without_place(sql, BATCH))?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let leaves: Vec<_> = waiting.iter().map(|entry| entry.leaf).collect();
        let places = log.submit(&leaves)?;
        if places.len() != leaves.len() {
            return Err(LogFault(format!("{} places for {} statements", places.len(), leaves.len())).into());
        }
        let placed: Vec<_> = waiting.iter().map(|entry| entry.position).zip(places).collect();
        let count = placed.len() as u64;
        self.store().write(move |sql| {
            placed.iter().try_for_each(|(position, place)| work::put_place(sql, *position, *place))?;
            Ok::<_, ActError>(count)
        })
    }

    fn prove_in(&self, log: &dyn Log) -> Result<u64, ActError> {
        let waiting = self.store().read(|sql| work::without_proof(sql, BATCH))?;
        let proofs = waiting.iter().map(|entry| proven(log, entry)).collect::<Result<Vec<_>, _>>()?;
        let proofs: Vec<LogProofRow> = proofs.into_iter().flatten().collect();
        let count = proofs.len() as u64;
        if count > 0 {
            self.store().write(move |sql| {
                proofs.iter().try_for_each(|row| work::put_proof(sql, row))?;
                Ok::<_, ActError>(())
            })?;
        }
        Ok(count)
    }
}

/// The proof of an entry, verified; `None` while its checkpoint lacks its quorum.
fn proven(log: &dyn Log, entry: &LogEntry) -> Result<Option<LogProofRow>, LogFault> {
    let Some(proof) = log.proof(entry.leaf)? else { return Ok(None) };
    let found = logged(entry.leaf, &proof, &log.keys(), &log.quorum());
    let sound = found.filter(|found| found.has_quorum && Some(found.index) == entry.place);
    let logged = sound.ok_or_else(|| LogFault(format!("its proof for {} does not hold", entry.leaf)))?;
    Ok(Some(LogProofRow { position: entry.position, proof: proof.to_bytes(), logged_at: logged.logged_at }))
}
