//! Where a statement of this node stands in the log, from the proof that is kept of it.
//!
//! Invariant: place and time are read from a proof that verifies under the log's keys and quorum; otherwise nothing is said.
//! Must not know: pages, who asks.
//! Source: issue 03, demand 4; docs/formats/log.md (log proofs).

use kpcs_documents::LoggedAt;
use kpcs_domain::value::Digest;
use kpcs_log::LogProof;
use kpcs_register::Register;
use kpcs_store::{Sql, StoreFault, work::log_entry};
use kpcs_verify::bundle::logged;

/// Place, time and proof of the statement with that leaf; `None` before the log has proven it, and where the node has no log.
pub(super) fn logged_at(register: &Register, sql: &Sql<'_>, leaf: Digest) -> Result<Option<LoggedAt>, StoreFault> {
    let Some(log) = register.log() else { return Ok(None) };
    let Some(bytes) = log_entry(sql, leaf)?.and_then(|entry| entry.proof) else { return Ok(None) };
    let read = LogProof::parse(&bytes).ok().and_then(|proof| logged(leaf, &proof, &log.keys(), &log.quorum()));
    let enough = read.filter(|logged| logged.has_quorum);
    Ok(enough.map(|logged| LoggedAt { place: logged.index, at: logged.logged_at, proof: bytes }))
}
