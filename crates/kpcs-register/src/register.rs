//! `Register`: a node's store, keys, clock and randomness, in one place.
//!
//! Invariant: a demonstration and a live register never share a folder (decisions 24): what a folder is, is written at its
//! first start and compared at every later one.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use kpcs_domain::{
    act::Occasion,
    value::{AuthorityId, OfficerHandle, Timestamp},
};
use kpcs_statement::{RequestId, SecretKey};
use kpcs_store::{Sql, Store, StoreFault, StoreOptions, work};

use crate::{ActError, Clock, Entropy, KeyRing, Log, Passphrase, fresh_request_id};

/// How a register is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterOptions {
    /// Demonstration data: issuer names begin with `kpcs-demo:`.
    pub demo: bool,
    /// Without waiting for the disk: bulk simulation into a new folder only.
    pub unsynced: bool,
}

/// A node's register.
#[derive(Clone)]
pub struct Register {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) keys: KeyRing,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) entropy: Box<dyn Entropy>,
    pub(crate) demo: bool,
    /// Signs rehearsals; made anew at each start and never listed anywhere.
    pub(crate) throw_away: SecretKey,
    /// The log, once it is joined.
    pub(crate) log: OnceLock<Arc<dyn Log>>,
}

impl Register {
    /// Opens the register in `folder`, which holds one.
    ///
    /// # Errors
    /// [`ActError`] when folder, database or keys cannot be used, or the folder is of the other kind.
    pub fn open(
        folder: &Path,
        options: RegisterOptions,
        passphrase: &Passphrase,
        clock: Box<dyn Clock>,
        entropy: Box<dyn Entropy>,
    ) -> Result<Self, ActError> {
        let store = Store::open(folder, StoreOptions { unsynced: options.unsynced })?;
        let keys = KeyRing::open(folder, passphrase)?;
        Self::start(store, keys, folder, options, clock, entropy)
    }

    /// Makes an empty register in `folder`, which holds none.
    ///
    /// # Errors
    /// [`ActError`] when there is one, or the folder cannot be written.
    pub fn make(
        folder: &Path,
        options: RegisterOptions,
        passphrase: &Passphrase,
        clock: Box<dyn Clock>,
        entropy: Box<dyn Entropy>,
    ) -> Result<Self, ActError> {
        let store = Store::make(folder, StoreOptions { unsynced: options.unsynced })?;
        let keys = KeyRing::make_ring(folder, passphrase, entropy.as_ref())?;
        Self::start(store, keys, folder, options, clock, entropy)
    }

    fn start(
        store: Store,
        keys: KeyRing,
        folder: &Path,
        options: RegisterOptions,
        clock: Box<dyn Clock>,
        entropy: Box<dyn Entropy>,
    ) -> Result<Self, ActError> {
        let kind = if options.demo { "demonstration" } else { "live" };
        let stored = store.write(move |sql| same_kind(sql, kind))?;
        let foreign = |reason: String| StoreFault::Foreign { path: folder.display().to_string(), reason };
        if stored != kind {
            return Err(foreign(format!("this folder holds a {stored} register, not a {kind} one")).into());
        }
        if entropy.is_seeded() && !options.demo {
            return Err(foreign("a seeded source of randomness is for demonstrations only".to_owned()).into());
        }
        let mut secret = [0; 32];
        entropy.fill(&mut secret);
        let throw_away = SecretKey::from_bytes(kpcs_statement::Algorithm::Ed25519, &secret)
            .expect("any 32 bytes are an Ed25519 key");
        let inner = Inner { store, keys, clock, entropy, demo: options.demo, throw_away, log: OnceLock::new() };
        Ok(Self { inner: Arc::new(inner) })
    }

    pub(crate) fn inner(&self) -> &Arc<Inner> {
        &self.inner
    }

    /// The database, for reading.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The keys of this node's authorities.
    #[must_use]
    pub fn keys(&self) -> &KeyRing {
        &self.inner.keys
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        self.inner.clock.as_ref()
    }

    /// The source of randomness.
    #[must_use]
    pub fn entropy(&self) -> &dyn Entropy {
        self.inner.entropy.as_ref()
    }

    /// Whether it holds demonstration data.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.inner.demo
    }

    /// A fresh request id.
    #[must_use]
    pub fn request_id(&self) -> RequestId {
        fresh_request_id(self.inner.entropy.as_ref())
    }
}

impl Inner {
    /// The name under which an authority states things here.
    pub(crate) fn issuer(&self, authority: &AuthorityId) -> String {
        if self.demo { format!("kpcs-demo:{authority}") } else { authority.to_string() }
    }

    /// The occasion of an act done now at `authority`.
    pub(crate) fn occasion(
        &self,
        sql: &Sql<'_>,
        authority: &AuthorityId,
        officer: OfficerHandle,
        approver: Option<OfficerHandle>,
    ) -> Result<Occasion, StoreFault> {
        self.occasion_at(sql, authority, (officer, approver), self.clock.now())
    }

    /// The occasion of an act done at `authority` at that instant, by an officer and, where two are needed, another.
    pub(crate) fn occasion_at(
        &self,
        sql: &Sql<'_>,
        authority: &AuthorityId,
        (officer, approver): (OfficerHandle, Option<OfficerHandle>),
        at: Timestamp,
    ) -> Result<Occasion, StoreFault> {
        let today = match authority.participant() {
            Some(participant) if is_open(sql, participant)? => {
                kpcs_store::act::facts::rule_pack(sql, participant, at.day())?.validity.time_zone.day_of(at)
            }
            _ => at.day(),
        };
        Ok(Occasion { at, today, officer, approver })
    }
}

/// Whether rule packs are there yet; while a node is being founded there are none, and its day is that of UTC.
fn is_open(sql: &Sql<'_>, participant: kpcs_domain::value::CountryCode) -> Result<bool, StoreFault> {
    let packs = sql.query_integer(
        "select count(*) from view_rule_pack where participant in ('', $1)",
        kpcs_store::bind![&participant],
    )?;
    Ok(packs != Some(0))
}

fn same_kind(sql: &Sql<'_>, kind: &'static str) -> Result<String, StoreFault> {
    match work::setting(sql, "kind")? {
        Some(stored) => Ok(stored),
        None => {
            work::put_setting(sql, "kind", kind)?;
            Ok(kind.to_owned())
        }
    }
}
