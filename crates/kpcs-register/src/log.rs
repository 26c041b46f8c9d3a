//! The log, as this node reaches it: what belongs into it is found in the journal, gets its place, and is proven.
//!
//! Invariant: an act never waits for the log and never fails by it; whatever is asked again has the place that it had. A proof is
//! kept only after it verified under the log's keys with its quorum.
//! Must not know: where the log runs.
//! Source: decisions 4 and 15; threat-model 10.1; docs/formats/log.md.

use std::sync::Arc;

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_log::{LogKeys, LogProof, Quorum};
use kpcs_statement::write_headed;
use kpcs_store::{
    entry,
    work::{self, LogEntry, LogProofRow},
};
use kpcs_verify::bundle::logged;

use crate::{ActError, Register};

/// The most statements in one round.
const BATCH: i64 = 2_048;
/// After how long a statement that the log did not register is handed in again: somebody may have told it of the key.
const REFUSED_SECONDS: i64 = 600;

/// Why the log gave no answer; everything still waits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the log: {0}")]
pub struct LogFault(pub String);

/// What the log did with a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// It stands at this place.
    At(u64),
    /// It is not registered there; why, as the log says it.
    Refused(String),
}

/// The statement of the leaf with that number in a submission, with its header part (`write_headed`).
pub type StatementOf<'a> = dyn Fn(usize) -> Result<Vec<u8>, LogFault> + 'a;

/// The log: in this process on a hub, elsewhere over the network.
pub trait Log: Send + Sync {
    /// Gives each leaf its place and hands it to `put` with the leaf's number, as soon as it is certain; one that stands already keeps its
    /// own.
    ///
    /// # Errors
    /// [`LogFault`]; what was put before counts, and, asked again, a leaf that was taken has its place.
    fn submit(
        &self,
        leaves: &[Digest],
        statement: &StatementOf<'_>,
        put: &mut dyn FnMut(usize, Placed),
    ) -> Result<(), LogFault>;

    /// The proofs of leaves, in their order, each under a checkpoint that has its quorum; `None` while it has not. Whoever keeps one verifies
    /// it first.
    ///
    /// # Errors
    /// [`LogFault`].
    fn proofs(&self, leaves: &[Digest]) -> Result<Vec<Option<LogProof>>, LogFault>;

    /// The place from which on statements were taken at `at` or later, the size of the log where none was; `None` where only the log's own
    /// node knows that.
    ///
    /// # Errors
    /// [`LogFault`].
    fn first_index_at(&self, at: Timestamp) -> Result<Option<u64>, LogFault>;

    /// Public acts of the scheme's record after the first `after`, each with its header part; none on the node that keeps it.
    ///
    /// # Errors
    /// [`LogFault`].
    fn public_record(&self, after: u64) -> Result<Vec<Vec<u8>>, LogFault>;

    /// The scheme's trust data, as the node that makes them shows them; `None` where this node makes them itself.
    ///
    /// # Errors
    /// [`LogFault`].
    fn trust_data(&self) -> Result<Option<Vec<u8>>, LogFault>;

    /// Returns when every witness has answered about the newest checkpoint, or was waited for long enough.
    fn settle(&self);

    /// How many entries it has, as far as is known here.
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
    /// How many the log did not register.
    pub refused: u64,
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
        let (placed, refused) = self.place_in(log.as_ref())?;
        let proven = self.prove_in(log.as_ref())?;
        Ok(LogRound { looked_at, placed, refused, proven })
    }

    /// Asks for places; how many came, and how many statements were not registered.
    fn place_in(&self, log: &dyn Log) -> Result<(u64, u64), ActError> {
        let now = self.clock().now();
        let waiting = self.store().read(|sql| work::without_place(sql, BATCH, now.plus_seconds(-REFUSED_SECONDS)))?;
        if waiting.is_empty() {
            return Ok((0, 0));
        }
        let leaves: Vec<_> = waiting.iter().map(|entry| entry.leaf).collect();
        let statement = |at: usize| {
            let opened = self.store().read(|sql| entry(sql, waiting[at].position)).map(|entry| entry.opened);
            let opened = opened.map_err(|fault| LogFault(fault.to_string()))?;
            write_headed(&opened).ok_or_else(|| LogFault("a header part has been erased".to_owned()))
        };
        let mut answers = Vec::with_capacity(waiting.len());
        let outcome = log.submit(&leaves, &statement, &mut |at, placed| {
            answers.extend(waiting.get(at).map(|entry| (entry.position, placed)));
        });
        let counted = self.keep_places(answers, now)?;
        outcome?;
        Ok(counted)
    }

    fn keep_places(&self, answers: Vec<(i64, Placed)>, now: Timestamp) -> Result<(u64, u64), ActError> {
        let refused = answers.iter().filter(|(_, placed)| matches!(placed, Placed::Refused(_))).count();
        let count = ((answers.len() - refused) as u64, refused as u64);
        if answers.is_empty() {
            return Ok(count);
        }
        self.store().write(move |sql| {
            answers.iter().try_for_each(|(position, placed)| match placed {
                Placed::At(place) => work::put_place(sql, *position, *place),
                Placed::Refused(why) => work::put_refusal(sql, *position, why, now),
            })?;
            Ok::<_, ActError>(count)
        })
    }

    fn prove_in(&self, log: &dyn Log) -> Result<u64, ActError> {
        let waiting = self.store().read(|sql| work::without_proof(sql, BATCH))?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let leaves: Vec<_> = waiting.iter().map(|entry| entry.leaf).collect();
        let proofs = log.proofs(&leaves)?;
        if proofs.len() != leaves.len() {
            return Err(LogFault(format!("{} proofs for {} statements", proofs.len(), leaves.len())).into());
        }
        let (keys, quorum) = (log.keys(), log.quorum());
        let there = waiting.iter().zip(proofs).filter_map(|(entry, proof)| Some((entry, proof?)));
        let sound = there.map(|(entry, proof)| proven(entry, &proof, &keys, &quorum)).collect::<Result<Vec<_>, _>>()?;
        let count = sound.len() as u64;
        if count > 0 {
            self.store().write(move |sql| {
                sound.iter().try_for_each(|row| work::put_proof(sql, row))?;
                Ok::<_, ActError>(())
            })?;
        }
        Ok(count)
    }
}

/// The proof of an entry, verified: under the log's own keys, with its quorum, at the place that the log had given.
fn proven(entry: &LogEntry, proof: &LogProof, keys: &LogKeys, quorum: &Quorum) -> Result<LogProofRow, LogFault> {
    let found = logged(entry.leaf, proof, keys, quorum);
    let sound = found.filter(|found| found.has_quorum && Some(found.index) == entry.place);
    let logged = sound.ok_or_else(|| LogFault(format!("its proof for {} does not hold", entry.leaf)))?;
    Ok(LogProofRow { position: entry.position, proof: proof.to_bytes(), logged_at: logged.logged_at })
}
