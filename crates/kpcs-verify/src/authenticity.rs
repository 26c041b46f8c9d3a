//! Whose signature it is: of data that belongs here, under a listed key of its issuer, in the key's time.
//!
//! Invariant: each function gives the reasons that speak against it; none means that it holds.
//! Must not know: what became of the certificate since, where it is presented.
//! Source: threat-model 6, 9.5 and 11; decisions 1, 23, 24.

use kpcs_domain::{act::Header, value::Timestamp};
use kpcs_statement::Opened;

use crate::{Logged, Reason, Revocation, Trust, TrustedKey};

/// How much later than the end of its key the log may have taken a statement in (threat-model 11, no. 8).
pub(crate) const GRACE_SECONDS: i64 = 600;

pub(crate) fn misplaced_specimen(specimen: bool, demo: bool) -> Vec<Reason> {
    match (specimen, demo) {
        (true, false) => vec![Reason::new("specimen", "decision 24", "kpcs-demo:", "")],
        (false, true) => vec![Reason::new("not_of_this_demonstration", "decision 24", "", "kpcs-demo:")],
        _ => Vec::new(),
    }
}

/// Nobody validates for another Participant: the key is the authority's that signs, and the authority, its Participant
/// and the number are one issuer's. `certified` is the header of a certificate that names all three.
pub(crate) fn key_of_another(
    opened: &Opened,
    certified: Option<&Header>,
    key: Option<&TrustedKey>,
    trust: &Trust,
) -> Vec<Reason> {
    let protected = opened.statement().protected();
    let Some(key) = key else { return vec![Reason::new("unknown_key", "decision 23", protected.key, "")] };
    let found = if key.authority == protected.authority() {
        certified.and_then(|header| of_another_issuer(header, &key.authority, trust))
    } else {
        Some(protected.authority().to_owned())
    };
    found.into_iter().map(|found| Reason::new("key_of_another_authority", "§3.2", found, &key.authority)).collect()
}

/// The first of authority, Participant and number that is not of the authority that signs.
fn of_another_issuer(header: &Header, signs: &str, trust: &Trust) -> Option<String> {
    let (authority, number) = (header.authority.as_ref()?, header.number.as_ref()?);
    let (participant, issued) = (header.participant?, header.issued?);
    let own = authority.participant().map(|place| trust.history.participant_of(place, issued));
    if authority.as_str() != signs {
        Some(authority.to_string())
    } else if own != Some(participant) {
        Some(participant.to_string())
    } else {
        (number.issuer() != participant).then(|| number.to_string())
    }
}

pub(crate) fn bad_signature(opened: &Opened, key: &TrustedKey) -> Vec<Reason> {
    match opened.statement().verify(&key.key) {
        Ok(()) => Vec::new(),
        Err(_) => vec![Reason::new("bad_signature", "decision 1", "", "")],
    }
}

/// A key counts from its first day to its end, by the signer's clock and, where the log knows the statement, by the
/// log's. A revocation counts as soon as it takes effect, but for what stands in the log before it (threat-model 9.5).
///
/// Unlogged, a statement dated back by whoever holds an old key is caught by revoking the key, not by its end.
pub(crate) fn key_out_of_period(
    opened: &Opened,
    key: &TrustedKey,
    log: Option<&Logged>,
    now: Timestamp,
) -> Vec<Reason> {
    let claimed = opened.statement().protected().issued_at;
    let logged_at = log.map(|proof| proof.logged_at);
    let mut reasons = Vec::new();
    if claimed < key.from {
        reasons.push(Reason::new("key_not_yet_valid", "decision 23", claimed, key.from));
    }
    let ended = |to: &Timestamp| {
        claimed >= *to || logged_at.is_some_and(|logged_at| logged_at.seconds() - to.seconds() >= GRACE_SECONDS)
    };
    if let Some(to) = key.to.filter(ended) {
        reasons.push(Reason::new("key_expired", "decision 23", claimed, to));
    }
    if let Some(revoked) = key.revoked.filter(|revoked| is_revoked(revoked, log, now)) {
        reasons.push(Reason::new("key_revoked", "threat-model 9.5", claimed, revoked.at));
    }
    reasons
}

/// By its place in the log; by the log's time where no place is set; by this moment for what no log proves.
fn is_revoked(revoked: &Revocation, log: Option<&Logged>, now: Timestamp) -> bool {
    match (log, revoked.effective_index) {
        (Some(log), Some(index)) => log.index >= index,
        (Some(log), None) => log.logged_at >= revoked.at,
        (None, _) => now >= revoked.at,
    }
}
