//! Secrets that were right a while ago, by their digest, each with whose they are.
//!
//! Invariant: at most [`SECRETS`]; an old one gives way to a new one. It decides which share a request is counted with and
//! nothing else, so an entry that is no longer true costs a place and opens nothing.
//! Must not know: sessions, tokens.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use kpcs_domain::value::{AuthorityId, Digest};
use sha2::{Digest as _, Sha256};

use super::Asker;

/// The most secrets that are remembered.
const SECRETS: usize = 16_384;

/// What is known of secrets.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    whose: HashMap<[u8; 32], (Asker, AuthorityId)>,
    /// In the order in which they came.
    order: VecDeque<[u8; 32]>,
}

/// The digest under which a secret is remembered.
pub(super) fn digest(secret: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/admission/v1").chain_update(secret).finalize().into())
}

impl Known {
    pub(super) fn get(&self, secret: &Digest) -> Option<(Asker, AuthorityId)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.whose.get(&secret.0).cloned()
    }

    pub(super) fn put(&self, secret: Digest, asker: Asker, office: AuthorityId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.whose.insert(secret.0, (asker, office)).is_some() {
            return;
        }
        kept.order.push_back(secret.0);
        while kept.order.len() > SECRETS {
            if let Some(oldest) = kept.order.pop_front() {
                kept.whose.remove(&oldest);
            }
        }
    }

    pub(super) fn drop(&self, secret: &Digest) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Its place in the order goes with its turn.
        kept.whose.remove(&secret.0);
    }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::value::AuthorityId;

    use super::{Asker, Known, SECRETS, digest};

    #[test]
    fn an_old_secret_gives_way_to_a_new_one() {
        let (known, office) = (Known::default(), AuthorityId::parse("SL").unwrap());
        for number in 0..=SECRETS {
            known.put(digest(&number.to_string()), Asker::Token(1), office.clone());
        }
        assert_eq!(known.get(&digest("0")), None);
        assert_eq!(known.get(&digest("1")), Some((Asker::Token(1), office)));
        known.drop(&digest("1"));
        assert_eq!(known.get(&digest("1")), None);
    }
}
