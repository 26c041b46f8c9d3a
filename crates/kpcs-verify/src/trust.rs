//! What a verifier goes by: keys, the scheme's register, the status of certificates, the log.
//!
//! Invariant: all of it is data with a date; a verifier that has none says so and gives no green answer.

use std::collections::BTreeMap;

use kpcs_domain::{
    party::{SchemeHistory, TestedAt},
    value::{CertificateNumber, CountryCode, Day, Digest, Timestamp},
};
use kpcs_statement::{KeyId, PublicKey};

/// A key on the trust list.
#[derive(Debug, Clone)]
pub struct TrustedKey {
    /// The key.
    pub key: PublicKey,
    /// The authority whose key it is.
    pub authority: String,
    /// From when it may sign.
    pub from: Timestamp,
    /// Until when; open if absent.
    pub to: Option<Timestamp>,
    /// By what it no longer counts.
    pub revoked: Option<Revocation>,
}

/// From where on a key no longer counts (threat-model 9.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revocation {
    /// The instant; it decides where no place in the log can.
    pub at: Timestamp,
    /// The place in the log from which on nothing counts; absent while the log has none.
    pub effective_index: Option<u64>,
    /// The place, below the other, from which on what the key signed is genuine and no more.
    pub suspect_index: Option<u64>,
}

/// Trust data, as of its date.
#[derive(Debug, Clone)]
pub struct Trust {
    /// When it was made.
    pub made_at: Timestamp,
    /// Whether it is the trust data of a demonstration.
    pub demo: bool,
    /// Keys by their id.
    pub keys: BTreeMap<KeyId, TrustedKey>,
    /// The scheme's register of Participants.
    pub history: SchemeHistory,
    /// When each Participant tests validity; the others at arrival.
    pub tested_at: BTreeMap<CountryCode, TestedAt>,
}

impl Trust {
    /// Whether any key of a Participant's authorities counted on `day`, so that a certificate of that day can carry a
    /// signature; papers from before a Participant began to sign stay papers.
    #[must_use]
    pub fn has_signer(&self, participant: CountryCode, day: Day) -> bool {
        self.keys.values().any(|trusted| {
            let until = [trusted.to, trusted.revoked.map(|revoked| revoked.at)].into_iter().flatten();
            trusted.authority.get(..2) == Some(participant.as_str())
                && trusted.from.day() <= day
                && until.into_iter().all(|end| day <= end.day())
        })
    }
}

/// What has been said of a certificate since it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing that ends it.
    Stands,
    /// The original was spoiled.
    Void,
    /// Surrendered before dispatch.
    Cancelled,
    /// Superseded, by the number named where it is known.
    Replaced(Option<CertificateNumber>),
    /// The holder has lost the original.
    Lost,
    /// The original was stolen.
    Stolen,
    /// Withdrawn by its issuer.
    Invalidated,
    /// An Importing Authority did not let its goods in.
    Refused,
    /// Its goods were sent back.
    Returned,
    /// Its goods were forfeited.
    Forfeited,
    /// Receipt of the goods is confirmed: it is used.
    Used,
    /// Statements disagree, or it was presented twice.
    Conflict(&'static str),
}

impl Standing {
    /// The code of the reason that it gives, and key of its text.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Void => "void",
            Self::Cancelled => "cancelled",
            Self::Replaced(_) => "replaced",
            Self::Lost => "lost",
            Self::Stolen => "stolen",
            Self::Invalidated => "invalidated",
            Self::Refused => "refused",
            Self::Returned => "returned",
            Self::Forfeited => "forfeited",
            Self::Used => "used",
            Self::Conflict(why) => why,
        }
    }
}

/// The status of one certificate, as far as the verifier knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// What has been said; `None` when the verifier has no status data on it.
    pub standing: Option<Standing>,
}

/// Where a statement stands in the log, from a proof already checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// The leaf of the statement that it is a proof of; a proof of any other says nothing.
    pub leaf: Digest,
    /// Its index.
    pub index: u64,
    /// The log's time: by then enough witnesses had seen it there.
    pub logged_at: Timestamp,
    /// The checkpoint's root.
    pub root: Digest,
    /// Whether enough witnesses cosigned the checkpoint.
    pub has_quorum: bool,
}
