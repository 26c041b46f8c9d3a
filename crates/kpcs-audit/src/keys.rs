//! Which key counted when: the scheme's own, those of every trust list, and those that public acts have listed since.
//!
//! Invariant: a key is learnt only from a public act whose own signature has held, by a root key that may list it: the scheme's, or that of
//! the Participant whose authority it is. What a trust list says of a key is compared with the act that listed it.
//! Source: decision 23; threat-model 9.5; docs/formats/bundle.md.

use std::collections::BTreeSet;

use kpcs_domain::{
    act::{
        Act as _, ActRecord, AdmitParticipant, AuthoriseKey, RevokeKey,
        admit_participant::{KeyAlgorithm, PublishedKey},
        authorise_key::Scope,
    },
    value::{AuthorityId, Timestamp},
};
use kpcs_statement::{Algorithm, KeyId, Opened, PublicKey, decode_record};
use kpcs_verify::{
    Revocation, Trust, TrustedKey,
    bundle::{EarlierList, TrustBundle},
};

use crate::finding::Finding;

/// The keys so far.
pub(crate) struct Keys {
    /// What statements are judged by.
    pub trust: Trust,
    roots: BTreeSet<KeyId>,
    /// Those of trust lists, whose revocations count.
    listed: BTreeSet<KeyId>,
}

/// Whether an act says something of keys.
pub(crate) const fn is_of_keys(act: u64) -> bool {
    act == AdmitParticipant::INFO.code || act == AuthoriseKey::INFO.code || act == RevokeKey::INFO.code
}

impl Keys {
    /// Those that trust data name.
    pub fn new(trust: &TrustBundle, earlier: &[EarlierList]) -> Self {
        let mut all = trust.trust().clone();
        for list in earlier.iter().rev() {
            for (id, key) in &list.keys {
                all.keys.entry(*id).or_insert_with(|| key.clone());
            }
        }
        let listed = all.keys.keys().copied().collect();
        let roots = trust.roots().keys();
        for key in roots {
            let scheme = TrustedKey {
                key: key.clone(),
                authority: AuthorityId::scheme().to_string(),
                from: trust.roots().made_at(),
                to: None,
                revoked: None,
            };
            all.keys.entry(key.id()).or_insert(scheme);
        }
        Self { roots: roots.iter().map(PublicKey::id).collect(), trust: all, listed }
    }

    /// Learns what a statement at `place` says of keys; what does not hold.
    pub fn learn(&mut self, opened: &Opened, place: u64) -> Option<Finding> {
        let protected = opened.statement().protected();
        if !self.roots.contains(&protected.key) {
            return Some(Finding::broken("not_a_root", protected.key, protected.authority()));
        }
        let (scheme, at) = (AuthorityId::scheme(), protected.issued_at);
        let signs = protected.authority();
        let malformed = || Some(Finding::broken("malformed", protected.act, "the request of a public act"));
        if protected.act == AdmitParticipant::INFO.code {
            let Ok(ActRecord { asked, .. }) = decode_record::<AdmitParticipant>(opened) else { return malformed() };
            let key = asked.root_key?;
            let root = asked.standing.participant.as_str();
            return self.list(signs == scheme.as_str(), root, &key, (at, None), true);
        }
        if protected.act == AuthoriseKey::INFO.code {
            let Ok(ActRecord { asked, .. }) = decode_record::<AuthoriseKey>(opened) else { return malformed() };
            let own = asked.authority.participant().is_some_and(|participant| participant.as_str() == signs);
            let (may, is_root) = (own || signs == scheme.as_str(), asked.scope == Scope::Root);
            return self.list(may, asked.authority.as_str(), &asked.key, (asked.from, asked.to), is_root);
        }
        let Ok(ActRecord { asked, .. }) = decode_record::<RevokeKey>(opened) else { return malformed() };
        let by_list = &self.listed;
        let mut all = self.trust.keys.iter_mut();
        let found = all.find(|(id, _)| id.to_string() == asked.key.as_str() && !by_list.contains(id));
        if let Some((_, key)) = found {
            key.revoked =
                Some(Revocation { at: asked.effective_at, effective_index: Some(place), suspect_index: None });
        }
        None
    }

    fn list(
        &mut self,
        may: bool,
        authority: &str,
        key: &PublishedKey,
        (from, to): (Timestamp, Option<Timestamp>),
        is_root: bool,
    ) -> Option<Finding> {
        let algorithm = match key.algorithm {
            KeyAlgorithm::Ed25519 => Algorithm::Ed25519,
            KeyAlgorithm::Es256 => Algorithm::Es256,
        };
        let Ok(key) = PublicKey::from_bytes(algorithm, &key.public.0) else {
            return Some(Finding::broken("malformed", authority, "a public key"));
        };
        let id = key.id();
        if !may {
            return Some(Finding::broken("listed_by_another", id, authority));
        }
        if is_root {
            self.roots.insert(id);
        }
        let new = TrustedKey { key, authority: authority.to_owned(), from, to, revoked: None };
        match self.trust.keys.get(&id).filter(|_| self.listed.contains(&id)) {
            Some(known) if (&known.authority, known.from, known.to) != (&new.authority, from, to) => {
                Some(Finding::broken("key_differs", id, authority))
            }
            Some(_) => None,
            None => {
                self.trust.keys.insert(id, new);
                None
            }
        }
    }
}
