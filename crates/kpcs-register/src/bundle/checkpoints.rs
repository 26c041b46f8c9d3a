//! The checkpoints of a year, from the proofs that are kept: at most one an hour, so that the log's time of an entry is known to an hour.
//!
//! Invariant: each has its quorum under the log's newest keys; sizes ascend and stay below the newest one's.
//! Source: docs/formats/bundle.md.

use kpcs_log::{LogKeys, LogProof, Note, Quorum, leaf_hash};
use kpcs_store::{Sql, StoreFault, work};

/// At most so many proofs are looked at.
const LIMIT_PROOFS: u64 = 16_384;
const HOUR_SECONDS: i64 = 3_600;

/// Size and note of each, for entries from the first to the last place.
pub(super) fn hourly(
    sql: &Sql<'_>,
    places: Option<(u64, u64)>,
    log: &LogKeys,
    quorum: &Quorum,
    newest: u64,
) -> Result<Vec<(u64, Note)>, StoreFault> {
    let Some((first, last)) = places else { return Ok(Vec::new()) };
    let step = ((last - first) / LIMIT_PROOFS).max(1);
    let (mut place, mut found, mut hour) = (first, Vec::<(u64, Note)>::new(), None);
    while place <= last {
        let Some(entry) = work::proven_from(sql, place)? else { break };
        place = entry.place.unwrap_or(place).max(place) + step;
        let Some((proof, at)) =
            entry.proof.as_deref().and_then(|bytes| LogProof::parse(bytes).ok()).zip(entry.logged_at)
        else {
            continue;
        };
        let this = Some(at.seconds().div_euclid(HOUR_SECONDS));
        let leaf = leaf_hash(&entry.leaf.0);
        let Some(proven) = proof.verify(&leaf, log, quorum).ok().filter(|proven| proven.counted.is_enough()) else {
            continue;
        };
        let is_later = found.last().is_none_or(|(size, _)| *size < proven.size);
        if this != hour
            && is_later
            && proven.size < newest
            && let Ok(note) = proof.checkpoint(&leaf, log, quorum)
        {
            hour = this;
            found.push((proven.size, note));
        }
        place = place.max(proven.size);
    }
    Ok(found)
}
