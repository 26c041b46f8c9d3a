//! What the log says of a statement: that it has it at all, and whether its times fit what the signer claims.
//!
//! Invariant: a claimed time behind the log's is impossible and refused; what came late, or under a key that may have been in
//! other hands, is genuine and no more.
//! Must not know: how a proof is checked.
//! Source: threat-model A4, 9.5, 10.1 and 11; decision 15.

use crate::{Logged, Reason, Revocation, authenticity::GRACE_SECONDS, verify::Proven};

/// For how long an office may issue while the log is out of its reach (threat-model 10.1).
const LIMIT_LATE_SECONDS: i64 = 72 * 3_600;

/// The signer says that it signed after the log had it.
pub(crate) fn claimed_after(proven: &Proven<'_>) -> Vec<Reason> {
    let behind = |log: &&Logged| proven.claimed.seconds() - log.logged_at.seconds() > GRACE_SECONDS;
    let found = proven.log.filter(behind);
    found
        .map(|log| Reason::new("claimed_after_the_log", "threat-model 11", proven.claimed, log.logged_at))
        .into_iter()
        .collect()
}

/// Why it is no more than genuine.
pub(crate) fn doubts(proven: &Proven<'_>) -> Vec<Reason> {
    let Some(log) = proven.log else { return vec![Reason::new("not_in_the_log_yet", "decision 15", "", "")] };
    let late = log.logged_at.seconds() - proven.claimed.seconds() > LIMIT_LATE_SECONDS;
    let mut reasons = Vec::new();
    if late {
        reasons.push(Reason::new("logged_late", "threat-model A4", proven.claimed, log.logged_at));
    }
    let revoked = proven.key.and_then(|key| key.revoked);
    let is_suspect = |revoked: &Revocation| {
        revoked.suspect_index.is_some_and(|index| log.index >= index)
            && revoked.effective_index.is_none_or(|index| log.index < index)
    };
    let suspect = revoked.filter(is_suspect);
    reasons.extend(suspect.map(|revoked| Reason::new("key_suspect", "threat-model 9.5", log.index, revoked.at)));
    reasons
}
